using System.Data.Common;
using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Panels;

/// <summary>Writes the rounds that have resolved to a folder of panels, each once, and again where the store has changed since.</summary>
/// <remarks>The store keeps everything: panels are a second place to read from, never the only one.</remarks>
public sealed class PanelArchive
{
    private readonly PanelFolder _folder;
    private readonly StoredRounds _store;
    private readonly CancellationToken _cancellation;

    private PanelArchive(PanelFolder folder, StoredRounds store, CancellationToken cancellation) =>
        (_folder, _store, _cancellation) = (folder, store, cancellation);

    /// <summary>Writes what is missing and what is out of date. A run that is killed leaves what was whole before, and the hundreds of rounds that it finished.</summary>
    /// <param name="location">Where the store is.</param>
    /// <param name="root">The folder; it is made where it is not there.</param>
    /// <param name="tournament">The tournament.</param>
    /// <param name="now">Rounds that resolve later are left to the store.</param>
    /// <param name="isDryRun">Whether nothing is written.</param>
    /// <param name="progress">Receives how many rounds are done, and of how many.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">The store cannot be read, or the folder cannot be written.</exception>
    public static Outcome<StoreArchiveDocument> Run(
        string location,
        string root,
        Tournament tournament,
        DateTimeOffset now,
        bool isDryRun,
        Action<int, int> progress,
        CancellationToken cancellation
    )
    {
        var engine = Engine.Of(location);
        if (!engine.Exists())
            return StoreLocation.NoStore(location);
        var folder = new PanelFolder(root, tournament);
        using var connection = StoreConnection.Open(engine);
        try
        {
            using var alone = isDryRun ? null : folder.TryLock();
            if (alone is null && !isDryRun)
                return new Refusal("busy", $"Another process writes panels to {root}; try again when it is done.");
            using var snapshot = engine.BeginSnapshot(connection);
            var archive = new PanelArchive(folder, new StoredRounds(connection, snapshot, tournament), cancellation);
            return archive.Run(engine.Display, root, now, isDryRun, progress);
        }
        catch (DbException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw engine.InWords(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The folder {root} cannot be written: {e.Message}", e);
        }
    }

    private StoreArchiveDocument Run(
        string store,
        string root,
        DateTimeOffset now,
        bool isDryRun,
        Action<int, int> progress
    )
    {
        var manifest = _folder.Read();
        var resolved = _store.Resolved(now);
        var sealedRounds = resolved.FindAll(r => _store.Sources[r] is not null);
        var known = manifest.Rounds.ToDictionary(r => r.Round);
        var due = sealedRounds.FindAll(r => !IsUpToDate(known.GetValueOrDefault(r), _store.Sources[r]));
        var written = new List<ArchivedRound>();
        if (isDryRun)
            written.AddRange(due.Select(r => new ArchivedRound(r, null, null, known.ContainsKey(r))));
        else
        {
            _folder.Sweep(manifest);
            using var database = new PanelDatabase(_cancellation);
            foreach (var hundred in due.GroupBy(FinalsWriter.FirstOf))
            {
                var added = new List<PanelRound>();
                foreach (var round in hundred)
                {
                    added.Add(Write(database, round));
                    progress(written.Count + added.Count, due.Count);
                }
                manifest = Name(database, manifest, hundred.Key, added);
                written.AddRange(
                    added.Select(r => new ArchivedRound(
                        r.Round,
                        r.Metrics.Sum(m => m.Rows),
                        r.File.Bytes,
                        known.ContainsKey(r.Round)
                    ))
                );
            }
        }
        return new StoreArchiveDocument
        {
            Store = store,
            Panels = root,
            Tournament = _folder.Tournament.Slug(),
            IsDryRun = isDryRun,
            Rounds = written,
            UpToDate = sealedRounds.Count - due.Count,
            Open = _store.Sources.Count - resolved.Count,
            WithoutChecksum = resolved.Count - sealedRounds.Count,
        };
    }

    private bool IsUpToDate(PanelRound? panel, string? sources) =>
        panel is not null && panel.Sources == sources && _folder.Fault(panel.File, readsAll: false) is null;

    /// <summary>Writes a round, reads the file back and compares it with the store.</summary>
    private PanelRound Write(PanelDatabase database, int round)
    {
        var kept = new PanelSum();
        using var writer = new RoundPanelWriter(database, _store.Metrics, _store.Models);
        _store.Read(
            round,
            (metric, model, value) =>
            {
                kept.Add(_store.Metrics[metric], _store.Models[model], value);
                writer.Add(metric, model, value);
            },
            _cancellation
        );
        var file = _folder.Add(
            string.Create(CultureInfo.InvariantCulture, $"round-{round:0000}"),
            path => writer.Write(path, round)
        );
        var found = PanelSql.Sum(database, _folder.Path(file.Name));
        if (!PanelSum.AreEqual(kept.Metrics, found.Metrics))
            throw new StoreException(
                $"The panel of round {round} differs from the store ({kept.Rows} values there, {found.Rows} in the file); it was not kept. Please report it."
            );
        return new PanelRound
        {
            Round = round,
            File = file,
            Sources = _store.Sources[round]!,
            FirstKnownAt = DateTimeOffset.FromUnixTimeMilliseconds(writer.FirstKnownAt),
            LastKnownAt = DateTimeOffset.FromUnixTimeMilliseconds(writer.LastKnownAt),
            Interim = PanelSql.Interim(database, _folder.Path(file.Name)),
            Metrics = found.Metrics,
        };
    }

    /// <summary>Writes the final values of a hundred rounds anew, and then the manifest that names the new files.</summary>
    private PanelManifest Name(PanelDatabase database, PanelManifest before, int from, List<PanelRound> added)
    {
        var replaced = added.Select(r => r.Round).ToHashSet();
        var rounds = before.Rounds.Where(r => !replaced.Contains(r.Round)).Concat(added).OrderBy(r => r.Round).ToList();
        var old = before.Finals.FirstOrDefault(f => f.From == from);
        // A damaged file is not read: all its rounds are written from their own files.
        if (old is not null && _folder.Fault(old.File, readsAll: false) is not null)
            old = null;
        var from100 = old is null ? rounds.FindAll(r => FinalsWriter.FirstOf(r.Round) == from) : added;
        var finals = FinalsWriter.Write(database, _folder, from, old, from100);
        var manifest = before with
        {
            Rounds = rounds,
            Finals = [.. before.Finals.Where(f => f.From != from).Append(finals).OrderBy(f => f.From)],
        };
        _folder.Write(manifest);
        return manifest;
    }
}
