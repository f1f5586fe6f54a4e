using Ballast.Core.Risk.Measures;

namespace Ballast.Core.Risk;

/// <summary>All risk measures there are, in the order in which tables show them.</summary>
public static class MeasureCatalogue
{
    /// <summary>Every measure.</summary>
    public static IReadOnlyList<IRiskMeasure> All { get; } =
    [
        new MeanReturn(),
        new Volatility(),
        new Sharpe(),
        new ValueAtRisk(),
        new ConditionalValueAtRisk(),
        new MaxDrawdown(),
        new AdditiveDrawdown(),
    ];
}
