namespace Ballast.Core.Risk.Measures;

/// <summary>
/// The largest return of a single round. NaN for an empty series.
/// </summary>
public sealed class BestRound : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "bestRound";

    /// <inheritdoc />
    public string Definition => "largest round return";

    /// <inheritdoc />
    public string Source => "the usual maximum";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsAboutTail => true;

    /// <inheritdoc />
    public double Of(ReadOnlySpan<double> returns) => Quantile.Of(returns, 1);
}
