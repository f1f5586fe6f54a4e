using Ballast.Core.Ledger;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Rounds from the trough of the deepest compounded drawdown until the former peak was reached again; missing rounds pass too.
/// NaN where there was no drawdown or where it lasts to the end: <see cref="DrawdownFinder"/> tells the two apart and knows the dates.
/// </summary>
/// <param name="law">How settled NMR is staked again.</param>
internal sealed class RecoveryTime(Compounding law) : IRiskMeasure
{
    /// <summary>Under the legacy law.</summary>
    public RecoveryTime()
        : this(Compounding.Legacy) { }

    /// <inheritdoc />
    public string Name => "recoveryRounds";

    /// <inheritdoc />
    public string Definition => "round of recovery - round of the trough, of the deepest compounded drawdown";

    /// <inheritdoc />
    public string Source => "time to recovery of the compounded curve; the deepest one, the first of equals";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Rounds;

    /// <inheritdoc />
    public bool IsBetterSmall => true;

    /// <inheritdoc />
    public bool ReadsGaps => true;

    /// <inheritdoc />
    public bool HasInterval(int overlap) => false;

    /// <inheritdoc />
    public IntervalTarget Target => IntervalTarget.TypicalRecord;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var falls = DrawdownFinder.Find(returns, DrawdownKind.Compounded, law);
        return falls is [{ Recovery: { } recovery, Trough: var trough }, ..] ? recovery - trough : double.NaN;
    }
}
