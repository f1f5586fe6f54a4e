using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Owning;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Account;

/// <summary>An account's money over time, which rounds, models and scores made it, and why a rank is not money.</summary>
public static class MoneySums
{
    /// <summary>Adds the money up.</summary>
    /// <returns>A refusal where a model is unknown or no stake is stored.</returns>
    public static Outcome<AccountAnswer> Run(AsOfView view, AccountRequest request) =>
        request.In(view, (models, from, to) => Add(view, request, models, from, to));

    /// <summary>The rounds in which stakes of models are stored, first and last; null where none are.</summary>
    private static string? Elsewhere(AsOfView view, IReadOnlyList<string> models)
    {
        var book = new PayoutBook(new PayoutFacts(view, models, 1, int.MaxValue), new StakeStates(view));
        int[] rounds = [.. book.Settled.Select(p => p.Position.Round), .. book.Unsettled.Select(p => p.Round)];
        return rounds.Length == 0
            ? null
            : $"rounds {rounds.Min()} to {rounds.Max()} (opened {Format.Day(RoundCalendar.OpenDate(rounds.Min()))} to {Format.Day(RoundCalendar.OpenDate(rounds.Max()))})";
    }

    private static Outcome<AccountAnswer> Add(
        AsOfView view,
        AccountRequest request,
        IReadOnlyList<string> models,
        int from,
        int to
    )
    {
        if (request.RankedBy is { } rank && !view.Metrics.Contains(rank))
            return new Refusal(
                "no-metric",
                $"No score {rank} is stored. Stored metrics: {string.Join(", ", view.Metrics.Where(m => !m.IsPercentile))}."
            );
        var facts = new PayoutFacts(view, models, from, to);
        var book = new PayoutBook(facts, new StakeStates(view));
        if (book.Settled.Count + book.Unsettled.Count == 0)
            return new Refusal(
                "no-stake",
                Elsewhere(view, models) is { } elsewhere
                    ? $"No stake of these models is stored for these rounds: theirs are of {elsewhere}."
                    : SharedSentences.NoStake(view, "No stake of these models is stored.")
            );
        var prices = new PriceBook(view.Prices(request.Currency));
        var lists = new MoneyLists(book, view.Dates, prices, new AtomicCapital(view, models));
        var rounds = lists.Rounds();
        var bridge = new BridgeFinder(view, request.RankedBy, book);
        return new AccountAnswer
        {
            Tournament = view.Tournament.Slug(),
            Models = [.. models.Where(lists.HasMoney)],
            Own = OwnModels.Count(view, models.Where(lists.HasMoney)),
            From = rounds.Count == 0 ? null : rounds[0].Round,
            To = rounds.Count == 0 ? null : rounds[^1].Round,
            Currency = prices.IsEmpty ? null : request.Currency,
            RoundsWithoutPrice = prices.IsEmpty ? 0 : rounds.Count(r => r.NetFiat is null),
            Total = lists.Total(),
            Unresolved = book.Unresolved,
            Rounds = rounds,
            DeepestFall = MoneyFall.Deepest(rounds),
            ByModel = AccountOrders.Sort(lists.Models(), request.Order),
            SortedBy = request.Order.ToString().ToLowerInvariant(),
            ByScore = lists.Scores(),
            Months = MoneyLists.Months(rounds),
            WorstRounds = [.. rounds.Where(r => r.Net < 0).OrderBy(r => r.Net).Take(MoneyLists.MostListed)],
            BestRounds = [.. rounds.Where(r => r.Net > 0).OrderByDescending(r => r.Net).Take(MoneyLists.MostListed)],
            Bridge = bridge.Find(),
            Moves = OwnerMoves.Of(view.Positions(models), view.Dates, from, to),
            Balances = Balances.Of(view.StakeDays(models), prices),
            NotComputed = book.NotComputed,
            PayoutsMissing = book.PayoutsMissing,
            Rules = facts.RuleSpans(rounds.Select(r => r.Round)),
        };
    }
}

/// <summary>The question about money.</summary>
public sealed record AccountRequest : Selection
{
    /// <summary>The score that models are ranked by; null takes the first paid one of the newest rule.</summary>
    public Metric? RankedBy { get; init; }

    /// <summary>The order of the models.</summary>
    public AccountOrder Order { get; init; }

    /// <summary>Currency of the amounts in money.</summary>
    public string Currency { get; init; } = "usd";
}
