using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Collecting;

/// <summary>What the schedule has to know of a tournament.</summary>
public sealed record CollectionFacts
{
    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>The rounds that are kept, by number.</summary>
    public required IReadOnlyDictionary<int, RoundFacts> Rounds { get; init; }

    /// <summary>When everything was last fetched; null before the first time.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>The day up to which all scores that are expected are kept; null where that cannot be said.</summary>
    public DateOnly? ScoresTo { get; init; }

    /// <summary>Added to every moment, so that not all the world asks at the same second.</summary>
    public TimeSpan Spread { get; init; }
}

/// <summary>When to look next, and what for.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="At">The moment; it may lie in the past, and then it is high time.</param>
/// <param name="Reason">What may be new then, in words.</param>
public sealed record CollectionMoment(Tournament Tournament, DateTimeOffset At, string Reason);
