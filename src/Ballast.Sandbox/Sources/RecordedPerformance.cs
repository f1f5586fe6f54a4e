namespace Ballast.Sandbox.Sources;

/// <summary>A model's part in a round as it was recorded, with the scores and when each became known.</summary>
/// <param name="Performance">The final state of the round.</param>
/// <param name="Scores">Daily values; their <see cref="ScoreRecord.Date"/> is the moment they became known.</param>
public sealed record RecordedPerformance(PerformanceRecord Performance, IReadOnlyList<ScoreRecord> Scores)
{
    /// <summary>Daily values of versions that are not the official one of their score.</summary>
    public IReadOnlyList<ScoreRecord> OtherVersions { get; init; } = [];

    /// <summary>Payouts as they were reported, in that order. Without any, the performance's own counts once the round resolves.</summary>
    public IReadOnlyList<RecordedPayout> Payouts { get; init; } = [];

    /// <summary>The moment from which on all of it is known.</summary>
    public DateTimeOffset KnownFrom =>
        Scores
            .Concat(OtherVersions)
            .Select(s => s.Date)
            .Concat(Payouts.Select(p => p.KnownAt))
            .Append(Performance.Round.OpenTime)
            .Max();

    /// <summary>In the order in which answers list them.</summary>
    internal RecordedPerformance Sorted() =>
        this with
        {
            Scores = Sorted(Scores),
            OtherVersions = Sorted(OtherVersions),
        };

    /// <summary>The round for the model as it was known at a moment.</summary>
    internal PerformanceRecord AsOf(RoundRecord round, DateTimeOffset now)
    {
        var payout = Payouts.LastOrDefault(p => p.KnownAt <= now && (round.Resolved || !p.IsFinal));
        var isOwn = Payouts.Count == 0 && round.Resolved;
        return Performance with
        {
            Round = round,
            AtRisk = (round.CloseStakingTime ?? round.CloseTime) <= now ? Performance.AtRisk : null,
            Payout = isOwn ? Performance.Payout : payout?.Amount,
            IsProjection = payout?.IsFinal == false,
        };
    }

    private static ScoreRecord[] Sorted(IReadOnlyList<ScoreRecord> scores) =>
        [.. scores.OrderBy(s => s.DisplayName, StringComparer.Ordinal).ThenBy(s => s.Version).ThenBy(s => s.Day)];
}

/// <summary>A payout as it was reported.</summary>
/// <param name="KnownAt">From when on.</param>
/// <param name="Amount">NMR, a burn below 0.</param>
/// <param name="IsFinal">Whether it was settled; else a projection.</param>
public sealed record RecordedPayout(DateTimeOffset KnownAt, decimal Amount, bool IsFinal);
