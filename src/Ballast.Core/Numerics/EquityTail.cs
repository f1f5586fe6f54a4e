using System.Runtime.CompilerServices;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>
/// The mean of a model's worst present rounds, combination by combination. Neighbours on the grid are alike: where the
/// tail of one began, in standard deviations from its mean, the next one's is looked for, and few rounds are looked at twice.
/// </summary>
internal static class EquityTail<TLanes, TVector>
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    // The first guess lies well inside: a tenth of a normal sample is below it, and 5 % are wanted.
    private const double FirstGuess = -1.25;

    // How far above the neighbour's the tail is looked for, in standard deviations. A guess too low costs another pass,
    // one too high a few more rounds to choose from.
    private const double Slack = 0.04;
    private const double SecondSlack = 0.4;

    /// <summary>Writes the CVaR of every combination; NaN where no round is present.</summary>
    /// <param name="terms">What all models share.</param>
    /// <param name="row">The model, walked through already: its sums are read.</param>
    public static void Run(EquityTerms terms, EquityRow row)
    {
        if (row.Present == 0)
        {
            Array.Fill(row.Cvar, double.NaN);
            return;
        }
        var wanted = EquityGrid.Tail(row.Present);
        var distance = double.PositiveInfinity;
        for (var i = 0; i < terms.Blocks.Length; i++)
        {
            if (terms.Blocks[i].IsNarrow)
                EquityTailBlock<TLanes, TVector>.Run(terms, row, i, wanted, ref distance);
            else
                OneByOne(terms, row, terms.Blocks[i], wanted);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByOne(EquityTerms terms, EquityRow row, in CombinationBlock block, int wanted)
    {
        var distance = FirstGuess;
        var isClipped = false;
        for (var k = block.First; k < block.End; k++)
        {
            // Where the whole tail of the neighbour was clipped, counting is mostly enough: nothing is lower.
            isClipped = isClipped && Collect(terms, row, k, -terms.LargestLimit) >= wanted;
            if (isClipped)
            {
                row.Cvar[k] = -terms.LargestLimit;
                continue;
            }
            var mean = row.Sum[k] / row.Present;
            var deviation = Math.Sqrt(Math.Max(0, row.Squares[k] / row.Present - mean * mean));
            var found = Collect(terms, row, k, mean + (distance + Slack) * deviation);
            if (found < wanted)
                found = Collect(terms, row, k, mean + (distance + SecondSlack) * deviation);
            if (found < wanted)
                found = Collect(terms, row, k, double.PositiveInfinity);
            (row.Cvar[k], var last) = WorstMean<TLanes, TVector>.Find(row.Tail, found, wanted);
            isClipped = last == -terms.LargestLimit;
            var next = (last - mean) / deviation;
            distance = double.IsFinite(next) ? next : FirstGuess;
        }
    }

    /// <summary>Packs the returns that are at most the guess, and says how many they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Collect(EquityTerms terms, EquityRow row, int combination, double guess)
    {
        var length = (row.Present + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        var first = row.PackedFirst.AsSpan(0, length);
        var second = row.PackedSecond.AsSpan(0, length);
        var limit = row.PackedLimit.AsSpan(0, length);
        var tail = row.Tail.AsSpan();
        var a = TLanes.Broadcast(terms.First[combination]);
        var b = TLanes.Broadcast(terms.Second[combination]);
        var most = TLanes.Broadcast(guess);
        var found = 0;
        for (var i = 0; i < length; i += TLanes.Count)
        {
            var payout = TLanes.Clip(
                TLanes.MultiplyAdd(TLanes.Load(second, i), b, TLanes.Multiply(TLanes.Load(first, i), a)),
                TLanes.Load(limit, i)
            );
            var chosen = TLanes.IsAtMost(payout, most);
            TLanes.Compress(chosen, payout, tail, found);
            found += TLanes.CountSet(chosen);
        }
        // What fills the last vector pays 0 and stands behind all others.
        return guess >= 0 ? found - (length - row.Present) : found;
    }
}
