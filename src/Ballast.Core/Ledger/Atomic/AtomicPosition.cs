using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Atomic;

/// <summary>NMR of a model locked for one round alone. The owner is the staker, so round and model say which one it is.</summary>
/// <remarks>Source: domain notes, section 4.1.</remarks>
public sealed record AtomicPosition
{
    /// <summary>The round's number.</summary>
    public required int Round { get; init; }

    /// <summary>NMR locked.</summary>
    public required Nmr Stake { get; init; }

    /// <summary>When the round is expected to resolve.</summary>
    public required DateTimeOffset ResolvesAt { get; init; }
}

/// <summary>A resolved position that nobody has claimed yet. Payout or burn is not applied before that.</summary>
/// <remarks>Source: domain notes, sections 4.6 and 4.7.</remarks>
public sealed record SettledClaim
{
    /// <summary>The round's number.</summary>
    public required int Round { get; init; }

    /// <summary>NMR that was locked.</summary>
    public required Nmr Principal { get; init; }

    /// <summary>NMR to be paid; below zero to be burned.</summary>
    public required Nmr Payout { get; init; }

    /// <summary>When the round resolved: the days of grace run from here.</summary>
    public required DateTimeOffset ResolvedAt { get; init; }

    /// <summary>NMR that a claim brings: principal and payout, or what the burn leaves.</summary>
    public Nmr Claimable => Principal + Payout;
}
