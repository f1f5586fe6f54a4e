using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// What was gained for each unit that was lost, per round: the sum of the gains over the sum of the losses, threshold 0. NaN for an empty series, where no
/// round lost, or where nothing varies.
/// </summary>
internal sealed class OmegaRatio : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "omega";

    /// <inheritdoc />
    public string Definition => "sum of the gains / sum of the losses, threshold 0";

    /// <inheritdoc />
    public string Source =>
        "Keating and Shadwick (2002), 'A universal performance measure', Journal of Performance Measurement 6";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Ratio;

    /// <inheritdoc />
    public (double Least, double Most) Range => (0, double.PositiveInfinity);

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var (gains, losses) = (0.0, 0.0);
        foreach (var value in returns)
        {
            gains += Math.Max(value, 0);
            losses -= Math.Min(value, 0);
        }
        return losses > 0 && Variation.Varies(returns) ? gains / losses : double.NaN;
    }
}
