namespace Ballast.Core.Risk.Measures;

/// <summary>Largest fall of the summed curve from a former peak, in units of the stake. NaN for an empty series.</summary>
internal sealed class AdditiveDrawdown : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "maxDrawdownAdditive";

    /// <inheritdoc />
    public string Definition => "A = sum of r, peak includes the starting value 0; largest peak - A, positive";

    /// <inheritdoc />
    public string Source => "the drawdown of a stake that is kept constant";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public bool IsBetterSmall => true;

    /// <inheritdoc />
    public IntervalTarget Target => IntervalTarget.TypicalRecord;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        if (returns.IsEmpty)
            return double.NaN;
        var (sum, peak, worst) = (0.0, 0.0, 0.0);
        foreach (var value in returns)
        {
            sum += value;
            peak = Math.Max(peak, sum);
            worst = Math.Max(worst, peak - sum);
        }
        return worst;
    }
}
