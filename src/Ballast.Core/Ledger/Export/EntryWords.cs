using System.Globalization;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Export;

/// <summary>What both formats say of an entry.</summary>
internal static class EntryWords
{
    /// <summary>The day (UTC) of an entry.</summary>
    public static string Day(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The moment (UTC) of an entry.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>What happened, in words.</summary>
    public static string Narration(EntryReason why) =>
        why switch
        {
            EntryReason.Opening => "opening balance",
            EntryReason.Received => "received from another address",
            EntryReason.Sent => "sent to another address",
            EntryReason.IncreaseHeld => "stake increase asked for",
            EntryReason.IncreaseApplied => "stake increase in force",
            EntryReason.ReleasePaid => "stake release paid",
            EntryReason.Payout => "payout",
            EntryReason.ProfitTaken => "payout to the wallet",
            EntryReason.Burn => "burn",
            EntryReason.Deposited => "deposit into the strategy",
            EntryReason.Withdrawn => "withdrawal from the strategy",
            EntryReason.Staked => "staked from idle",
            EntryReason.Restaked => "claim staked again",
            EntryReason.Surplus => "surplus of a claim to idle",
            EntryReason.Resolved => "round resolved",
            EntryReason.Claimed => "claimed to the wallet",
            EntryReason.Finalised => "claim finalised to idle",
            EntryReason.BurnDeferred => "burn deferred",
            EntryReason.DebtPaid => "deferred burn paid by a payout",
            EntryReason.DebtBurned => "deferred burn made final",
            EntryReason.IncreaseMigrated => "held increase to idle at the cutover",
            EntryReason.SliceMoved => "slice of the legacy stake to idle",
            EntryReason.ClaimTaken => "claim taken: staked again, finalised or claimed",
            EntryReason.Unexplained => "unexplained by what is known",
            _ => throw new ArgumentOutOfRangeException(nameof(why), why, "No words for it."),
        };

    /// <summary>Checks that say something new: of an account the first one, and those with another balance than the one before. Accounts that no entry touches hold nothing.</summary>
    public static IReadOnlyList<BalanceCheck> News(IReadOnlyList<LedgerEntry> entries, IEnumerable<BalanceCheck> checks)
    {
        var touched = entries.Select(e => e.From).Concat(entries.Select(e => e.To)).ToHashSet();
        var last = new Dictionary<LedgerAccount, Nmr>();
        var news = new List<BalanceCheck>();
        foreach (var check in checks.Where(c => touched.Contains(c.Account)))
        {
            if (last.TryGetValue(check.Account, out var before) && before == check.Balance)
                continue;
            last[check.Account] = check.Balance;
            news.Add(check);
        }
        return news;
    }

    /// <summary>A remark as a line of both formats.</summary>
    public static string Remark(string text) => $"; {text.ReplaceLineEndings(" ")}\n";

    /// <summary>Every account of some entries with its balance after them, by name.</summary>
    public static SortedDictionary<string, Nmr> Balances(IReadOnlyList<LedgerEntry> entries)
    {
        var balances = new SortedDictionary<string, Nmr>(StringComparer.Ordinal);
        void Add(LedgerAccount account, Nmr amount)
        {
            var name = AccountNames.Create(account);
            balances[name] = balances.GetValueOrDefault(name) + amount;
        }
        foreach (var entry in entries)
        {
            Add(entry.From, -entry.Amount);
            Add(entry.To, entry.Amount);
        }
        return balances;
    }
}
