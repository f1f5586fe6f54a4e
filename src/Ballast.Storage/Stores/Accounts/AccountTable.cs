using System.Data.Common;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores.Accounts;

/// <summary>One table of facts about accounts: how a fact stands in a row, and how it is read.</summary>
/// <param name="Rows">The table.</param>
/// <param name="Write">A fact's own columns.</param>
/// <param name="Read">A fact from a row, whose own columns begin after the shared ones.</param>
internal sealed record AccountTable<T>(
    Rows Rows,
    Func<T, object?[]> Write,
    Func<DbDataReader, (string Account, KnownTime Known), T> Read
)
    where T : class, IAccountFact<T>
{
    /// <summary>What was in force at a moment, of each cell of an account or of all; ordered by account and cell.</summary>
    public List<T> InForce(DbConnection connection, DateTimeOffset asOf, string? account)
    {
        using var statement = new Statement(
            connection,
            Select(account is null ? "" : " AND account = @p1"),
            account is null ? 1 : 2
        );
        var moment = asOf.ToUnixTimeMilliseconds();
        using var reader = account is null ? statement.Read(moment) : statement.Read(moment, account);
        return Latest(reader);
    }

    /// <summary>The same of all accounts, without what had ended by then: of claims only those that still waited.</summary>
    public List<T> StillOpen(DbConnection connection, DateTimeOffset asOf)
    {
        var later =
            $"SELECT 1 FROM {Rows.Table} later WHERE later.account = {Rows.Table}.account AND later.cell = {Rows.Table}.cell AND later.known_at <= @p0 AND later.is_open = 0"
            + $" AND (later.known_at > {Rows.Table}.known_at OR (later.known_at = {Rows.Table}.known_at AND later.source_id > {Rows.Table}.source_id))";
        using var statement = new Statement(connection, Select($" AND is_open = 1 AND NOT EXISTS ({later})"), 1);
        using var reader = statement.Read(asOf.ToUnixTimeMilliseconds());
        return Latest(reader);
    }

    private string Select(string which) =>
        $"SELECT {string.Join(", ", Rows.Columns)} FROM {Rows.Table} WHERE known_at <= @p0{which} ORDER BY account, cell, known_at, source_id";

    /// <summary>Of each cell the last row.</summary>
    private List<T> Latest(DbDataReader reader)
    {
        var facts = new List<T>();
        var last = (Account: (string?)null, Cell: "");
        while (reader.Read())
        {
            var key = (reader.GetString(0), reader.GetString(1));
            var known = new KnownTime(reader.Time(2), reader.Basis(4));
            var fact = Read(reader, (key.Item1, known));
            if (key == last)
                facts[^1] = fact;
            else
                facts.Add(fact);
            last = key;
        }
        return facts;
    }

    /// <summary>Writes facts.</summary>
    /// <returns>How many.</returns>
    public int Add(WriteSession session, long source, IReadOnlyList<T> facts)
    {
        if (facts.Count == 0)
            return 0;
        var into = session.Into(Rows);
        foreach (var fact in facts)
            session.Write(
                into,
                [
                    fact.Account,
                    fact.Cell,
                    Columns.Milliseconds(fact.Known.Time),
                    source,
                    (int)fact.Known.Basis,
                    .. Write(fact),
                ]
            );
        return facts.Count;
    }
}
