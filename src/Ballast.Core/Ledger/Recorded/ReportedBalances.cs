using Ballast.Core.Ledger.Accounts;

namespace Ballast.Core.Ledger.Recorded;

/// <summary>What Numerai reported of the balances at one sync.</summary>
/// <param name="Moment">The sync.</param>
/// <param name="Facts">What was in force then.</param>
public sealed record ReportedBalances(DateTimeOffset Moment, AccountFacts Facts);

/// <summary>All that is stored of what an owner has, for books.</summary>
public sealed record RecordedAccount
{
    /// <summary>Balances at every sync that reported new ones, oldest first; at least one.</summary>
    public required IReadOnlyList<ReportedBalances> Reported { get; init; }

    /// <summary>Movements of wallets and stakes.</summary>
    public required IReadOnlyList<AccountMovement> Movements { get; init; }

    /// <summary>Stakes that settled, all tournaments together.</summary>
    public required IReadOnlyList<SettledStake> Settled { get; init; }

    /// <summary>When the first atomic round of a tournament opened; tournaments in which that has not happened are left out.</summary>
    public required IReadOnlyDictionary<Rounds.Tournament, DateTimeOffset> Cutovers { get; init; }
}

/// <summary>Books of what is stored, and what they have been held against.</summary>
/// <param name="Entries">Every move, in the order of time.</param>
/// <param name="Checks">Balances that Numerai reported; each holds after the entries before it.</param>
public sealed record RecordedBooks(IReadOnlyList<Books.LedgerEntry> Entries, IReadOnlyList<Books.BalanceCheck> Checks);
