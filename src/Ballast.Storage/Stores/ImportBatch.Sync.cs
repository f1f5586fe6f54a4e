using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

// What only a sync writes.
internal sealed partial class ImportBatch
{
    private Statement? _notePathEnd;
    private ConfigurationTable? _configurations;

    public Addition AddConfiguration(
        int round,
        IReadOnlyList<RoundScoreConfig> configuration,
        KnownTime announced,
        DateTimeOffset? factorKnownAt,
        DateTimeOffset seenAt
    )
    {
        _configurations ??= new ConfigurationTable(_session.Connection, _tournament);
        var into = _session.Into(StoreTables.Configurations);
        var (addition, rows) = _configurations.Add(round, configuration, announced, factorKnownAt, seenAt);
        foreach (var row in rows)
            Reaching((long)row[0]!, _session.Write(into, [(long)_tournament, round, _source, .. row]));
        _new.Configurations += rows.Count > 0 ? 1 : 0;
        return addition;
    }

    public void NotePathEnd(string model, int round, Metric metric, int day) =>
        _session.Write(
            _notePathEnd ??= _session.Prepare(TrackingSql.NotePathEnd, 4),
            _ids.OfModel(model, 0),
            round,
            _ids.OfMetric(metric),
            day
        );

    public void NoteSynced(SyncNote note)
    {
        _hasNote = true;
        _session.Write(
            _session.Prepare(TrackingSql.NoteSynced, 4),
            (long)_tournament,
            ModelTable.Key(note.Name),
            note.SettledTo,
            Columns.Milliseconds(note.At)
        );
    }
}
