using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>The journal.</summary>
internal static class JournalTable
{
    private const string Columns =
        "id, known_at, who, kind, why, tournament, plan_hash, move_id, content, question, answer, previous_hash, hash";

    private const string Add =
        $"INSERT INTO journal_entry ({Columns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)";

    private const string UpTo = $"SELECT {Columns} FROM journal_entry WHERE known_at <= @p0 ORDER BY id";

    private const string Newest = $"SELECT {Columns} FROM journal_entry ORDER BY id DESC LIMIT 1";

    public static List<JournalEntry> Read(DbConnection connection, DateTimeOffset asOf)
    {
        using var statement = new Statement(connection, UpTo, 1);
        using var reader = statement.Read(Engines.Columns.Milliseconds(asOf));
        var entries = new List<JournalEntry>();
        while (reader.Read())
            entries.Add(Entry(reader));
        return entries;
    }

    /// <summary>One writer at a time: the newest entry is read when nobody else can add another one.</summary>
    public static JournalEntry? Append(Engine engine, DbConnection connection, JournalDraft draft, long after)
    {
        JournalEntry? added = null;
        engine.WriteDurably(
            connection,
            transaction =>
            {
                var last = Last(connection, transaction);
                if ((last?.Number ?? 0) != after)
                    return false;
                added = JournalEntry.After(last, draft);
                Insert(connection, transaction, added);
                return true;
            }
        );
        return added;
    }

    private static JournalEntry? Last(DbConnection connection, DbTransaction transaction)
    {
        using var statement = new Statement(connection, Newest, 0) { Transaction = transaction };
        using var reader = statement.Read();
        return reader.Read() ? Entry(reader) : null;
    }

    private static void Insert(DbConnection connection, DbTransaction transaction, JournalEntry entry)
    {
        var said = entry.Said;
        object?[] row =
        [
            Engines.Columns.Milliseconds(said.At),
            said.Who,
            said.Kind,
            said.Why,
            said.Tournament is { } tournament ? (long)tournament : null,
            said.PlanHash,
            said.Move is { } move ? (long)move : null,
            said.Content,
            said.Question,
            said.Answer?.ToArray(),
            entry.PreviousHash,
            entry.Hash,
        ];
        using var statement = new Statement(connection, Add, row.Length + 1) { Transaction = transaction };
        statement.Execute([entry.Number, .. row]);
        ContentChecksums.KeepNewest(connection, transaction, ContentChecksums.Journal, row);
    }

    private static JournalEntry Entry(DbDataReader reader) =>
        new(
            reader.GetInt64(0),
            new JournalDraft
            {
                At = reader.Time(1),
                Who = reader.GetString(2),
                Kind = reader.GetString(3),
                Why = reader.GetString(4),
                Tournament = reader.IsDBNull(5) ? null : (Tournament)reader.GetInt64(5),
                PlanHash = reader.IsDBNull(6) ? null : reader.GetString(6),
                Move = reader.IsDBNull(7) ? null : (int)reader.GetInt64(7),
                Content = reader.GetString(8),
                Question = reader.IsDBNull(9) ? null : reader.GetString(9),
                // A null of bytes would become an empty memory, which is not none.
                Answer = reader.IsDBNull(10) ? (ReadOnlyMemory<byte>?)null : reader.GetFieldValue<byte[]>(10),
            },
            reader.GetString(11),
            reader.GetString(12)
        );
}
