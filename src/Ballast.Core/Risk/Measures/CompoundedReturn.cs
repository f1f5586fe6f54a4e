namespace Ballast.Core.Risk.Measures;

/// <summary>
/// What a stake earned that took every payout in before the next round. NaN for an empty series.
/// Overlapping rounds cannot be compounded one after the other in truth: a payout joins the stake only when its round resolves.
/// </summary>
public sealed class CompoundedReturn : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "compounded";

    /// <inheritdoc />
    public string Definition => "product of (1 + r), minus 1";

    /// <inheritdoc />
    public string Source => "the usual compounding of returns";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public double Of(ReadOnlySpan<double> returns)
    {
        var wealth = 1.0;
        foreach (var value in returns)
            wealth *= 1 + value;
        return returns.IsEmpty ? double.NaN : wealth - 1;
    }
}
