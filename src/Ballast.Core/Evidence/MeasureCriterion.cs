using Ballast.Core.Numerics;
using Ballast.Core.Risk;

namespace Ballast.Core.Evidence;

/// <summary>Ranks by a risk measure of each model's known values; models with fewer than half of the rounds are not ranked.</summary>
/// <param name="measure">The measure; turned round where less of it is better.</param>
internal sealed class MeasureCriterion(IRiskMeasure measure) : ICriterion
{
    /// <inheritdoc />
    public string Name => measure.Name;

    /// <inheritdoc />
    public IReadOnlyList<double> Score(KnownPast past)
    {
        ArgumentNullException.ThrowIfNull(past);
        var sign = measure.IsBetterSmall ? -1 : 1;
        var scores = new double[past.Models.Count];
        for (var model = 0; model < scores.Length; model++)
        {
            var isKnown = 2 * Gaps.Count(past.Values(model)) >= past.Rounds.Count;
            scores[model] = isKnown ? sign * past.Measured(model, measure) : double.NaN;
        }
        return scores;
    }
}
