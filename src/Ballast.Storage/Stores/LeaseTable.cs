using System.Data.Common;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Who holds which lease. Each act is one statement, so that two who try at once cannot both succeed.</summary>
internal static class LeaseTable
{
    private const string Columns = "holder, term, taken_at, ends_at";

    // Clocks are set back by so little every day, in milliseconds.
    private const int UsualCorrection = 2000;

    /// <summary>
    /// Whether a lease is dated further ahead than its own length: it was written under a clock that was ahead, and would last until then
    /// though its holder is gone. Of one whose length is not kept: whether it was taken at a moment that has not come.
    /// </summary>
    private static string IsTooFarAhead(Engine engine) =>
        $"lease.ends_at > {engine.Now} + coalesce(lease.length_ms, lease.ends_at - lease.taken_at) + {UsualCorrection}";

    public static Lease? TryTake(Engine engine, DbConnection connection, string name, string holder, TimeSpan length) =>
        One(
            connection,
            // excluded.taken_at is the moment before any wait for another's turn: a lease that ended during the wait is left for the next try.
            $"""
            {Take(engine)}
            WHERE lease.ends_at <= excluded.taken_at OR {IsTooFarAhead(engine)}
            RETURNING {Columns}
            """,
            name,
            Checked(name, holder),
            Milliseconds(length)
        );

    public static Lease TakeOver(Engine engine, DbConnection connection, string name, string holder, TimeSpan length) =>
        One(connection, $"{Take(engine)} RETURNING {Columns}", name, Checked(name, holder), Milliseconds(length))!;

    public static Lease? TryRenew(
        Engine engine,
        DbConnection connection,
        string name,
        string holder,
        TimeSpan length
    ) =>
        One(
            connection,
            $"""
            UPDATE lease SET ends_at = {engine.Now} + @p2, length_ms = @p2
            WHERE name = @p0 AND holder = @p1 AND ends_at > {engine.Now} RETURNING {Columns}
            """,
            name,
            Checked(name, holder),
            Milliseconds(length)
        );

    public static void Release(Engine engine, DbConnection connection, string name, string holder)
    {
        using var statement = new Statement(
            connection,
            $"UPDATE lease SET ends_at = {engine.Now} WHERE name = @p0 AND holder = @p1 AND ends_at > {engine.Now}",
            2
        );
        statement.Execute(name, Checked(name, holder));
    }

    public static Lease? Find(Engine engine, DbConnection connection, string name) =>
        One(
            connection,
            $"SELECT {Columns} FROM lease WHERE name = @p0 AND ends_at > {engine.Now} AND NOT ({IsTooFarAhead(engine)})",
            name
        );

    private static string Take(Engine engine) =>
        $"""
            INSERT INTO lease (name, holder, term, taken_at, ends_at, length_ms)
            VALUES (@p0, @p1, 1, {engine.Now}, {engine.Now} + @p2, @p2)
            ON CONFLICT (name) DO UPDATE SET
              holder = excluded.holder, term = lease.term + 1, taken_at = excluded.taken_at, ends_at = excluded.ends_at,
              length_ms = excluded.length_ms
            """;

    private static Lease? One(DbConnection connection, string sql, string name, params object[] more)
    {
        using var statement = new Statement(connection, sql, 1 + more.Length);
        using var reader = statement.Read([name, .. more]);
        return reader.Read()
            ? new Lease(name, reader.GetString(0), reader.GetInt64(1), reader.Time(2), reader.Time(3))
            : null;
    }

    private static string Checked(string name, string holder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(holder);
        return holder;
    }

    private static long Milliseconds(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, TimeSpan.FromMilliseconds(1));
        return (long)length.TotalMilliseconds;
    }
}
