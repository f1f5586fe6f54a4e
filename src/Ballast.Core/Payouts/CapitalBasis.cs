namespace Ballast.Core.Payouts;

/// <summary>What a round's return is a share of.</summary>
public enum CapitalBasis
{
    /// <summary>
    /// The NMR committed: the stake behind all open rounds (legacy), or what is locked in all positions open at that time (atomic). Only so can the two
    /// systems be compared, compounded and drawn down. Source: domain notes, section 4.10.
    /// </summary>
    Committed,

    /// <summary>The NMR at risk in the round alone. Under the legacy rules it is the same.</summary>
    Position,
}
