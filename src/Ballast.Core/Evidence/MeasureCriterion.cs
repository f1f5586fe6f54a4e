using Ballast.Core.Risk;

namespace Ballast.Core.Evidence;

/// <summary>Ranks by a risk measure of each model's known values; models with fewer than half of the rounds are not ranked.</summary>
/// <param name="measure">The measure; larger must be better, or <paramref name="smallerIsBetter"/>.</param>
/// <param name="smallerIsBetter">Whether the measure is turned round, as for a drawdown.</param>
public sealed class MeasureCriterion(IRiskMeasure measure, bool smallerIsBetter = false) : ICriterion
{
    /// <inheritdoc />
    public string Name => measure.Name;

    /// <inheritdoc />
    public IReadOnlyList<double> Of(KnownPast past)
    {
        ArgumentNullException.ThrowIfNull(past);
        var sign = smallerIsBetter ? -1 : 1;
        var scores = new double[past.Models.Count];
        for (var model = 0; model < scores.Length; model++)
        {
            var series = past.Series(model);
            var isKnown = 2 * series.Present.Length >= past.Rounds.Count;
            scores[model] = isKnown ? sign * series.Measured(measure) : double.NaN;
        }
        return scores;
    }
}
