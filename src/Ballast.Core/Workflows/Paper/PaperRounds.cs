using Ballast.Core.Simulation;

namespace Ballast.Core.Workflows.Paper;

/// <summary>The rounds of an account on paper, as they are known at a moment.</summary>
internal sealed record PaperRounds
{
    /// <summary>For the replay: rounds that have settled and rounds that are open; none where no round has closed since the start.</summary>
    public required ReplayRounds Replay { get; init; }

    /// <summary>The first round whose stakes were or are fixed after the start.</summary>
    public required int First { get; init; }

    /// <summary>Rounds that have settled.</summary>
    public required int Settled { get; init; }

    /// <summary>Rounds that have closed and not resolved.</summary>
    public required int Open { get; init; }

    /// <summary>Rounds that have resolved while their final scores are not stored yet: they count as open.</summary>
    public required int Waiting { get; init; }

    /// <summary>The most rounds that share days.</summary>
    public required int Overlap { get; init; }

    /// <summary>Rules of the settled rounds.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }

    /// <summary>Models that take no part, with the reason.</summary>
    public required IReadOnlyList<SkippedModel> Skipped { get; init; }

    /// <summary>Resolved rounds with scores that take no part, by reason.</summary>
    public required IReadOnlyList<SkippedRounds> SkippedRounds { get; init; }

    /// <summary>Why no resolved round could be paid; null where one was, or none has resolved.</summary>
    public required string? NothingPaid { get; init; }
}
