using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Legacy;

/// <summary>A release that was asked for and is not paid yet. Its NMR is still in the stake, and older rounds can burn it.</summary>
/// <remarks>Source: domain notes, section 3.6.</remarks>
public sealed record PendingRelease
{
    /// <summary>NMR; null for everything (drain).</summary>
    public required Nmr? Amount { get; init; }

    /// <summary>When it was asked for: rounds fixed until then are waited for.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>It is not paid before this moment, even where no round is waited for.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>What it takes out of a stake: never more than there is.</summary>
    internal Nmr TakenFrom(Nmr stake) => Amount is { } amount && amount < stake ? amount : stake;
}
