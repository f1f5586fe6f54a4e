using Ballast.Core.Ledger;
using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Compounded growth per round over the largest compounded drawdown, not annualised and over the whole series (the original takes 36 months).
/// NaN for an empty series, without a drawdown, where nothing varies, or where everything was lost.
/// </summary>
/// <param name="law">How settled NMR is staked again.</param>
internal sealed class Calmar(Compounding law) : IRiskMeasure
{
    private readonly MaxDrawdown _drawdown = new(law);

    /// <summary>Under the legacy law.</summary>
    public Calmar()
        : this(Compounding.Legacy) { }

    /// <summary>How settled NMR is staked again.</summary>
    public Compounding Law => law;

    /// <inheritdoc />
    public string Name => "calmar";

    /// <inheritdoc />
    public string Definition =>
        law.IsLegacy
            ? "(product of (1 + r) to the power 1/n, minus 1) / maxDrawdown, per round"
            : "constant return that ends at the same capital, staked again as positions settle, / maxDrawdown; per round";

    /// <inheritdoc />
    public string Source => "Young (1991), 'Calmar ratio: a smoother tool', Futures 20";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Ratio;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public bool ReadsGaps => !law.IsLegacy;

    /// <inheritdoc />
    public IntervalTarget Target => IntervalTarget.TypicalRecord;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var drawdown = _drawdown.Compute(returns);
        return drawdown > 0 && Variation.Varies(returns) ? Growth.PerRound(returns, law) / drawdown : double.NaN;
    }
}
