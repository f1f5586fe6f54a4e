using System.Text.Json.Serialization;
using Ballast.Core.Ledger.Accounts;

namespace Ballast.Core.Store;

/// <summary>Keeps what Numerai says of the own accounts, append-only, and reads it as of a moment.</summary>
public interface IAccountStore
{
    /// <summary>What was known of all own accounts at a moment, all tournaments together.</summary>
    AccountFacts AccountFacts(DateTimeOffset asOf);

    /// <summary>The same without histories: balances, stakes, settings, and claims that wait. The movements of many accounts are long.</summary>
    AccountFacts AccountStanding(DateTimeOffset asOf)
    {
        var facts = AccountFacts(asOf);
        return facts with
        {
            Pending = [],
            StakeTransactions = [],
            WalletTransactions = [],
            Claims = [.. facts.Claims.Where(c => c.IsOpen)],
        };
    }

    /// <summary>When each part of an account was last reported; parts that never were are left out.</summary>
    IReadOnlyDictionary<AccountPart, DateTimeOffset> LastReported(string account);

    /// <summary>Keeps what a report says and is not in force already, in one transaction; the same report twice keeps nothing.</summary>
    /// <param name="report">What was reported, without what cannot be.</param>
    /// <param name="source">Who reported it.</param>
    AccountCounts KeepAccount(AccountReport report, ImportSource source);
}

/// <summary>How many facts about accounts were new, or took the place of others.</summary>
/// <param name="Balances">Of wallets.</param>
/// <param name="Stakes">Continuous stakes of models.</param>
/// <param name="Settings">Of models.</param>
/// <param name="Pending">Releases and increases: asked for, changed, or not listed any more.</param>
/// <param name="StakeTransactions">Movements of stake.</param>
/// <param name="WalletTransactions">Movements of wallets.</param>
/// <param name="Claims">Claims of atomic staking: listed, changed, or not listed any more.</param>
public sealed record AccountCounts(
    int Balances,
    int Stakes,
    int Settings,
    int Pending,
    int StakeTransactions,
    int WalletTransactions,
    int Claims
)
{
    /// <summary>None of anything.</summary>
    public static AccountCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>All of it together.</summary>
    [JsonIgnore]
    public int Total => Balances + Stakes + Settings + Pending + StakeTransactions + WalletTransactions + Claims;

    /// <summary>Counts facts.</summary>
    public static AccountCounts Of(AccountFacts facts) =>
        new(
            facts.Balances.Count,
            facts.Stakes.Count,
            facts.Settings.Count,
            facts.Pending.Count,
            facts.StakeTransactions.Count,
            facts.WalletTransactions.Count,
            facts.Claims.Count
        );

    /// <summary>Both together.</summary>
    public static AccountCounts operator +(AccountCounts left, AccountCounts right) =>
        new(
            left.Balances + right.Balances,
            left.Stakes + right.Stakes,
            left.Settings + right.Settings,
            left.Pending + right.Pending,
            left.StakeTransactions + right.StakeTransactions,
            left.WalletTransactions + right.WalletTransactions,
            left.Claims + right.Claims
        );
}
