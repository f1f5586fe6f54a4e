using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Ledger.Lots;
using Ballast.Core.Ledger.Recorded;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Realised;

/// <summary>Lays events in the order of time through lots; what comes at a moment comes before what leaves at it.</summary>
/// <param name="request">Method, currency, cost of deposits, costs.</param>
/// <param name="prices">Prices of the days.</param>
/// <param name="owned">What was owned at the last sync; null where there are no lots.</param>
internal sealed class LotEvents(RealisedRequest request, PriceBook prices, OwnedNmr? owned)
{
    private readonly LotPool _pool = LotPool.Create(request.Lots);
    private readonly List<RealisedEvent> _events = [];

    /// <summary>What is left, once the events are listed; null where there are no lots.</summary>
    public LotsEntry? Entry { get; private set; }

    /// <summary>Lists the events.</summary>
    /// <param name="settled">Payouts and burns.</param>
    /// <param name="movements">Movements; those inside the account are no events.</param>
    /// <param name="asOf">Costs after it take no part.</param>
    public IReadOnlyList<RealisedEvent> List(
        IReadOnlyList<SettledStake> settled,
        IReadOnlyList<AccountMovement> movements,
        DateTimeOffset asOf
    )
    {
        List<Flow> flows =
        [
            .. settled
                .Where(s => s.Payout != Nmr.Zero)
                .Select(s => new Flow(
                    s.Moment,
                    s.Payout > Nmr.Zero ? RealisedKind.Payout : RealisedKind.Burn,
                    s.Payout,
                    s.Model.Tournament,
                    s.Model.Name,
                    s.Round
                )),
            .. movements
                .Where(m => !m.IsPending && m.Kind is AccountMovementKind.Deposit or AccountMovementKind.Withdrawal)
                .Select(m =>
                    m.Kind == AccountMovementKind.Deposit
                        ? new Flow(m.Moment, RealisedKind.Deposit, m.Amount, m.Tournament, null, null)
                        : new Flow(m.Moment, RealisedKind.Withdrawal, -m.Amount, m.Tournament, null, null)
                ),
        ];
        var opening = owned is null
            ? Nmr.Zero
            : owned.Amount - Amounts.Sum(flows.Where(f => f.Moment <= owned.At), f => f.Amount);
        if (opening > Nmr.Zero)
            Add(
                new Flow(
                    flows.Count == 0 ? owned!.At : flows.Min(f => f.Moment),
                    RealisedKind.Opening,
                    opening,
                    null,
                    null,
                    null
                ),
                "worked out from the balance"
            );
        foreach (var flow in flows.OrderBy(f => f.Moment).ThenBy(f => f.Amount < Nmr.Zero))
            Add(flow, flow.Kind is RealisedKind.Payout or RealisedKind.Burn ? "settled round" : "wallet transaction");
        if (owned is not null)
            Entry = Left(opening);
        var last = DateOnly.FromDateTime(asOf.UtcDateTime);
        _events.AddRange(request.Costs.Where(c => c.Day <= last).Select(Cost));
        return [.. _events.OrderBy(e => e.Date)];
    }

    private void Add(Flow flow, string source)
    {
        var day = DateOnly.FromDateTime(flow.Moment.UtcDateTime);
        var price = flow.Kind == RealisedKind.Opening ? null : prices.On(day);
        var value = flow.Amount.Amount * price;
        var (basis, gain) = owned is null ? (null, null) : Lay(flow, price, value);
        _events.Add(
            new RealisedEvent(
                day,
                flow.Kind,
                flow.Tournament?.Slug(),
                flow.Model,
                flow.Round,
                Json.Plain(flow.Amount.Amount),
                price,
                Plain(value),
                Plain(basis),
                Plain(gain),
                source
            )
        );
    }

    private (decimal? Basis, decimal? Gain) Lay(Flow flow, decimal? price, decimal? value)
    {
        if (flow.Amount > Nmr.Zero)
        {
            var cost = flow.Kind switch
            {
                RealisedKind.Payout => price,
                RealisedKind.Deposit when request.DepositsAtMarket => price,
                _ => request.DepositCost,
            };
            _pool.Acquire(flow.Amount, cost);
            return (flow.Amount.Amount * cost, null);
        }
        var basis = _pool.Dispose(-flow.Amount).CostBasis;
        return (basis, flow.Kind == RealisedKind.Burn ? -basis : -value - basis);
    }

    private LotsEntry Left(Nmr opening)
    {
        var left = _events.FindAll(e => e.Kind is RealisedKind.Burn or RealisedKind.Withdrawal);
        return new LotsEntry(
            Json.Plain(opening > Nmr.Zero ? opening.Amount : 0),
            owned!.IsLeast,
            Json.Plain(opening < Nmr.Zero ? -opening.Amount : 0),
            Json.Plain(_pool.Left.Amount),
            Json.Plain(_pool.LeftWithoutCost.Amount),
            _pool.Left > _pool.LeftWithoutCost ? Json.Plain(_pool.CostLeft) : null,
            left.Count,
            left.Count(e => e.Gain is null),
            owned.At
        );
    }

    private RealisedEvent Cost(CostLine cost)
    {
        var price = prices.On(cost.Day);
        var nmr =
            cost.IsNmr ? cost.Amount
            : price is { } one && one > 0 ? cost.Amount / one
            : (decimal?)null;
        var money = cost.IsNmr ? cost.Amount * price : cost.Amount;
        return new RealisedEvent(
            cost.Day,
            RealisedKind.Cost,
            null,
            null,
            null,
            Plain(nmr is { } spent ? -decimal.Round(spent, Nmr.Places) : null),
            price,
            Plain(-money),
            null,
            null,
            cost.Note.Length == 0 ? "costs file" : cost.Note
        );
    }

    private static decimal? Plain(decimal? amount) => amount is { } known ? Json.Plain(known) : null;

    private sealed record Flow(
        DateTimeOffset Moment,
        RealisedKind Kind,
        Nmr Amount,
        Tournament? Tournament,
        string? Model,
        int? Round
    );
}
