using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Panels;

/// <summary>Reads all files of a folder of panels and sees whether they are still as they were written.</summary>
public static class PanelCheck
{
    /// <summary>Checks every tournament of a folder.</summary>
    /// <param name="location">Where the store is; what it has changed since is counted as out of date, not as a fault.</param>
    /// <param name="root">The folder.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">The folder is not there, or the store cannot be read.</exception>
    public static PanelCheckResult Run(string location, string root, CancellationToken cancellation)
    {
        PanelScores.RequireFolder(root);
        var faults = new List<StoreFault>();
        var (files, values, outOfDate) = (0, 0L, 0);
        var engine = Engine.Of(location);
        using var connection = StoreConnection.Open(engine);
        using var database = new PanelDatabase(cancellation);
        foreach (var folder in Tournaments.All.Select(t => new PanelFolder(root, t)).Where(f => f.Stamp is not null))
        {
            var manifest = folder.Read();
            var sources = RoundSources.Read(connection, folder.Tournament);
            foreach (var round in manifest.Rounds)
            {
                files++;
                values += round.Metrics.Sum(m => m.Rows);
                outOfDate += sources.GetValueOrDefault(round.Round) == round.Sources ? 0 : 1;
                Look(folder, round.File, faults, path => FaultOf(round, PanelSql.Sum(database, path)));
            }
            foreach (var finals in manifest.Finals)
            {
                files++;
                Look(folder, finals.File, faults, _ => null);
            }
            if (HasOtherRounds(database, folder, manifest, faults))
                faults.Add(new StoreFault("manifest.json", null, "names other rounds than the files of final values"));
        }
        return new PanelCheckResult(new PanelCheckEntry(root, files, values, outOfDate), faults);
    }

    private static void Look(
        PanelFolder folder,
        PanelFile file,
        List<StoreFault> faults,
        Func<string, string?> faultOfContent
    )
    {
        if ((folder.Fault(file, readsAll: true) ?? faultOfContent(folder.Path(file.Name))) is { } fault)
            faults.Add(new StoreFault(file.Name, null, fault));
    }

    private static string? FaultOf(PanelRound round, PanelSum found) =>
        PanelSum.AreEqual(round.Metrics, found.Metrics) ? null : "holds other values than the manifest says";

    private static bool HasOtherRounds(
        PanelDatabase database,
        PanelFolder folder,
        PanelManifest manifest,
        List<StoreFault> faults
    )
    {
        // Files that are damaged are named already.
        if (faults.Count > 0 || manifest.Finals.Count == 0)
            return false;
        var rounds = new List<int>();
        var files = PanelDatabase.Files(manifest.Finals.Select(f => folder.Path(f.File.Name)));
        database.Read($"SELECT DISTINCT round FROM {files} ORDER BY round", row => rounds.Add(row.GetInt32(0)));
        return !rounds.SequenceEqual(manifest.Rounds.Select(r => r.Round));
    }
}

/// <summary>What a check of panels found.</summary>
/// <param name="Entry">What was read.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record PanelCheckResult(PanelCheckEntry Entry, IReadOnlyList<StoreFault> Faults);
