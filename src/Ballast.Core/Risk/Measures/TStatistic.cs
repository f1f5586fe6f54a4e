namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Mean in units of its Newey-West standard error. NaN below two rounds or where nothing varies.
/// </summary>
internal sealed class TStatistic : IRiskMeasure
{
    private static readonly MeanReturn Mean = new();
    private static readonly StandardError Error = new();

    /// <inheritdoc />
    public string Name => "tStatistic";

    /// <inheritdoc />
    public string Definition => "mean / Newey-West standard error (L = min(20, n - 2))";

    /// <inheritdoc />
    public string Source => "Newey and West (1987), Econometrica 55";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Ratio;

    /// <inheritdoc />
    public bool IsAboutDependence => true;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var error = Error.Compute(returns);
        return error > 0 ? Mean.Compute(returns) / error : double.NaN;
    }
}
