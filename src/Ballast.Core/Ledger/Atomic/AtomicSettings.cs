using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Atomic;

/// <summary>What happens to a settlement when the next position is funded. Source: domain notes, section 4.3.</summary>
public enum AtomicMode
{
    /// <summary>Exactly the configured amount: a surplus becomes idle, a shortfall is topped up from idle.</summary>
    Constant,

    /// <summary>The newest settlement is staked whole; the configured amount is a floor.</summary>
    Compound,
}

/// <summary>A model's settings in the allocation strategy.</summary>
/// <param name="Amount">NMR to stake in each round; zero is the full release.</param>
/// <param name="Mode">The mode.</param>
/// <param name="IsEnabled">Whether positions are opened at all.</param>
public readonly record struct AtomicSettings(Nmr Amount, AtomicMode Mode, bool IsEnabled)
{
    /// <summary>Whether the next round is staked: enabled, with an amount. Disabled counts as an amount of zero (section 4.3).</summary>
    public bool IsStaking => IsEnabled && Amount > Nmr.Zero;
}
