using Ballast.Core.Numerics;
using Ballast.Core.Risk.Measures;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>What overlapping rounds are worth in independent ones, as far as the mean goes.</summary>
internal static class EffectiveRounds
{
    /// <summary>Fewest blocks of twice the overlap that a series must hold: with fewer, how it hangs together is guesswork.</summary>
    public const int FewestBlocks = 5;

    /// <summary>
    /// n x variance / long-run variance. The long-run variance takes Bartlett weights over one block, divided by 1 - q / (3 l) for what
    /// a block of length l misses at an overlap of q. At most n; NaN where nothing varies or below five blocks.
    /// </summary>
    public static double Compute(ReadOnlySpan<double> returns, BootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (returns.Length < FewestBlocks * options.Block || !Variation.Varies(returns))
            return double.NaN;
        var mean = new MeanReturn().Compute(returns);
        var seen = Autocovariance.LongRunVariance(returns, mean, options.Block - 1);
        var whole = seen / (1 - (options.Overlap / (3.0 * options.Block)));
        return Math.Min(returns.Length * Autocovariance.At(returns, mean, 0) / whole, returns.Length);
    }
}
