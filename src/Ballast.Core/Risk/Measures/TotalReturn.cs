namespace Ballast.Core.Risk.Measures;

/// <summary>
/// What a stake kept constant earned over all rounds, in stakes. NaN for an empty series.
/// </summary>
internal sealed class TotalReturn : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "total";

    /// <inheritdoc />
    public string Definition => "sum of the round returns";

    /// <inheritdoc />
    public string Source => "the payout of a stake that is kept constant";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public IntervalTarget Target => IntervalTarget.TypicalRecord;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var sum = 0.0;
        foreach (var value in returns)
            sum += value;
        return returns.IsEmpty ? double.NaN : sum;
    }
}
