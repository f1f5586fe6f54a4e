using System.Numerics;

namespace Ballast.Numerai.Wire;

/// <summary>The contracts of atomic staking in one tournament.</summary>
public sealed record WireAtomicConfig
{
    public string? Address { get; init; }
    public string? AuthorizationSigner { get; init; }
    public string? NmrAddress { get; init; }
    public string? Owner { get; init; }
    public string? PendingOwner { get; init; }
    public bool? Paused { get; init; }
    public string? ServiceWallet { get; init; }
}

/// <summary>The service wallet that pays payouts out. Amounts as the contract counts them (10^-18 NMR), by inference.</summary>
public sealed record WireAtomicWallet
{
    public string? ServiceWallet { get; init; }
    public string? NmrAddress { get; init; }
    public string? StakingAddress { get; init; }
    public BigInteger? WalletBalance { get; init; }
    public BigInteger? StakingAllowance { get; init; }
}
