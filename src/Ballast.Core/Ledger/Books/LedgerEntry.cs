using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Books;

/// <summary>NMR that moved from one account to another: double entry, so nothing is made or lost.</summary>
public sealed record LedgerEntry
{
    /// <summary>When.</summary>
    public required DateTimeOffset Moment { get; init; }

    /// <summary>Where it came from.</summary>
    public required LedgerAccount From { get; init; }

    /// <summary>Where it went.</summary>
    public required LedgerAccount To { get; init; }

    /// <summary>NMR, at least zero.</summary>
    public required Nmr Amount { get; init; }

    /// <summary>Why.</summary>
    public required EntryReason Why { get; init; }

    /// <summary>The model it is about; null where it is about the whole account or a strategy.</summary>
    public StakedModel? Model { get; init; }

    /// <summary>The round it comes of; null where it is none of a single round.</summary>
    public int? Round { get; init; }
}
