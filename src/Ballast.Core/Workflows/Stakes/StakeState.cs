namespace Ballast.Core.Workflows.Stakes;

/// <summary>What has become of a stake at a moment.</summary>
internal enum StakeState
{
    /// <summary>No money is in it: nothing at risk and nothing paid, or a round that does not pay.</summary>
    None,

    /// <summary>Its round has not resolved.</summary>
    Open,

    /// <summary>Its round has resolved since it was last reported: what it was paid is not stored.</summary>
    ResolvedSince,

    /// <summary>It was reported as final, without a payout.</summary>
    PayoutMissing,

    /// <summary>Paid or burned, as settled.</summary>
    Settled,
}
