using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Risk;

/// <summary>Mean correlation of models with the meta model, where the store has it (CWMM).</summary>
internal sealed class MetaModelCorrelation
{
    private static readonly Metric Cwmm = new("corrWMetamodel");

    private readonly Dictionary<string, double> _means = [];

    public MetaModelCorrelation(AsOfView view, ReturnPanel panel)
    {
        if (!view.Metrics.Contains(Cwmm))
            return;
        var query = view.Query(panel.Models, [Cwmm], panel.Rounds[0].Round, panel.Rounds[^1].Round);
        var scores = view.Scores(query);
        for (var row = 0; row < scores.Models.Count; row++)
        {
            var known = scores.Row(0, row).ToArray().Where(double.IsFinite).ToList();
            if (known.Count > 0)
                _means[scores.Models[row]] = known.Average();
        }
    }

    /// <summary>The mean; null where it is not stored.</summary>
    public double? Of(string model) => _means.TryGetValue(model, out var mean) ? mean : null;
}
