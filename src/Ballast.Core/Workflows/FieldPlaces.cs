using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows;

/// <summary>Finds the places of models in one score after the other.</summary>
internal sealed class FieldPlaces(
    ITournamentStore store,
    FieldRequest request,
    IReadOnlyList<Metric> stored,
    RoundSelector selector,
    int from,
    int to
)
{
    /// <summary>Sizes of the fields that percentiles were computed among.</summary>
    public List<double> Sizes { get; } = [];

    /// <summary>Whether any percentile came with the scores.</summary>
    public bool IsReported { get; private set; }

    public IReadOnlyList<FieldModelEntry> Of(Metric metric, IReadOnlyList<string> models)
    {
        var percentile = new Metric(metric.Name + "Percentile", metric.Version);
        return stored.Contains(percentile) ? Reported(metric, percentile, models) : Computed(metric, models);
    }

    private List<FieldModelEntry> Reported(Metric metric, Metric percentile, IReadOnlyList<string> models)
    {
        var panel = store.Scores(
            new ScoreQuery(request.Tournament, models, [metric, percentile], from, to, request.AsOf)
        );
        var entries = new List<FieldModelEntry>();
        for (var row = 0; row < panel.Models.Count; row++)
        {
            var series = new List<FieldRoundEntry>();
            foreach (var column in Columns(panel, row))
                series.Add(
                    new FieldRoundEntry(
                        panel.Rounds[column],
                        panel.Row(0, row)[column],
                        panel.Row(1, row)[column],
                        null
                    )
                );
            Add(entries, panel.Models[row], series);
        }
        IsReported |= entries.Count > 0;
        return entries;
    }

    private List<FieldModelEntry> Computed(Metric metric, IReadOnlyList<string> models)
    {
        var panel = store.Scores(new ScoreQuery(request.Tournament, null, [metric], from, to, request.AsOf));
        var field = FieldScores.Of(panel, 0);
        var entries = new List<FieldModelEntry>();
        foreach (var model in models)
        {
            var series = new List<FieldRoundEntry>();
            foreach (var round in panel.Rounds.Where(r => selector.IsInState(r)))
            {
                if (field.Percentile(model, round) is not { } place)
                    continue;
                Sizes.Add(field.Size(round));
                series.Add(new FieldRoundEntry(round, field.Score(model, round)!.Value, place, field.Median(round)));
            }
            Add(entries, model, series);
        }
        return entries;
    }

    private IEnumerable<int> Columns(ScorePanel panel, int row) =>
        Enumerable
            .Range(0, panel.Rounds.Count)
            .Where(c => selector.IsInState(panel.Rounds[c]) && panel.IsComplete(row, c));

    private static void Add(List<FieldModelEntry> entries, string model, List<FieldRoundEntry> series)
    {
        if (series.Count == 0)
            return;
        entries.Add(
            new FieldModelEntry(
                model,
                series.Count,
                series.Average(s => s.Percentile),
                series.Average(s => s.Score),
                series.TrueForAll(s => s.Field is not null) ? series.Average(s => s.Field!.Value) : null,
                series
            )
        );
    }
}
