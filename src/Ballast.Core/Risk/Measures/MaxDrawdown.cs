namespace Ballast.Core.Risk.Measures;

/// <summary>Largest fall of the compounded curve from a former peak, as a positive share. NaN for an empty series.</summary>
public sealed class MaxDrawdown : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "maxDrawdown";

    /// <inheritdoc />
    public string Definition =>
        "W = product of (1 + r), peak includes the starting value 1; largest 1 - W / peak, positive";

    /// <inheritdoc />
    public string Source => "numerai-vladthestaker ('maxdd')";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsBetterSmall => true;

    /// <inheritdoc />
    public double Of(ReadOnlySpan<double> returns)
    {
        if (returns.IsEmpty)
            return double.NaN;
        var (wealth, peak, worst) = (1.0, 1.0, 0.0);
        foreach (var value in returns)
        {
            wealth *= 1 + value;
            peak = Math.Max(peak, wealth);
            worst = Math.Max(worst, 1 - (wealth / peak));
        }
        return worst;
    }
}
