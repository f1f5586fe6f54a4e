using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>Draws a series again from blocks of itself; behind the last round comes the first one.</summary>
/// <remarks>
/// The circle gives every round the same chance, so that the resampled mean is unbiased; blocks that stop at the ends favour the
/// middle. Source: Politis and Romano (1992), "A circular block-resampling procedure for stationary data".
/// </remarks>
internal static class CircularBlocks
{
    /// <summary>Fills a path with whole blocks, the last one cut.</summary>
    public static void Fill(Span<double> path, ReadOnlySpan<double> returns, int block, ref SeededChance chance)
    {
        for (var done = 0; done < path.Length; done += block)
        {
            var length = Math.Min(block, path.Length - done);
            var start = chance.Below(returns.Length);
            var whole = Math.Min(length, returns.Length - start);
            returns.Slice(start, whole).CopyTo(path[done..]);
            returns[..(length - whole)].CopyTo(path[(done + whole)..]);
        }
    }
}
