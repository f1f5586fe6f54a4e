namespace Ballast.Core.Risk.Measures;

/// <summary>Arithmetic mean per round. NaN for an empty series.</summary>
internal sealed class MeanReturn : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "return";

    /// <inheritdoc />
    public string Definition => "arithmetic mean per round";

    /// <inheritdoc />
    public string Source => "portfolio metrics of numerai-vladthestaker ('return')";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var sum = 0.0;
        foreach (var value in returns)
            sum += value;
        return returns.IsEmpty ? double.NaN : sum / returns.Length;
    }
}
