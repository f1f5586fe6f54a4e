using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Sharpe lowered by the correlation of neighbouring rounds, as numerai-vladthestaker has it. rho is
/// <see cref="Autocorrelation"/>. NaN below two rounds, where nothing varies, or where rho is so far below 0 that the root has no answer.
/// </summary>
internal sealed class SmartSharpe : IRiskMeasure
{
    private static readonly Sharpe Sharpe = new();
    private static readonly Autocorrelation Rho = new();

    /// <inheritdoc />
    public string Name => "tssr";

    /// <inheritdoc />
    public string Definition =>
        "(sharpe x root(n - 1)) / root(1 - rho + rho x n), rho = autocorrelation of neighbouring rounds";

    /// <inheritdoc />
    public string Source => "'tSSR' of numerai-vladthestaker, versions 2 to 4";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Ratio;

    /// <inheritdoc />
    public bool ReadsGaps => true;

    /// <inheritdoc />
    public bool IsAboutDependence => true;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var present = Gaps.Dropped(returns);
        var rho = Rho.Compute(returns);
        var below = 1 - rho + (rho * present.Length);
        return below > 0 ? Sharpe.Compute(present) * Math.Sqrt(present.Length - 1) / Math.Sqrt(below) : double.NaN;
    }
}
