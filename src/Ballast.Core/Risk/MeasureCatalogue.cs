using Ballast.Core.Ledger;
using Ballast.Core.Risk.Measures;

namespace Ballast.Core.Risk;

/// <summary>All risk measures there are, in the order in which tables show them.</summary>
public static class MeasureCatalogue
{
    /// <summary>Every measure, of returns that compound by the legacy law.</summary>
    public static IReadOnlyList<IRiskMeasure> All { get; } = Make(Compounding.Legacy);

    /// <summary>Every measure, of returns that compound by a law.</summary>
    public static IReadOnlyList<IRiskMeasure> For(Compounding law) => law.IsLegacy ? All : Make(law);

    /// <summary>The measure of a name, of returns that compound by a law.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static IRiskMeasure Find(string name, Compounding law) => For(law).First(m => m.Name == name);

    private static IReadOnlyList<IRiskMeasure> Make(Compounding law) =>
        [
            new MeanReturn(),
            new MedianReturn(),
            new TotalReturn(),
            new CompoundedReturn(law),
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
            new OmegaRatio(),
            new Calmar(law),
            new TailRatio(),
            new StandardError(),
            new TStatistic(),
            new Autocorrelation(),
            new ValueAtRisk(),
            new ConditionalValueAtRisk(),
            new ExactTailMean(),
            new CvarAdjusted(),
            new MaxDrawdown(law),
            new AdditiveDrawdown(),
            new RecoveryTime(law),
            new BurnRate(),
            new LongestBurnStreak(),
            new WorstStretch(),
            new VolatilityTax(law),
        ];
}
