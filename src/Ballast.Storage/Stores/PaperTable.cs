using System.Data.Common;
using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Starts and stops of accounts on paper.</summary>
internal static class PaperTable
{
    // No name of a model holds one (Core, Rounds/Plausible).
    private const char Between = '\n';

    private const string Add = """
        INSERT INTO paper_event (id, tournament, name, name_key, kind, known_at, version, policy, total, models)
        SELECT coalesce(max(id), 0) + 1, @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8 FROM paper_event WHERE true
        ON CONFLICT (tournament, name_key, kind) DO NOTHING
        """;

    private const string Runs =
        "SELECT count(*) FROM paper_event WHERE tournament = @p0 AND name_key = @p1 AND kind = 'start'";

    private const string Accounts = """
        SELECT s.name, s.known_at, s.policy, s.total, s.models, e.known_at FROM paper_event s
        LEFT JOIN paper_event e ON e.tournament = s.tournament AND e.name_key = s.name_key AND e.kind = 'stop' AND e.known_at <= @p1
        WHERE s.tournament = @p0 AND s.kind = 'start' AND s.known_at <= @p1 ORDER BY s.known_at, s.id
        """;

    public static List<PaperAccount> Read(DbConnection connection, Tournament tournament, DateTimeOffset asOf)
    {
        using var statement = new Statement(connection, Accounts, 2);
        using var reader = statement.Read((long)tournament, Columns.Milliseconds(asOf));
        var accounts = new List<PaperAccount>();
        while (reader.Read())
            accounts.Add(
                new PaperAccount
                {
                    Tournament = tournament,
                    Name = reader.GetString(0),
                    StartedAt = reader.Time(1),
                    Policy = reader.GetString(2),
                    Total = Nmr.Parse(reader.GetString(3)),
                    Models = reader.GetString(4).Split(Between),
                    StoppedAt = reader.TimeOrNull(5),
                }
            );
        return accounts;
    }

    public static bool Start(
        Engine engine,
        DbConnection connection,
        PaperAccount account,
        string version,
        Prediction prediction
    )
    {
        using var transaction = engine.BeginWrite(connection);
        var isNew = Insert(
            connection,
            transaction,
            [
                (long)account.Tournament,
                account.Name,
                ModelTable.Key(account.Name),
                "start",
                Columns.Milliseconds(account.StartedAt),
                version,
                account.Policy,
                account.Total.ToString(),
                string.Join(Between, account.Models),
            ]
        );
        // Its question holds the account's name: where that is new, it is new too.
        if (!isNew || !PredictionTable.Insert(connection, transaction, prediction))
            return false;
        transaction.Commit();
        return true;
    }

    public static bool Stop(
        Engine engine,
        DbConnection connection,
        Tournament tournament,
        string name,
        DateTimeOffset at,
        string version
    )
    {
        using var transaction = engine.BeginWrite(connection);
        using var runs = new Statement(connection, Runs, 2) { Transaction = transaction };
        var key = ModelTable.Key(name);
        if (Convert.ToInt64(runs.Scalar((long)tournament, key), CultureInfo.InvariantCulture) == 0)
            return false;
        object?[] row = [(long)tournament, name, key, "stop", Columns.Milliseconds(at), version, null, null, null];
        if (!Insert(connection, transaction, row))
            return false;
        transaction.Commit();
        return true;
    }

    private static bool Insert(DbConnection connection, DbTransaction transaction, object?[] row)
    {
        using var statement = new Statement(connection, Add, row.Length) { Transaction = transaction };
        if (statement.Execute(row) == 0)
            return false;
        ContentChecksums.KeepNewest(connection, transaction, ContentChecksums.PaperEvents, row);
        return true;
    }
}
