using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>Legacy stake of a model. latestValue includes changes on their way.</summary>
public sealed record WireStake
{
    /// <summary>Includes pending movements.</summary>
    public Nmr? LatestValue { get; init; }
    public Nmr? LatestValueSettled { get; init; }
    public Nmr? StakeValue { get; init; }
    public string? Status { get; init; }
    public string? TxHash { get; init; }
    public int? TournamentNumber { get; init; }
    public bool? TakeProfit { get; init; }
    public WireStakeChange? PendingV2ChangeStakeRequest { get; init; }
}

/// <summary>A change of stake as Numerai took it down.</summary>
public sealed record WireStakeChange
{
    public string? Id { get; init; }
    public string? Type { get; init; }
    public string? Status { get; init; }
    public Nmr? RequestedAmount { get; init; }
    public DateTimeOffset? DueDate { get; init; }
    public bool? Drain { get; init; }
}
