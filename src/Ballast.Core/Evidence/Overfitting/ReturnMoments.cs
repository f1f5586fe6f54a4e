using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;

namespace Ballast.Core.Evidence.Overfitting;

/// <summary>What the Sharpe-ratio tests need to know of a series of returns. Per round, never annualised.</summary>
/// <param name="Sharpe">Mean over deviation, a round.</param>
/// <param name="Skewness">Third standardised moment.</param>
/// <param name="Kurtosis">Fourth standardised moment, 3 for a normal distribution.</param>
/// <param name="Length">Independent rounds that it rests on: n where rounds do not overlap, else the effective number.</param>
internal sealed record ReturnMoments(double Sharpe, double Skewness, double Kurtosis, double Length)
{
    /// <summary>
    /// By how much a normal level is to be divided because <see cref="Length"/> was itself estimated from few blocks; 1 where it was not.
    /// </summary>
    public double Widening { get; init; } = 1;

    /// <summary>
    /// The record of overlapping rounds. The published tests take n independent returns; here <see cref="EffectiveRounds"/> stands in place of n,
    /// and levels are divided by the fixed-b critical value over the normal one (both 90 % two-sided, which is 95 % one-sided).
    /// </summary>
    /// <returns>Null where the effective number is not known: below five blocks (ten times the overlap), or where nothing varies.</returns>
    public static ReturnMoments? Create(RoundSeries series, int overlap)
    {
        ArgumentNullException.ThrowIfNull(series);
        var options = new BootstrapOptions { Overlap = overlap };
        var effective = EffectiveRounds.Compute(series.Present, options);
        if (double.IsNaN(effective))
            return null;
        var b = (double)options.Block / series.Present.Length;
        return new ReturnMoments(
            series.Measured(new Sharpe()),
            series.Measured(new Skewness()),
            series.Measured(new ExcessKurtosis()) + 3,
            effective
        )
        {
            Widening = FixedB.Critical(b, Confidence.Ninety) / FixedB.Critical(0, Confidence.Ninety),
        };
    }
}
