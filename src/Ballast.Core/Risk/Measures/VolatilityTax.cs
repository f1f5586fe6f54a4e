using Ballast.Core.Ledger;
using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// What swinging costs a stake that compounds: arithmetic mean minus compounded mean, per round, about half the variance. 0 or more.
/// NaN for an empty series or where everything was lost.
/// </summary>
/// <param name="law">How settled NMR is staked again.</param>
internal sealed class VolatilityTax(Compounding law) : IRiskMeasure
{
    private static readonly MeanReturn Mean = new();

    /// <summary>Under the legacy law.</summary>
    public VolatilityTax()
        : this(Compounding.Legacy) { }

    /// <inheritdoc />
    public string Name => "volatilityTax";

    /// <inheritdoc />
    public string Definition =>
        law.IsLegacy
            ? "mean - (product of (1 + r) to the power 1/n, minus 1), per round"
            : "mean - constant return that ends at the same capital, staked again as positions settle; per round";

    /// <inheritdoc />
    public string Source => "Spitznagel (2021), 'Safe Haven'; the gap between arithmetic and geometric mean";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public bool IsBetterSmall => true;

    /// <inheritdoc />
    public bool ReadsGaps => !law.IsLegacy;

    /// <inheritdoc />
    public IntervalTarget Target => IntervalTarget.TypicalRecord;

    /// <inheritdoc />
    /// <remarks>It would hold 91 to 99 %.</remarks>
    public bool HasInterval(int overlap) => false;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns) =>
        Mean.Compute(law.IsLegacy ? returns : Gaps.Dropped(returns)) - Growth.PerRound(returns, law);
}
