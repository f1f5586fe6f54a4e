using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Cli.Recorded;

/// <summary>What the store holds about one model in one round.</summary>
internal sealed record RecordedEntry(string Model, int Round)
{
    /// <summary>Revisions of each score, in the order in which they became known.</summary>
    public List<(Metric Metric, List<ScoreRevision> Revisions)> Scores { get; } = [];

    /// <summary>Reports about stake and payout, each laid over the ones before.</summary>
    public List<Position> Positions { get; } = [];
}

/// <summary>What the store holds about the models of a tournament, by model and round.</summary>
internal sealed class RecordedEntries
{
    private readonly Dictionary<(string Model, int Round), RecordedEntry> _entries = [];
    private ILookup<string, RecordedEntry> _ofModel = Enumerable.Empty<RecordedEntry>().ToLookup(e => e.Model);

    /// <summary>All of them, in no order.</summary>
    public IReadOnlyCollection<RecordedEntry> All => _entries.Values;

    public static RecordedEntries Read(AsOfView view)
    {
        var entries = new RecordedEntries();
        foreach (var metric in view.Metrics)
            entries.Add(metric, view.ScoreRevisions(metric));
        foreach (var report in view.PositionRevisions())
        {
            var positions = entries.Of(report.Model, report.Round).Positions;
            positions.Add(positions.Count > 0 ? positions[^1].OverlaidBy(report) : report);
        }
        // A source that listed the model without a score saw a submission: it counts as missing, not as never made.
        foreach (var (model, round) in view.Gaps(view.Query(null, view.Metrics)))
            entries.Of(model, round);
        entries._ofModel = entries._entries.Values.OrderBy(e => e.Round).ToLookup(e => e.Model, StringComparer.Ordinal);
        return entries;
    }

    /// <summary>A model's rounds, ascending.</summary>
    public IReadOnlyList<RecordedEntry> OfModel(string model) => [.. _ofModel[model]];

    private void Add(Metric metric, IReadOnlyList<ScoreRevision> revisions)
    {
        RecordedEntry? entry = null;
        foreach (var revision in revisions)
        {
            // Revisions of a model and round lie side by side.
            if (entry is null || entry.Model != revision.Model || entry.Round != revision.Round)
            {
                entry = Of(revision.Model, revision.Round);
                entry.Scores.Add((metric, []));
            }
            entry.Scores[^1].Revisions.Add(revision);
        }
    }

    private RecordedEntry Of(string model, int round)
    {
        if (!_entries.TryGetValue((model, round), out var entry))
            _entries[(model, round)] = entry = new RecordedEntry(model, round);
        return entry;
    }
}
