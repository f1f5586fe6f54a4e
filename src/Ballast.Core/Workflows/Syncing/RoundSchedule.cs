using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Syncing;

/// <summary>Which rounds there are, how far each is, and so which ones a model is asked for.</summary>
/// <remarks>
/// A round is resolved when its payout has settled, and settled when no score of it changes any more: 60-day scores go on after a 20-day
/// round has paid (domain notes, section 7, quirk 5).
/// </remarks>
internal sealed class RoundSchedule
{
    /// <summary>Scores get restated: so many resolved rounds are looked at again. Source: domain notes, section 7, quirk 8.</summary>
    public const int LookedAtAgain = 2;

    private readonly SortedDictionary<int, FeedRound> _rounds = [];
    private readonly Tournament _tournament;
    private readonly RoundRules _rules;
    private readonly DateTimeOffset _judgedAt;
    private int? _askedAgainFrom;

    public RoundSchedule(RoundRules rules, FeedRounds reported, IEnumerable<RoundFacts> kept)
    {
        (_tournament, _rules) = (rules.Tournament, rules);
        foreach (var facts in kept)
            _rounds[facts.Number] = new FeedRound(facts, new Dictionary<string, DateTimeOffset>());
        foreach (var round in reported.Rounds)
            _rounds[round.Facts.Number] = round;
        // A sandbox may live in another year than this machine. Its newest round has opened and those called resolved have
        // resolved, so its clock is at least there.
        var reached = reported.Rounds.Count > 0 ? reported.Rounds.Max(r => Reached(r.Facts)) : reported.AnsweredAt;
        _judgedAt = reached < reported.AnsweredAt ? reached : reported.AnsweredAt;
        SettledTo = _rounds.Values.TakeWhile(IsSettled).LastOrDefault()?.Facts.Number;
    }

    /// <summary>The last round before the first that is not settled; null without any.</summary>
    public int? SettledTo { get; }

    public int Count => _rounds.Count;

    public int First => _rounds.Keys.First();

    public int Newest => _rounds.Keys.Last();

    /// <summary>The first round to ask a model for.</summary>
    public int FromFor(TrackedModel model, bool isFull)
    {
        if (isFull || model.SettledTo is not { } settled)
            return FirstSince(model.StartedAt);
        return AskedAgainFrom(settled);
    }

    /// <summary>A start after the newest round says nothing: whoever lives in the past, or was given a wrong one, asks for all rounds.</summary>
    private int FirstSince(DateTimeOffset? start) =>
        start is { } began
        && RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(began.UtcDateTime)) is var first
        && first <= Newest
            ? Math.Max(First, first)
            : First;

    private int AskedAgainFrom(int settled)
    {
        var resolved = _rounds.Values.Where(r => r.Facts.Resolved == true).TakeLast(LookedAtAgain).ToList();
        var again = resolved.Count > 0 ? resolved[0].Facts.Number : settled + 1;
        return Math.Max(First, Math.Min(settled + 1, again));
    }

    /// <summary>Whether the round is one that a later sync asks for again.</summary>
    public bool IsAskedAgain(int round) => round >= (_askedAgainFrom ??= AskedAgainFrom(SettledTo ?? First - 1));

    /// <summary>Whether first scores are due.</summary>
    public bool HasBegunScoring(int round) =>
        (_rounds.GetValueOrDefault(round)?.Facts.ScoreTime ?? RoundCalendar.ScoreTime(round)) <= _judgedAt;

    /// <summary>Whether the round has settled its payouts, and when it did or is to.</summary>
    public (bool IsResolved, DateTimeOffset Time) ResolutionOf(FeedModelRound round, DateTimeOffset answeredAt)
    {
        var facts = _rounds.GetValueOrDefault(round.Round)?.Facts;
        var time =
            facts?.ResolveTime ?? round.ResolveTime ?? RoundCalendar.ResolveTime(round.Round, ScoreDays(round.Round));
        // The list of rounds knows best; a row's own flag is always false on Signals and unreliable on Crypto (quirk 2).
        var claims = _tournament == Tournament.Classic && round.ClaimsResolved == true;
        return (facts?.Resolved ?? (claims || (round.Settled is not null && time <= answeredAt)), time);
    }

    /// <summary>Whether a score of a round is final, and when it becomes so.</summary>
    public (bool IsFinal, DateTimeOffset Time) EndOf(int round, Metric metric, bool isResolved, DateTimeOffset resolves)
    {
        var end = EndOf(round, metric.Name, resolves);
        return (end - resolves).Duration() < TimeSpan.FromDays(1) ? (isResolved, resolves) : (end <= _judgedAt, end);
    }

    private DateTimeOffset EndOf(int round, string metric, DateTimeOffset resolves)
    {
        if (_rounds.TryGetValue(round, out var known) && known.ScoringEnds.TryGetValue(metric, out var end))
            return end;
        var (days, roundDays) = (MetricNames.ScoreDays(metric), ScoreDays(round));
        if (days is null || days == roundDays || roundDays is not (20 or 60))
            return resolves;
        return days > roundDays ? resolves + RoundCalendar.LongerHorizon : resolves - RoundCalendar.LongerHorizon;
    }

    private static DateTimeOffset Reached(RoundFacts facts) =>
        facts is { Resolved: true, ResolveTime: { } resolved } ? resolved : facts.Open().Time;

    private bool IsSettled(FeedRound round)
    {
        if (round.Facts.Resolved != true)
            return false;
        var days = ScoreDays(round.Facts.Number);
        var resolves = round.Facts.Resolve(days).Time;
        // Where the round does not list its scores, the longest there are may still be running.
        var end =
            round.ScoringEnds.Count > 0
                ? round.ScoringEnds.Values.Max()
                : resolves + (days == 20 ? RoundCalendar.LongerHorizon : default);
        return end <= _judgedAt;
    }

    private int ScoreDays(int round) => _rules.At(round).Rule?.ScoreDays ?? 20;
}
