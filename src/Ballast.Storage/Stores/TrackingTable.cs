using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>What is kept up to date, and how far it is.</summary>
internal static class TrackingTable
{
    public static List<TrackedModel> Models(DbConnection connection, Tournament tournament)
    {
        using var statement = new Statement(connection, TrackingSql.Models, 1);
        using var reader = statement.Read((long)tournament);
        var models = new List<TrackedModel>();
        while (reader.Read())
        {
            models.Add(
                new TrackedModel
                {
                    Tournament = tournament,
                    Name = reader.GetString(0),
                    FeedId = reader.GetString(1),
                    StartedAt = reader.TimeOrNull(2),
                    IsWatched = reader.GetInt64(3) != 0,
                    Account = reader.IsDBNull(4) ? null : reader.GetString(4),
                    SettledTo = reader.IsDBNull(5) ? null : reader.GetInt32(5),
                    SyncedAt = reader.TimeOrNull(6),
                }
            );
        }
        return models;
    }

    public static void Keep(Engine engine, DbConnection connection, IReadOnlyList<TrackedModel> models)
    {
        using var transaction = engine.BeginWrite(connection);
        using var statement = new Statement(connection, TrackingSql.Keep, 7) { Transaction = transaction };
        using var forget = new Statement(connection, TrackingSql.ForgetPathEnds, 3) { Transaction = transaction };
        foreach (var model in models)
        {
            // Another model under the same name: what is kept of the old one's ways says nothing about its.
            forget.Execute((long)model.Tournament, ModelTable.Key(model.Name), model.FeedId);
            statement.Execute(
                (long)model.Tournament,
                ModelTable.Key(model.Name),
                model.Name,
                model.FeedId,
                Columns.Milliseconds(model.StartedAt),
                model.IsWatched ? 1 : 0,
                model.Account
            );
        }
        transaction.Commit();
    }

    public static Dictionary<(int, Metric), int> PathEnds(
        DbConnection connection,
        Tournament tournament,
        string model,
        int from
    )
    {
        using var statement = new Statement(connection, TrackingSql.PathEnds, 3);
        using var reader = statement.Read((long)tournament, ModelTable.Key(model), from);
        var ends = new Dictionary<(int, Metric), int>();
        while (reader.Read())
            ends[(reader.GetInt32(0), new Metric(reader.GetString(1), reader.GetString(2)))] = reader.GetInt32(3);
        return ends;
    }

    public static List<AccountNote> Accounts(DbConnection connection)
    {
        using var statement = new Statement(connection, TrackingSql.Accounts, 0);
        using var reader = statement.Read();
        var accounts = new List<AccountNote>();
        while (reader.Read())
            accounts.Add(
                new AccountNote(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.Time(2))
            );
        return accounts;
    }

    public static void Keep(DbConnection connection, AccountNote account)
    {
        using var statement = new Statement(connection, TrackingSql.KeepAccount, 3);
        statement.Execute(account.Label, account.UserName, Columns.Milliseconds(account.SyncedAt));
    }
}
