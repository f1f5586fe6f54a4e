using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Models;

/// <summary>How models scored in the newest resolved rounds: the same rounds and one score for all of them, so that they can be set side by side.</summary>
internal sealed class ModelScores
{
    private const int MostRounds = 60;

    // A rule that paid fewer of the rounds says too little of any model.
    private const int FewestRounds = 20;

    private readonly Dictionary<string, (double? Mean, double? Percentile, IReadOnlyList<double> Sums)> _entries = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Reads them.</summary>
    /// <param name="view">What is stored.</param>
    /// <param name="models">Names as kept in the store.</param>
    public ModelScores(AsOfView view, IReadOnlyList<string> models)
    {
        var rounds = NewestRounds(view);
        Rounds = rounds.Length;
        Metric = Find(view, rounds);
        if (Metric is not { } metric || models.Count == 0 || rounds.Length == 0)
            return;
        var wanted = rounds.ToHashSet();
        var reported = Panel(view, new Metric(metric.Name + "Percentile", metric.Version), models, rounds);
        // Places among the stored models need the scores of all of them.
        var isField = reported is null && view.Models.Count >= FieldScores.FewestModels;
        var scores = Panel(view, metric, isField ? null : models, rounds)!;
        var field = isField ? FieldScores.Of(scores, 0) : null;
        var rowOf = scores.Models.Index().ToDictionary(m => m.Item, m => m.Index, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < models.Count; i++)
        {
            var own = Values(scores, rowOf[models[i]], wanted);
            var places = reported is null
                ? [.. own.Select(s => field?.Percentile(models[i], s.Round)).OfType<double>()]
                : Values(reported, i, wanted).Select(p => p.Value).ToList();
            _entries[models[i]] = (
                own.Count == 0 ? null : own.Average(s => s.Value),
                places.Count == 0 ? null : places.Average(),
                Text.Sparkline.Cumulative(own.Select(s => s.Value))
            );
        }
    }

    /// <summary>The score; null where none is stored.</summary>
    public Metric? Metric { get; }

    /// <summary>How many rounds.</summary>
    public int Rounds { get; }

    /// <summary>Mean score.</summary>
    public double? Mean(string model) => _entries.GetValueOrDefault(model).Mean;

    /// <summary>Mean percentile.</summary>
    public double? Percentile(string model) => _entries.GetValueOrDefault(model).Percentile;

    /// <summary>Running sums of the score.</summary>
    public IReadOnlyList<double> Sums(string model) => _entries.GetValueOrDefault(model).Sums ?? [];

    /// <summary>The score that models are compared by at this moment; null where none is stored.</summary>
    public static Metric? MetricOf(AsOfView view) => Find(view, NewestRounds(view));

    private static int[] NewestRounds(AsOfView view) =>
        [.. view.ScoredRounds().Where(r => view.Dates.ResolvedAt(r) <= view.AsOf).Take(MostRounds).Order()];

    /// <summary>What the newest rule pays on first that paid enough of the rounds; any stored score where no rule says one.</summary>
    private static Metric? Find(AsOfView view, int[] rounds)
    {
        var rules = rounds
            .Select(r => (Round: r, Rule: view.Dates.RuleOf(r)))
            .Where(r => r.Rule is not null)
            .GroupBy(r => r.Rule!.Id)
            .OrderByDescending(g => g.Count() >= FewestRounds)
            .ThenByDescending(g => g.Count() >= FewestRounds ? g.Max(r => r.Round) : g.Count());
        return rules
            .SelectMany(g => g.First().Rule!.Terms)
            .Select(view.Terms.Of)
            .Concat(view.Metrics.Where(m => !m.IsPercentile))
            .Where(view.Metrics.Contains)
            .Select(m => (Metric?)m)
            .FirstOrDefault();
    }

    private static ScorePanel? Panel(AsOfView view, Metric metric, IReadOnlyList<string>? models, int[] rounds) =>
        view.Metrics.Contains(metric) ? view.Scores(view.Query(models, [metric], rounds[0], rounds[^1])) : null;

    private static List<(int Round, double Value)> Values(ScorePanel panel, int model, HashSet<int> wanted)
    {
        var values = new List<(int, double)>();
        var row = panel.Row(0, model);
        for (var column = 0; column < row.Length; column++)
        {
            if (!double.IsNaN(row[column]) && wanted.Contains(panel.Rounds[column]))
                values.Add((panel.Rounds[column], row[column]));
        }
        return values;
    }
}
