using System.Data.Common;
using System.Globalization;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage.Checksums;
using Ballast.Storage.Copying;
using Ballast.Storage.Engines;
using Ballast.Storage.Stores;

namespace Ballast.Storage.Checking;

/// <summary>Looks whether a store is still as it was written: by the engine's own check, and row by row by what was added up at writing.</summary>
/// <remarks>
/// Checked so are all scores, gaps, stakes, payouts, rounds, configurations, prices, stakes by day, claims, what was synced of accounts, and the names of models, metrics and
/// sources. Not checked, but for their form, are moments at which a model or a round first became known, and how far a sync is: those
/// change as values come in.
/// </remarks>
public static class StoreCheck
{
    private const int Listed = 100;

    /// <summary>Reads the whole store.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="seals">Whether sources that came before checksums were kept get theirs, as they are now; only where nothing is wrong.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">The store cannot be opened.</exception>
    public static Outcome<StoreCheckDocument> Run(string location, bool seals, CancellationToken cancellation)
    {
        var engine = Engine.Of(location);
        if (!engine.Exists())
            return StoreLocation.NoStore(location);
        using var connection = StoreConnection.Open(engine);
        return StoreCopy.InWords(engine, () => Check(engine, connection, seals, cancellation));
    }

    private static StoreCheckDocument Check(
        Engine engine,
        DbConnection connection,
        bool seals,
        CancellationToken cancellation
    )
    {
        var faults = new List<StoreFault>();
        Reading(engine, null, faults, () => faults.AddRange(engine.Faults(connection).Select(f => Fault(null, f))));
        // One state of the store, whatever others write meanwhile; what is sealed is what was read.
        using var transaction = seals ? engine.BeginWrite(connection) : engine.BeginSnapshot(connection);
        var compared = new Comparison(faults);
        Reading(
            engine,
            null,
            faults,
            () =>
            {
                var names = Names(connection, faults);
                compared.Kept = ContentChecksums.Kept(connection);
                compared.SourceNames = SourceNames(connection);
                foreach (var (rows, standAlone) in ContentChecksums.All())
                    Reading(
                        engine,
                        rows.Table,
                        faults,
                        () =>
                            compared.Add(
                                rows.Table,
                                standAlone,
                                ContentChecksums.Now(connection, transaction, rows, names, cancellation)
                            )
                    );
            }
        );
        if (seals && faults.Count == 0)
            Seal(connection, transaction, compared);
        return new StoreCheckDocument(
            engine.Display,
            faults.Count == 0,
            compared.Rows,
            compared.SourceNames.Count,
            seals && faults.Count == 0 ? 0 : compared.Unsealed.Count(u => u.Table == ContentChecksums.Sources),
            [.. faults.Take(Listed)],
            faults.Count
        );
    }

    /// <summary>A page that cannot be read is a fault as well, and the next table is looked at.</summary>
    private static void Reading(Engine engine, string? table, List<StoreFault> faults, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e)
            when (e is DbException or InvalidCastException or OverflowException or FormatException or StoreException)
        {
            var said = e is DbException ? engine.InWords(e).Message : e.Message;
            faults.Add(Fault(table, $"cannot be read: {said}"));
        }
    }

    private static void Seal(DbConnection connection, DbTransaction transaction, Comparison compared)
    {
        using var keep = new Statement(connection, ContentChecksums.Keep, 4) { Transaction = transaction };
        foreach (var (owner, table, sum) in compared.Unsealed)
            keep.Execute(owner, table, sum.Rows, sum.Text);
        transaction.Commit();
    }

    private static IdNames Names(DbConnection connection, List<StoreFault> faults)
    {
        var names = new IdNames();
        using (var models = new Statement(connection, "SELECT id, tournament, name, name_key FROM model", 0))
        using (var reader = models.Read())
        {
            while (reader.Read())
            {
                names.AddModel(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2));
                if (ModelTable.Key(reader.GetString(2)) != reader.GetString(3))
                    faults.Add(
                        Fault("model", $"{reader.GetString(2)} is found by another name, {reader.GetString(3)}")
                    );
            }
        }
        using (var metrics = new Statement(connection, "SELECT id, name, version FROM metric", 0))
        using (var reader = metrics.Read())
        {
            while (reader.Read())
                names.AddMetric(reader.GetInt64(0), reader.GetString(1), reader.GetString(2));
        }
        return names;
    }

    private static Dictionary<long, string> SourceNames(DbConnection connection)
    {
        using var statement = new Statement(connection, "SELECT id, name FROM source", 0);
        using var reader = statement.Read();
        var names = new Dictionary<long, string>();
        while (reader.Read())
            names[reader.GetInt64(0)] = reader.GetString(1);
        return names;
    }

    private static StoreFault Fault(string? table, string message) => new(table, null, message);

    /// <summary>Holds what is there against what is kept.</summary>
    private sealed class Comparison(List<StoreFault> faults)
    {
        public Dictionary<(long Owner, string Table), (long Rows, string Checksum)> Kept { get; set; } = [];

        public Dictionary<long, string> SourceNames { get; set; } = [];

        /// <summary>What has no checksum yet.</summary>
        public List<(long Owner, string Table, TableChecksum Sum)> Unsealed { get; } = [];

        public long Rows { get; private set; }

        public void Add(string table, bool standAlone, Dictionary<long, TableChecksum> now)
        {
            Rows += now.Values.Sum(s => s.Rows);
            foreach (var (owner, sum) in now.OrderBy(n => n.Key))
            {
                if (Kept.TryGetValue((owner, table), out var kept))
                    Compare(table, owner, standAlone, kept, (sum.Rows, sum.Text));
                else if (
                    !standAlone
                    && (!SourceNames.ContainsKey(owner) || Kept.ContainsKey((owner, ContentChecksums.Sources)))
                )
                    faults.Add(
                        new StoreFault(table, Source(owner, standAlone), Lines(sum.Rows, "that no import wrote"))
                    );
                else
                    Unsealed.Add((owner, table, sum));
            }
            var gone = Kept.Where(k => k.Key.Table == table && !now.ContainsKey(k.Key.Owner));
            foreach (var ((owner, _), kept) in gone.Where(g => standAlone || SourceNames.ContainsKey(g.Key.Owner)))
                faults.Add(new StoreFault(table, Source(owner, standAlone), Lines(kept.Rows, "are gone")));
        }

        private void Compare(
            string table,
            long owner,
            bool standAlone,
            (long Rows, string Checksum) kept,
            (long Rows, string Checksum) now
        )
        {
            if (kept == now)
                return;
            var what =
                kept.Rows == now.Rows
                    ? $"{Lines(now.Rows, "are not all as they were written")}"
                    : $"{Lines(now.Rows, $"where {kept.Rows.ToString("#,##0", CultureInfo.InvariantCulture)} were written")}";
            faults.Add(new StoreFault(table, Source(owner, standAlone), what));
        }

        private string? Source(long owner, bool standAlone) =>
            standAlone ? null : SourceNames.GetValueOrDefault(owner, $"source {owner}");

        private static string Lines(long rows, string rest) =>
            $"{rows.ToString("#,##0", CultureInfo.InvariantCulture)} {(rows == 1 ? "row" : "rows")} {rest}";
    }
}
