using Ballast.Core.Risk.Measures;

namespace Ballast.Core.Risk;

/// <summary>All risk measures there are, in the order in which tables show them.</summary>
public static class MeasureCatalogue
{
    /// <summary>Every measure.</summary>
    public static IReadOnlyList<IRiskMeasure> All { get; } =
    [
        new MeanReturn(),
        new MedianReturn(),
        new TotalReturn(),
        new CompoundedReturn(),
        new WinRate(),
        new BestRound(),
        new WorstRound(),
        new Volatility(),
        new DownsideDeviation(),
        new Skewness(),
        new ExcessKurtosis(),
        new Sharpe(),
        new SmartSharpe(),
        new LoSharpe(),
        new Sortino(),
        new Calmar(),
        new TailRatio(),
        new StandardError(),
        new TStatistic(),
        new Autocorrelation(),
        new ValueAtRisk(),
        new ConditionalValueAtRisk(),
        new ExactTailMean(),
        new CvarAdjusted(),
        new MaxDrawdown(),
        new AdditiveDrawdown(),
        new RecoveryTime(),
        new BurnRate(),
        new LongestBurnStreak(),
        new WorstStretch(),
        new VolatilityTax(),
    ];
}
