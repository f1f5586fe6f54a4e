using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Syncing;

/// <summary>Keeps what was reported of a model, each value with when it became known.</summary>
internal sealed class ModelWriter(
    IImportBatch batch,
    RoundSchedule schedule,
    string model,
    FeedModelRounds reported,
    IReadOnlyDictionary<(int Round, Metric Metric), int> pathEnds
)
{
    // A bare date is the day of a value, not its moment; scores appear in the afternoon.
    private static readonly TimeSpan UsualHour = new(15, 30, 0);

    private readonly SyncRefusals _refusals = new();
    private readonly List<int> _submitted = [];
    private readonly List<int> _notScoredYet = [];
    private readonly List<int> _neverScored = [];
    private int _running;
    private int _restated;

    /// <summary>Writes all rounds.</summary>
    /// <returns>The summary; what was new is counted by the batch.</returns>
    public SyncedModel Write(int from, int to)
    {
        foreach (var round in reported.Rounds)
            Write(round);
        var submitted = _submitted.ToHashSet();
        // Before the first round that is reported at all there was no model.
        var first = reported.Rounds.Count > 0 ? reported.Rounds[0].Round : from;
        // None where the model is said to have started after the newest round that is known.
        var rounds = Enumerable.Range(first, Math.Max(0, to - first + 1));
        return new SyncedModel
        {
            Name = model,
            Range = (from, to),
            Submitted = _submitted.Count,
            Running = _running,
            New = ImportCounts.None,
            Restated = _restated,
            NotSubmitted = [.. rounds.Where(r => !submitted.Contains(r))],
            NotScoredYet = _notScoredYet,
            NeverScored = _neverScored,
            Incomplete = reported.Incomplete,
            Refused = _refusals.Count,
            FirstRefused = _refusals.Listed,
        };
    }

    private void Write(FeedModelRound round)
    {
        if (!round.IsSubmitted || !_refusals.Allows($"round {round.Round}", Reason(round)))
            return;
        var (isResolved, resolves) = schedule.ResolutionOf(round, reported.AnsweredAt);
        _submitted.Add(round.Round);
        _running += isResolved ? 0 : 1;
        foreach (var path in round.Paths.Select(p => Possible(round.Round, p)).Where(p => p.Days.Count > 0))
            Write(round.Round, path, isResolved, resolves);
        NoteMissing(round, isResolved, resolves);
        WritePosition(round, isResolved, resolves);
    }

    /// <summary>A round whose own number or times cannot be has no place in the calendar.</summary>
    private static string? Reason(FeedModelRound round) =>
        round.Round is < 1 or > RoundCalendar.LargestRound ? "there is no such round"
        : round.ResolveTime is { } resolves && Plausible.Time(resolves) is { } badResolve ? badResolve
        : round.CloseStakingTime is { } closes ? Plausible.Time(closes)
        : null;

    /// <summary>The way of a score without the values that cannot be.</summary>
    private FeedPath Possible(int round, FeedPath path)
    {
        var badName = Plausible.MetricName(path.Metric);
        var (low, high) = Plausible.ScoreBounds(path.Metric);
        bool CanBe(FeedValue day) =>
            badName is null
            && day.Value >= low
            && day.Value <= high
            && (day.At is not { } at || Plausible.Time(at) is null);
        // Nearly always all can be: then no reason is looked for.
        if (path.Days.All(CanBe))
            return path;
        return path with
        {
            Days =
            [
                .. path.Days.Where(d =>
                    _refusals.Allows(
                        $"round {round}",
                        badName ?? Plausible.Score(path.Metric, d.Value) ?? (d.At is { } at ? Plausible.Time(at) : null)
                    )
                ),
            ],
        };
    }

    private void Write(int round, FeedPath path, bool isResolved, DateTimeOffset resolves)
    {
        var (isFinal, end) = schedule.EndOf(round, path.Metric, isResolved, resolves);
        var days = new List<PathPoint>(path.Days.Count);
        for (var i = 0; i < path.Days.Count; i++)
        {
            var (day, isLast) = (path.Days[i], i == path.Days.Count - 1);
            var at = Shown(day.At);
            // Of days whose moment is not known, or lies ahead of this machine's clock, only the last one says anything.
            if (at.Basis == TimeBasis.Recorded || at.Time < reported.AnsweredAt || (isLast && !isFinal))
                days.Add(new PathPoint(at, day.Value, day.Day));
        }
        PathPoint? final = isFinal ? new PathPoint(NotLaterThanReported(end), path.Days[^1].Value) : null;
        int? wholeTo = pathEnds.TryGetValue((round, path.Metric), out var kept) ? kept : null;
        _restated += batch.AddPath(model, round, path.Metric, days, final, reported.AnsweredAt, wholeTo).Restated;
        if (!schedule.IsAskedAgain(round))
            return;
        if (reported.Incomplete is null && path.Days[^1].Day is { } lastDay)
            batch.NotePathEnd(model, round, path.Metric, lastDay);
        // After a hole nobody knows up to where the way is whole: where it was so before stays, else nothing is.
        else if (reported.Incomplete is not null && wholeTo is null)
            batch.NotePathEnd(model, round, path.Metric, 0);
    }

    private void NoteMissing(FeedModelRound round, bool isResolved, DateTimeOffset resolves)
    {
        if (round.Paths.Any(p => p.Days.Count > 0))
            return;
        (isResolved ? _neverScored : _notScoredYet).Add(round.Round);
        // A hole in the answer is no gap in the round.
        if (isResolved && reported.Incomplete is null)
            batch.AddGap(model, round.Round, new Knowledge(NotLaterThanReported(resolves), true));
    }

    private void WritePosition(FeedModelRound round, bool isResolved, DateTimeOffset resolves)
    {
        var position = new Position
        {
            Model = model,
            Round = round.Round,
            AtRisk = round.AtRisk,
            Multipliers = round.Multipliers,
            PayoutFactor = round.PayoutFactor,
            Payout = isResolved ? round.Settled : round.Pending,
            IsFinal = isResolved,
            Known = isResolved ? NotLaterThanReported(resolves) : ProjectionKnown(round),
        };
        if (!_refusals.Allows($"round {round.Round}", PositionBounds.Reason(position)))
            return;
        if (position.SaysAnything && batch.AddPosition(position, reported.AnsweredAt) == Addition.Restated)
            _restated++;
    }

    /// <summary>A projection is as old as the scores it rests on; before there are any, the stake is known from its closing.</summary>
    private KnownTime ProjectionKnown(FeedModelRound round)
    {
        var shown = round.Paths.Where(p => p.Days.Count > 0).Select(p => p.Days[^1].At).Max();
        if (shown is not null)
            return Shown(shown);
        return round.CloseStakingTime is { } close && close <= reported.AnsweredAt
            ? KnownTime.Recorded(close)
            : KnownTime.Recorded(reported.AnsweredAt);
    }

    private KnownTime Shown(DateTimeOffset? at)
    {
        if (at is not { } time)
            return KnownTime.Assumed(reported.AnsweredAt);
        var known = time.TimeOfDay == TimeSpan.Zero ? KnownTime.Assumed(time + UsualHour) : KnownTime.Recorded(time);
        return known.Time <= reported.AnsweredAt ? known : KnownTime.Assumed(reported.AnsweredAt);
    }

    private KnownTime NotLaterThanReported(DateTimeOffset time) =>
        time <= reported.AnsweredAt ? KnownTime.Recorded(time) : KnownTime.Assumed(reported.AnsweredAt);
}
