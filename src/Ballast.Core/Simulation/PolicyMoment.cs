using Ballast.Core.Rounds;

namespace Ballast.Core.Simulation;

/// <summary>What a policy knows before the stakes of a round are fixed.</summary>
public sealed record PolicyMoment
{
    /// <summary>The moment.</summary>
    public required DateTimeOffset Moment { get; init; }

    /// <summary>The round whose stakes are fixed next.</summary>
    public required int Round { get; init; }

    /// <summary>When the policy last decided something; null at the beginning.</summary>
    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Models that have taken part in a round, this one included, in the order of names.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>All NMR of the account.</summary>
    public required Nmr Capital { get; init; }

    /// <summary>The most that it ever had.</summary>
    public required Nmr Peak { get; init; }

    /// <summary>NMR at work by model: legacy stake, or what is locked and settled in its positions.</summary>
    public required IReadOnlyDictionary<string, Nmr> AtWork { get; init; }

    /// <summary>Returns of rounds that have resolved, oldest first, by model: shares of what was at risk. Nothing of a round that is open stands here.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double>> Resolved { get; init; }
}
