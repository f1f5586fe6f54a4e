using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Field;

/// <summary>Finds the places of models in one score after the other.</summary>
internal sealed class FieldPlaces(AsOfView view, RoundSelector selector, int from, int to)
{
    /// <summary>Sizes of the fields that percentiles were computed among.</summary>
    public List<double> Sizes { get; } = [];

    /// <summary>Percentiles that came with the scores.</summary>
    public int Reported { get; private set; }

    /// <summary>A model's places round by round: as reported where that is stored, else among the models of the store.</summary>
    public IReadOnlyList<FieldModelEntry> Of(Metric metric, IReadOnlyList<string> models)
    {
        var reported = Places(metric, models);
        var panel = view.Scores(view.Query(null, [metric], from, to));
        var field = FieldScores.Of(panel, 0);
        var entries = new List<FieldModelEntry>();
        foreach (var model in models)
        {
            var series = new List<FieldRoundEntry>();
            foreach (var round in panel.Rounds.Where(selector.IsInState))
            {
                if (field.Score(model, round) is not { } score)
                    continue;
                if (reported.TryGetValue((model, round), out var place))
                {
                    Reported++;
                    series.Add(new FieldRoundEntry(round, score, place, null));
                }
                else if (field.Percentile(model, round) is { } computed)
                {
                    Sizes.Add(field.Size(round));
                    series.Add(new FieldRoundEntry(round, score, computed, field.Median(round)));
                }
            }
            Add(entries, model, series);
        }
        return entries;
    }

    private Dictionary<(string Model, int Round), double> Places(Metric metric, IReadOnlyList<string> models)
    {
        var reported = new Dictionary<(string, int), double>();
        var percentile = new Metric(metric.Name + "Percentile", metric.Version);
        if (!view.Metrics.Contains(percentile))
            return reported;
        var panel = view.Scores(view.Query(models, [percentile], from, to));
        for (var row = 0; row < panel.Models.Count; row++)
        {
            for (var column = 0; column < panel.Rounds.Count; column++)
            {
                if (panel.Row(0, row)[column] is var place && !double.IsNaN(place))
                    reported[(panel.Models[row], panel.Rounds[column])] = place;
            }
        }
        return reported;
    }

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
