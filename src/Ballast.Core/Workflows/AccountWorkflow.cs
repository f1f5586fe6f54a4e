using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Money;
using Ballast.Core.Workflows.Ports;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Workflows;

/// <summary>An account's money over time, which rounds, models and scores made it, and why a rank is not money.</summary>
public static class AccountWorkflow
{
    /// <summary>Adds the money up.</summary>
    /// <returns>A refusal where a model is unknown or no stake is stored.</returns>
    public static Outcome<AccountDocument> Run(
        ITournamentStore store,
        PayoutTimeline timeline,
        AccountRequest request
    ) =>
        ModelSelection
            .Of(store, request.Tournament, request.Models, request.AsOf)
            .Then(models =>
                request
                    .Range.Resolve(request.Tournament, timeline)
                    .Then(range => Add(store, timeline, request, models, range.From, range.To))
            );

    private static Outcome<AccountDocument> Add(
        ITournamentStore store,
        PayoutTimeline timeline,
        AccountRequest request,
        IReadOnlyList<string> models,
        int from,
        int to
    )
    {
        if (request.RankedBy is { } rank && !store.Metrics(request.Tournament, request.AsOf).Contains(rank))
            return new Refusal(
                "no-metric",
                $"No score {rank} is stored. Stored metrics: {string.Join(", ", store.Metrics(request.Tournament, request.AsOf).Where(m => !m.IsPercentile))}."
            );
        var facts = new PayoutFacts(store, timeline, request.Tournament, models, from, to, request.AsOf);
        var rules = RuleLookup.Of(store, timeline, request.Tournament, request.AsOf);
        var dates = new RoundDates(rules, store.Rounds(request.Tournament, request.AsOf));
        var book = new PayoutBook(facts, new StakeStates(dates, request.AsOf));
        if (book.Settled.Count + book.Unsettled.Count == 0)
            return new Refusal(
                "no-stake",
                "No stake of these models is stored for these rounds. Sync an account, or import a table with selectedStakeValue and payout."
            );
        var prices = new PriceBook(store.Prices(request.Currency, request.AsOf));
        var capital = new AtomicCapital(store, request.Tournament, models, request.AsOf, dates);
        var lists = new MoneyLists(book, dates, prices, capital);
        var rounds = lists.Rounds();
        var bridge = new BridgeFinder(store, rules, request, book);
        return new AccountDocument
        {
            Tournament = request.Tournament.Slug(),
            Models = [.. models.Where(lists.HasMoney)],
            From = rounds.Count == 0 ? null : rounds[0].Round,
            To = rounds.Count == 0 ? null : rounds[^1].Round,
            Currency = prices.IsEmpty ? null : request.Currency,
            RoundsWithoutPrice = prices.IsEmpty ? 0 : rounds.Count(r => r.NetFiat is null),
            Total = lists.Total(),
            Unresolved = book.Unresolved,
            Rounds = rounds,
            ByModel = lists.Models(),
            ByScore = lists.Scores(),
            Months = MoneyLists.Months(rounds),
            WorstRounds = [.. rounds.Where(r => r.Net < 0).OrderBy(r => r.Net).Take(MoneyLists.MostListed)],
            BestRounds = [.. rounds.Where(r => r.Net > 0).OrderByDescending(r => r.Net).Take(MoneyLists.MostListed)],
            Bridge = bridge.Find(),
            Moves = OwnerMoves.Of(
                store.Positions(
                    new PositionQuery(request.Tournament, models, 1, RoundCalendar.LargestRound, request.AsOf)
                ),
                dates,
                from,
                to
            ),
            Balances = Balances.Of(
                store.StakeDays(new StakeDayQuery(request.Tournament, models, request.AsOf)),
                prices
            ),
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

    /// <summary>Currency of the amounts in money.</summary>
    public string Currency { get; init; } = "usd";
}
