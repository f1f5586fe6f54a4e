using Ballast.Core.Risk;

namespace Ballast.Core.Tiers.Measures;

/// <summary>What measures have in common.</summary>
internal static class Measure
{
    /// <summary>Fewest rounds of a figure that has no interval: below that its value is an accident.</summary>
    private const int Fewest = 20;

    /// <summary>A risk measure, where there are rounds enough.</summary>
    public static TierFigure Of(IRiskMeasure measure, ReadOnlySpan<double> values) =>
        values.Length < Fewest
            ? new TierFigure(double.NaN, Fewest - values.Length)
            : new TierFigure(measure.Compute(values));

    /// <summary>The low end of a mean.</summary>
    public static TierFigure Low(TierMean mean) => new(mean.Value - mean.Half, mean.MoreRounds);

    /// <summary>The mean itself, which needs no interval.</summary>
    public static TierFigure Middle(TierMean mean) =>
        new(mean.Value, double.IsFinite(mean.Value) ? 0 : mean.MoreRounds);

    /// <summary>The high end of a mean.</summary>
    public static TierFigure High(TierMean mean) => new(mean.Value + mean.Half, mean.MoreRounds);
}
