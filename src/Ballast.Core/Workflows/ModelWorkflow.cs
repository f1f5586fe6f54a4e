using Ballast.Core.Evidence.Maturity;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Believing;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Ports;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows;

/// <summary>What is stored about one model: its scores by round and, while rounds are open, by day, its stakes and payouts.</summary>
public static class ModelWorkflow
{
    /// <summary>Looks the model up.</summary>
    /// <returns>A refusal where it is unknown, or nothing of it is stored.</returns>
    public static Outcome<ModelDocument> Run(
        IRevisionStore store,
        PayoutTimeline timeline,
        Tournament tournament,
        string model,
        DateTimeOffset asOf
    ) =>
        ModelSelection
            .Of(store, tournament, [model], asOf)
            .Then(names => Look(store, timeline, tournament, names[0], asOf));

    private static Outcome<ModelDocument> Look(
        IRevisionStore store,
        PayoutTimeline timeline,
        Tournament tournament,
        string model,
        DateTimeOffset asOf
    )
    {
        var rules = RuleLookup.Of(store, timeline, tournament, asOf);
        var dates = new RoundDates(rules, store.Rounds(tournament, asOf));
        var stored = store.Metrics(tournament, asOf);
        var metrics = Paid(rules, stored, asOf);
        var positions = store
            .Positions(new PositionQuery(tournament, [model], 1, RoundCalendar.LargestRound, asOf))
            .ToDictionary(p => p.Round);
        var scores = store.Scores(
            new ScoreQuery(
                tournament,
                [model],
                metrics.Count > 0 ? metrics : stored,
                1,
                RoundCalendar.LargestRound,
                asOf
            )
        );
        var columnOf = scores.Rounds.Index().ToDictionary(r => r.Item, r => r.Index);
        int[] rounds = [.. scores.Rounds.Where((_, c) => HasScore(scores, c)).Union(positions.Keys).Order()];
        if (rounds.Length == 0)
            return new Refusal("nothing-in-range", $"No score or stake of {model} is stored.");
        var ways = new OpenWays(store, tournament, model, dates, asOf);
        return new ModelDocument
        {
            Tournament = tournament.Slug(),
            Model = model,
            AsOf = asOf,
            Metrics = [.. scores.Metrics.Select(m => m.ToString())],
            Rounds =
            [
                .. rounds.Select(r => Entry(r, scores, columnOf, positions.GetValueOrDefault(r), dates, ways, asOf)),
            ],
            Rules = RuleSpan.Of(rounds.Select(r => (r, dates.RuleOf(r)))),
        };
    }

    /// <summary>What the rule in force pays on first, then what others did.</summary>
    private static List<Metric> Paid(RoundRules rules, IReadOnlyList<Metric> stored, DateTimeOffset asOf)
    {
        var metrics = new TermMetrics(stored);
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(asOf.UtcDateTime));
        PayoutRule[] inForce = rules.At(Math.Max(1, newest)).Rule is { } rule ? [rule] : [];
        return
        [
            .. inForce
                .Concat(rules.Rules(1, RoundCalendar.LargestRound).Reverse())
                .SelectMany(r => r.Terms)
                .Select(metrics.Of)
                .Distinct()
                .Where(stored.Contains),
        ];
    }

    private static ModelRoundEntry Entry(
        int round,
        ScorePanel scores,
        Dictionary<int, int> columnOf,
        Position? position,
        RoundDates dates,
        OpenWays ways,
        DateTimeOffset asOf
    )
    {
        var resolves = dates.ResolvedAt(round);
        var isResolved = resolves <= asOf;
        return new ModelRoundEntry(
            round,
            dates.RuleOf(round)?.Id,
            resolves,
            isResolved,
            [
                .. scores.Metrics.Select(
                    (_, plane) =>
                        columnOf.TryGetValue(round, out var column) ? Json.Number(scores.Row(plane, 0)[column]) : null
                ),
            ],
            isResolved ? [] : [.. scores.Metrics.Select(m => ways.Of(m, round))],
            position?.AtRisk?.Amount,
            position?.Payout?.Amount,
            position?.IsFinal == true
        );
    }

    private static bool HasScore(ScorePanel scores, int column) =>
        Enumerable.Range(0, scores.Metrics.Count).Any(plane => !double.IsNaN(scores.Row(plane, 0)[column]));

    /// <summary>What scores of open rounds showed day by day.</summary>
    private sealed class OpenWays(
        IRevisionStore store,
        Tournament tournament,
        string model,
        RoundDates dates,
        DateTimeOffset asOf
    )
    {
        private readonly Dictionary<Metric, ScorePaths> _read = [];

        public IReadOnlyList<double?> Of(Metric metric, int round)
        {
            if (!_read.TryGetValue(metric, out var paths))
                _read[metric] = paths = Read(metric, round);
            var column = round - paths.Rounds[0];
            if (column < 0 || column >= paths.Rounds.Count)
                return [];
            return [.. Enumerable.Range(1, paths.Days).Select(day => Json.Number(paths.Shown(0, column, day)))];
        }

        /// <summary>From the first open round on, which is asked for first.</summary>
        private ScorePaths Read(Metric metric, int first)
        {
            var last = Math.Max(first, RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(asOf.UtcDateTime)));
            int[] rounds = [.. Enumerable.Range(first, last - first + 1)];
            return new ScorePathReader(store, tournament, [model], rounds, new ScoreHorizons(dates), asOf).Of(metric);
        }
    }
}
