using System.Text.Json.Serialization;
using Ballast.Core.Evidence.WalkForward;

namespace Ballast.Core.Workflows.Documents;

/// <summary>How far a mean over eras can be believed.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Sd">Standard deviation over eras (divisor n - 1); null below two.</param>
/// <param name="Low">Lower end of the 95 % interval of the mean; null where there is none.</param>
/// <param name="High">Upper end.</param>
/// <param name="Eras">Eras that have the score.</param>
/// <param name="NoInterval">Why there is no interval; null where there is one.</param>
public sealed record EraSpread(double Mean, double? Sd, double? Low, double? High, int Eras, string? NoInterval)
{
    /// <summary>Whether the interval lies on one side of 0.</summary>
    [JsonIgnore]
    public bool ExcludesZero => Low > 0 || High < 0;

    /// <summary>The spread of scores, in the order of time; null where none is known.</summary>
    /// <param name="scores">One an era; NaN where there is none.</param>
    /// <param name="overlap">Eras in a row that share days.</param>
    internal static EraSpread? Of(IReadOnlyList<double> scores, int overlap)
    {
        double[] known = [.. scores.Where(s => !double.IsNaN(s))];
        if (known.Length == 0)
            return null;
        var mean = known.Average();
        var sd =
            known.Length < 2 ? (double?)null : Math.Sqrt(known.Sum(s => (s - mean) * (s - mean)) / (known.Length - 1));
        var needed = OverlapEstimate.Needed(overlap);
        if (known.Length < needed)
            return new EraSpread(
                mean,
                sd,
                null,
                null,
                known.Length,
                $"an interval needs {needed} eras where {overlap} in a row share days"
            );
        var estimate = OverlapEstimate.Mean(known, overlap, 1);
        return new EraSpread(mean, sd, Json.Number(estimate.Low), Json.Number(estimate.High), known.Length, null);
    }
}
