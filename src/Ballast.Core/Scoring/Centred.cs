using Ballast.Core.Numerics;

namespace Ballast.Core.Scoring;

/// <summary>Values less their mean.</summary>
/// <remarks>Source: <c>center</c> of numerai-tools 0.6. The mean is of what is there; what is missing stays missing.</remarks>
internal static class Centred
{
    /// <summary>The differences.</summary>
    public static double[] Compute(double[] values)
    {
        var present = Gaps.Dropped(values);
        var mean = present.Length == 0 ? 0 : present.Average();
        return Array.ConvertAll(values, v => v - mean);
    }
}
