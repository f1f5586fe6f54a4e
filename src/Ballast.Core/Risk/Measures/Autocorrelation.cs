using System.Runtime.InteropServices;
using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// How much a round repeats the one before it. Overlapping daily rounds come to 0.8-0.9. A pair counts where both round numbers
/// stand side by side and both have a return; each side of the pairs has its own mean.
/// NaN below two pairs or where one side does not vary.
/// </summary>
internal sealed class Autocorrelation : IRiskMeasure
{
    /// <inheritdoc />
    public string Name => "autocorrelation";

    /// <inheritdoc />
    public string Definition => "Pearson correlation of r(t) and r(t-1) over neighbouring rounds where both are there";

    /// <inheritdoc />
    public string Source => "'acf1' of numerai-vladthestaker: cor(r[-1], r[-n], use = pairwise)";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Ratio;

    /// <inheritdoc />
    public bool ReadsGaps => true;

    /// <inheritdoc />
    public bool IsAboutDependence => true;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        var (now, before) = (new List<double>(returns.Length), new List<double>(returns.Length));
        for (var i = 1; i < returns.Length; i++)
        {
            if (double.IsNaN(returns[i]) || double.IsNaN(returns[i - 1]))
                continue;
            now.Add(returns[i]);
            before.Add(returns[i - 1]);
        }
        return Pearson.Compute(CollectionsMarshal.AsSpan(now), CollectionsMarshal.AsSpan(before));
    }
}
