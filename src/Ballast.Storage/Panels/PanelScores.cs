using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;
using Ballast.Storage.Stores;

namespace Ballast.Storage.Panels;

/// <summary>
/// Reads scores of rounds that lie in a folder of panels from there, and all others from the store: the answers are the store's. A round that the store has changed
/// since its file was written is read from the store.
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="cancellation">Ends a question in the middle.</param>
internal sealed class PanelScores(string root, CancellationToken cancellation) : IDisposable
{
    private readonly Dictionary<Tournament, Current> _current = [];
    private PanelFiles? _files;

    private PanelFiles Files => _files ??= new PanelFiles(cancellation);

    /// <exception cref="StoreException">There is no such folder.</exception>
    public static void RequireFolder(string root)
    {
        if (!Directory.Exists(root))
            throw new StoreException(
                $"There is no folder {root} with panels; write it first: ballast store archive --panels {root}."
            );
    }

    /// <inheritdoc cref="ITournamentStore.Scores"/>
    public ScorePanel Scores(Engine engine, DbConnection connection, ScoreQuery query)
    {
        var range = Range(connection, query.Tournament, query.From, query.To, query.AsOf);
        if (range.Held.Count == 0)
            return ScoreReader.Read(engine, connection, query);
        var kept = ModelTable.Read(connection, query.Tournament, query.AsOf);
        var names = query.Models ?? [.. kept.Values.Select(m => m.Name).Order(StringComparer.OrdinalIgnoreCase)];
        var own = range.InStore is var (from, to)
            ? ScoreReader.Read(engine, connection, query with { Models = names, From = from, To = to })
            : null;
        var rounds = (own?.Rounds.Where(r => !range.Held.Contains(r)) ?? [])
            .Concat(range.Whole.Concat(range.Daily).Select(r => r.Round))
            .Order()
            .ToArray();
        var columnOf = rounds.Select((round, column) => (round, column)).ToDictionary(p => p.round, p => p.column);
        var panel = new ScorePanel(names, rounds, query.Metrics);
        if (own is not null)
            Copy(own, panel, columnOf, range.Held);
        Files
            .Ask(query.Metrics, Places(names, kept), c => panel.Row(c.Metric, c.Row)[columnOf[c.Round]] = c.Score)
            .Read(range, query.AsOf);
        return WithoutEmptyRounds(panel);
    }

    /// <inheritdoc cref="ITournamentStore.InterimScores"/>
    public IReadOnlyList<InterimScore> InterimScores(DbConnection connection, ScoreQuery query)
    {
        var range = Range(connection, query.Tournament, query.From, query.To, query.AsOf);
        if (range.Held.Count == 0)
            return GapReader.Interim(connection, query);
        var interim = new List<InterimScore>();
        if (range.InStore is var (from, to))
            interim.AddRange(
                GapReader
                    .Interim(connection, query with { From = from, To = to })
                    .Where(s => !range.Held.Contains(s.Round))
            );
        // Where every score has its final value, nothing need be read.
        var open = range.Daily.Concat(range.Whole.Where(r => r.Interim > 0)).ToList();
        var asked = query.Models?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var found in Files.Interim(range.Folder, query.Metrics, open, query.AsOf))
        {
            if (asked?.Contains(found.Model) != false)
                interim.Add(found);
        }
        return interim;
    }

    /// <inheritdoc cref="IRevisionStore.ScoreRevisions"/>
    public IReadOnlyList<ScoreRevision> ScoreRevisions(
        DbConnection connection,
        Tournament tournament,
        Metric metric,
        int from,
        DateTimeOffset asOf
    )
    {
        var range = Range(connection, tournament, from, int.MaxValue, asOf);
        if (range.Held.Count == 0)
            return ScoreRevisionReader.Read(connection, tournament, metric, from, asOf);
        var ids = ModelTable
            .Read(connection, tournament, asOf)
            .Values.ToDictionary(m => m.Name, m => m.Id, StringComparer.Ordinal);
        var revisions = new List<ScoreRevision>();
        if (range.InStore is var (first, last))
            revisions.AddRange(
                ScoreRevisionReader
                    .Read(connection, tournament, metric, first, asOf)
                    .Where(r => r.Round <= last && !range.Held.Contains(r.Round))
            );
        revisions.AddRange(
            Files
                .Revisions(range.Folder, metric, [.. range.Whole, .. range.Daily], asOf)
                .Where(r => ids.ContainsKey(r.Model))
        );
        // Both come in the order of moments within a model and round, and no round comes from both.
        return [.. revisions.OrderBy(r => ids[r.Model]).ThenBy(r => r.Round)];
    }

    public void Dispose() => _files?.Dispose();

    private static void Copy(ScorePanel from, ScorePanel to, Dictionary<int, int> columnOf, IReadOnlySet<int> without)
    {
        for (var column = 0; column < from.Rounds.Count; column++)
        {
            if (without.Contains(from.Rounds[column]))
                continue;
            for (var metric = 0; metric < from.Metrics.Count; metric++)
            {
                for (var row = 0; row < from.Models.Count; row++)
                    to.Row(metric, row)[columnOf[from.Rounds[column]]] = from.Row(metric, row)[column];
            }
        }
    }

    /// <summary>The store's panels have no round in which none of the models has a score.</summary>
    private static ScorePanel WithoutEmptyRounds(ScorePanel panel)
    {
        var isFull = new bool[panel.Rounds.Count];
        for (var metric = 0; metric < panel.Metrics.Count; metric++)
        {
            for (var row = 0; row < panel.Models.Count; row++)
            {
                var scores = panel.Row(metric, row);
                for (var column = 0; column < isFull.Length; column++)
                    isFull[column] |= !double.IsNaN(scores[column]);
            }
        }
        if (!isFull.Contains(false))
            return panel;
        var rounds = panel.Rounds.Where((_, column) => isFull[column]).ToArray();
        var less = new ScorePanel(panel.Models, rounds, panel.Metrics);
        var columnOf = rounds.Select((round, column) => (round, column)).ToDictionary(p => p.round, p => p.column);
        Copy(panel, less, columnOf, panel.Rounds.Where((_, column) => !isFull[column]).ToHashSet());
        return less;
    }

    /// <summary>The names of the store's models with their rows; a model that is asked for twice has the last one, as in the store.</summary>
    private static Dictionary<string, int> Places(
        IReadOnlyList<string> names,
        Dictionary<string, (long Id, string Name)> kept
    )
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < names.Count; row++)
        {
            if (kept.TryGetValue(ModelTable.Key(names[row]), out var model))
                places[model.Name] = row;
        }
        return places;
    }

    private PanelRange Range(DbConnection connection, Tournament tournament, int from, int to, DateTimeOffset asOf)
    {
        var current = Of(connection, tournament);
        return PanelRange.Of(
            current.Folder,
            current.Manifest,
            [.. current.Rounds.Where(r => r.Round >= from && r.Round <= to)],
            // Those that are known later do not count, and are read for nothing at worst.
            GapReader.ScoredRounds(connection, tournament, to, asOf).Where(r => r >= from),
            asOf
        );
    }

    /// <summary>What of the folder is up to date with the store; looked at again when either has changed.</summary>
    private Current Of(DbConnection connection, Tournament tournament)
    {
        RequireFolder(root);
        var folder = new PanelFolder(root, tournament);
        var (inStore, inFolder) = (RoundSources.Stamp(connection), folder.Stamp);
        if (_current.TryGetValue(tournament, out var known) && known.InStore == inStore && known.InFolder == inFolder)
            return known;
        var manifest = folder.Read();
        var sources = RoundSources.Read(connection, tournament);
        var rounds = manifest.Rounds.Where(r => sources.GetValueOrDefault(r.Round) == r.Sources).ToList();
        return _current[tournament] = new Current(inStore, inFolder, folder, manifest, rounds);
    }

    private sealed record Current(
        string InStore,
        DateTime? InFolder,
        PanelFolder Folder,
        PanelManifest Manifest,
        IReadOnlyList<PanelRound> Rounds
    );
}
