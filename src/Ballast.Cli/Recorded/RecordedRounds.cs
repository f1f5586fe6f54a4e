using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Sandbox.Sources;

namespace Ballast.Cli.Recorded;

/// <summary>The rounds of a store; where it has no times, the calendar's.</summary>
internal sealed class RecordedRounds
{
    private const int UsualScoreDays = 20;

    private readonly SortedDictionary<int, RoundRecord> _rounds = [];
    private readonly AsOfView _view;

    public RecordedRounds(AsOfView view, RecordedEntries entries)
    {
        _view = view;
        var held = entries.All.GroupBy(e => e.Round).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var number in view.Rounds.Keys.Union(held.Keys))
            _rounds[number] = Record(view.FactsOf(number), held.GetValueOrDefault(number) ?? []);
        All = [.. _rounds.Values];
    }

    /// <summary>All of them, ascending.</summary>
    public IReadOnlyList<RoundRecord> All { get; }

    public RoundRecord Of(int number) => _rounds[number];

    private RoundRecord Record(RoundFacts facts, List<RecordedEntry> entries)
    {
        var (number, rule) = (facts.Number, _view.Timeline.At(_view.Tournament, facts.Number).Rule);
        var days = rule?.ScoreDays ?? UsualScoreDays;
        var resolves = facts.Resolve(days).Time;
        return new RoundRecord
        {
            Id = RecordedNames.Id("round", _view.Tournament.Slug(), $"{number}"),
            Tournament = _view.Tournament,
            Number = number,
            OpenTime = facts.Open().Time,
            CloseTime = facts.CloseTime ?? RoundCalendar.CloseTime(number),
            CloseStakingTime = facts.CloseStakingTime,
            ScoreTime = facts.ScoreTime ?? RoundCalendar.ScoreTime(number),
            ResolveTime = resolves,
            PayoutFactor = facts.PayoutFactor,
            StakeThreshold = facts.StakeThreshold?.Amount,
            Clip = rule?.Clip ?? 1,
            Atomic = rule?.Staking == StakingSystem.AtomicPerRound,
            Resolved = IsResolved(facts, entries, days),
            TotalAtStake = facts.TotalAtStake?.Amount,
            TotalNet = facts.TotalPayout?.Amount,
            Scores = Scores(rule, days, resolves, entries),
        };
    }

    /// <summary>
    /// A round has resolved where a source said so, or a final value is kept. With nothing but interim ones it is left running, however
    /// long ago it was: what a sync takes for the last word must be one. The flag alone is not enough, Signals always says false.
    /// </summary>
    private static bool IsResolved(RoundFacts facts, List<RecordedEntry> entries, int days) =>
        facts.Resolved == true
        || entries.Exists(e => e.Positions.Exists(p => p.IsFinal))
        || entries.Exists(e =>
            e.Scores.Exists(s =>
                (MetricNames.ScoreDays(s.Metric.Name) ?? days) == days && s.Revisions.Exists(r => r.IsFinal)
            )
        )
        || (facts.Resolved is null && entries.TrueForAll(e => e.Positions.Count == 0 && e.Scores.Count == 0));

    /// <summary>The scores that paid, and the others that are kept.</summary>
    private List<RoundScoreRecord> Scores(
        PayoutRule? rule,
        int roundDays,
        DateTimeOffset resolves,
        List<RecordedEntry> entries
    )
    {
        var terms = (rule?.Terms ?? []).DistinctBy(_view.Terms.Of).ToDictionary(_view.Terms.Of);
        var kept = entries
            .SelectMany(e => e.Scores)
            .Select(s => s.Metric)
            .Where(m => m.Version.Length == 0 && !m.IsPercentile);
        return
        [
            .. terms
                .Keys.Concat(kept)
                .Distinct()
                .Select(metric =>
                {
                    var days = MetricNames.ScoreDays(metric.Name) ?? roundDays;
                    var options = terms.TryGetValue(metric, out var term) ? term.Options : [0m];
                    return RecordedRows.Score(metric, days, options.Min(), options.Max()) with
                    {
                        End =
                            days == roundDays || roundDays is not (20 or 60) ? resolves
                            : days > roundDays ? resolves + RoundCalendar.LongerHorizon
                            : resolves - RoundCalendar.LongerHorizon,
                    };
                }),
        ];
    }
}
