using System.Data.Common;
using Ballast.Core.Ledger.Accounts;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores.Accounts;

/// <summary>Reads what is known of the own accounts.</summary>
internal static class AccountReader
{
    /// <summary>Everything that was in force at a moment, of one account or of all.</summary>
    public static AccountFacts Read(DbConnection connection, DateTimeOffset asOf, string? account = null)
    {
        var pending = AccountRows.Pending.InForce(connection, asOf, account);
        return new AccountFacts
        {
            Balances = AccountRows.Balances.InForce(connection, asOf, account),
            Stakes = AccountRows.Stakes.InForce(connection, asOf, account),
            Settings = AccountRows.Settings.InForce(connection, asOf, account),
            // What is not listed any more waits for nothing.
            Pending = pending.FindAll(p => p.IsOpen),
            Ended = pending.FindAll(p => !p.IsOpen),
            StakeTransactions =
            [
                .. AccountRows
                    .StakeTransactions.InForce(connection, asOf, account)
                    .OrderBy(t => t.Time ?? t.Known.Time),
            ],
            WalletTransactions =
            [
                .. AccountRows
                    .WalletTransactions.InForce(connection, asOf, account)
                    .OrderBy(t => t.Time ?? t.Known.Time),
            ],
            Claims = AccountRows.Claims.InForce(connection, asOf, account),
            ReportedSince = Parts(connection, account)
                .Where(p => p.Since <= asOf)
                .ToDictionary(p => (p.Account, p.Part), p => p.Since),
        };
    }

    /// <summary>The same of all accounts without histories, which take longer than everything else together.</summary>
    public static AccountFacts Standing(DbConnection connection, DateTimeOffset asOf) =>
        new()
        {
            Balances = AccountRows.Balances.InForce(connection, asOf, account: null),
            Stakes = AccountRows.Stakes.InForce(connection, asOf, account: null),
            Settings = AccountRows.Settings.InForce(connection, asOf, account: null),
            Claims = AccountRows.Claims.StillOpen(connection, asOf),
            ReportedSince = Parts(connection, account: null)
                .Where(p => p.Since <= asOf)
                .ToDictionary(p => (p.Account, p.Part), p => p.Since),
        };

    /// <summary>When each part of an account was last reported.</summary>
    public static Dictionary<AccountPart, DateTimeOffset> LastReported(DbConnection connection, string account) =>
        Parts(connection, account).ToDictionary(p => p.Part, p => p.Last);

    private static List<(string Account, AccountPart Part, DateTimeOffset Since, DateTimeOffset Last)> Parts(
        DbConnection connection,
        string? account
    )
    {
        const string Sql = "SELECT account, part, first_at, last_at FROM account_part";
        using var statement = new Statement(
            connection,
            account is null ? Sql : Sql + " WHERE account = @p0",
            account is null ? 0 : 1
        );
        using var reader = account is null ? statement.Read() : statement.Read(account);
        var parts = new List<(string, AccountPart, DateTimeOffset, DateTimeOffset)>();
        while (reader.Read())
            parts.Add((reader.GetString(0), new AccountPart(reader.GetString(1)), reader.Time(2), reader.Time(3)));
        return parts;
    }
}
