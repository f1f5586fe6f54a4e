using Ballast.Core.Ledger;
using Ballast.Core.Numerics;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Owning;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Realised;

/// <summary>Adds realised results up.</summary>
internal static class RealisedComputation
{
    /// <summary>Answers the question.</summary>
    /// <returns>A refusal where a model is unknown or no stake is stored.</returns>
    public static Outcome<RealisedAnswer> Run(AsOfView view, RealisedRequest request) =>
        RealisedBook.Build(view, request).Then<RealisedBook, RealisedAnswer>(book => Answer(view, request, book));

    private static RealisedAnswer Answer(AsOfView view, RealisedRequest request, RealisedBook book)
    {
        var periods = new RealisedPeriods(book.NoLots is null, book.HasAccount, !book.Prices.IsEmpty);
        var hasMoney = !book.Prices.IsEmpty || request.Costs.Any(c => !c.IsNmr);
        return new RealisedAnswer
        {
            AsOf = view.AsOf,
            Tournaments = [.. book.Stakes.Select(s => s.Tournament.Slug())],
            Models =
            [
                .. book
                    .Stakes.SelectMany(s => s.Positions.Where(HasMoney).Select(p => p.Model))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.OrdinalIgnoreCase),
            ],
            ModelsFrom = book.ModelsFrom,
            Currency = hasMoney ? request.Currency : null,
            LotMethod = request.Lots.ToString().ToLowerInvariant(),
            Total = periods.Total(book.Events),
            Years = periods.By(book.Events, "yyyy"),
            Months = periods.By(book.Events, "yyyy-MM"),
            Lots = book.Lots,
            NoLots = book.NoLots,
            MoneyWeighted = Return(view, request, book),
            Open = book.Stakes.Sum(s => s.Open),
            NothingPaid = book.Settled.Count(s => s.AtRisk > Nmr.Zero && s.Payout == Nmr.Zero),
            PayoutsMissing = book.Stakes.Sum(s => s.ResolvedSince + s.PayoutsMissing) + book.Unstored,
            NotUnderstood = book.NotUnderstood,
        };
    }

    private static bool HasMoney(Position position) =>
        position.AtRisk > Nmr.Zero || (position.Payout is { } payout && payout != Nmr.Zero);

    private static MoneyWeightedEntry Return(AsOfView view, RealisedRequest request, RealisedBook book)
    {
        var stakes = book.Stakes.SelectMany(s => Stakes(view.In(s.Tournament), s)).ToList();
        var (flows, now) = CapitalFlows.Find(stakes.Where(s => s.Stake is not null).Select(s => s.Stake!), view.AsOf);
        var today = DateOnly.FromDateTime(view.AsOf.UtcDateTime);
        List<(DateOnly Day, double Amount)> all =
        [
            .. flows.Select(f => (f.Day, (double)f.Amount.Amount)),
            (today, (double)now.Amount),
        ];
        // A legacy stake goes through rounds: without one of its payouts nobody knows what it brought.
        var annual = stakes.Exists(s => s.IsUnknown)
            ? new InternalRateResult(null, "payouts-missing")
            : InternalRate.Find(all);
        var costs = book.Events.Where(e => e.Kind == RealisedKind.Cost).ToList();
        var after =
            request.Costs.Count == 0 ? new InternalRateResult(null, "no-costs")
            : annual.Why == "payouts-missing" ? annual
            : costs.Exists(c => c.Nmr is null) ? new InternalRateResult(null, "no-price")
            : InternalRate.Find([.. all, .. costs.Select(c => (c.Date, (double)c.Nmr!.Value))]);
        return new MoneyWeightedEntry(
            flows.Count == 0 ? null : flows.Min(f => f.Day),
            Json.Plain(now.Amount),
            annual.Rate,
            annual.Why,
            after.Rate,
            after.Why
        );
    }

    /// <summary>Stakes as capital. A position without its payout is left out; a legacy stake without one leaves all unknown.</summary>
    private static IEnumerable<(CapitalStake? Stake, bool IsUnknown)> Stakes(AsOfView view, OwnStakes own)
    {
        var states = new StakeStates(view);
        var settled = own.Settled.ToDictionary(s => (s.Model.Name.ToLowerInvariant(), s.Round), s => s.Payout);
        foreach (var position in own.Positions.Where(p => p.AtRisk > Nmr.Zero))
        {
            Nmr? payout = settled.TryGetValue((position.Model.ToLowerInvariant(), position.Round), out var paid)
                ? paid
                : null;
            var (isAtomic, state) = (view.Dates.IsAtomic(position.Round), states.Of(position));
            if (state == StakeState.None)
                continue;
            if (payout is null && state == StakeState.PayoutMissing)
            {
                yield return (null, !isAtomic);
                continue;
            }
            yield return (
                new CapitalStake(
                    $"{own.Tournament} {position.Model}",
                    isAtomic,
                    position.AtRisk!.Value,
                    view.Dates.StakeFixedAt(position.Round),
                    view.Dates.ResolvedAt(position.Round),
                    payout
                ),
                false
            );
        }
    }
}
