using System.Runtime.CompilerServices;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>
/// The means of a model's worst present rounds for a block of like combinations. From the box of their multipliers it is known between which two payouts a round
/// pays under any of them, hence which rounds are among the worst of all, and which of none; the few others are chosen among one by one, a combination a lane.
/// </summary>
internal static class EquityTailBlock<TLanes, TVector>
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    // How far above the block's before the tail is looked for, in standard deviations. A guess too low costs another pass.
    private const double Slack = 0.15;

    /// <summary>Writes the CVaR of every combination of the block.</summary>
    /// <param name="terms">What all models share.</param>
    /// <param name="row">The model, walked through already, with a present round.</param>
    /// <param name="number">Which block.</param>
    /// <param name="wanted">How many rounds are in the tail.</param>
    /// <param name="distance">Where the tail of the block before began, in standard deviations from the mean; infinite where nobody knows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(EquityTerms terms, EquityRow row, int number, int wanted, ref double distance)
    {
        ref readonly var block = ref terms.Blocks[number];
        var mean = row.Sum[block.First] / row.Present;
        var deviation = Math.Sqrt(Math.Max(0, row.Squares[block.First] / row.Present - mean * mean));
        var found = Collect(row, block, mean + (distance + Slack) * deviation, wanted);
        if (found < wanted)
            found = Collect(row, block, double.PositiveInfinity, wanted);
        Bound(row, block, found);
        var cvar = row.Cvar.AsSpan(block.First, block.End - block.First);
        var highest = WorstMean<TLanes, TVector>.Find(row.High, found, wanted).Last;
        var next = (highest - mean) / deviation;
        distance = double.IsFinite(next) ? next : double.PositiveInfinity;
        // Nothing is lower than the largest loss: it is the whole tail of all.
        if (highest == -terms.LargestLimit)
        {
            cvar.Fill(highest);
            return;
        }
        var lowest = WorstMean<TLanes, TVector>.Find(row.Low, found, wanted).Last;
        var (sure, open) = Split(row, found, lowest, highest);
        var multipliers = number * CombinationBlocks.Most;
        for (var k = 0; k < cvar.Length; k += 2 * TLanes.Count)
        {
            var (left, right) = Choose(terms, row, multipliers + k, (sure, open, wanted), (lowest, highest));
            TLanes.Store(left, row.Cvar, block.First + k);
            TLanes.Store(right, row.Cvar, block.First + k + TLanes.Count);
        }
    }

    /// <summary>Packs the rounds that pay at most the guess under some combination. Fewer than wanted, where not so many do under all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Collect(EquityRow row, in CombinationBlock block, double guess, int wanted)
    {
        var length = (row.Present + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        var first = row.PackedFirst.AsSpan(0, length);
        var second = row.PackedSecond.AsSpan(0, length);
        var limit = row.PackedLimit.AsSpan(0, length);
        var (packedFirst, packedSecond) = (row.OpenFirst, row.OpenSecond);
        var packedLimit = row.OpenLimit;
        var box = new Box(block);
        var most = TLanes.Broadcast(guess);
        var (found, certain) = (0, 0);
        for (var i = 0; i < length; i += TLanes.Count)
        {
            var (a, b, bound) = (TLanes.Load(first, i), TLanes.Load(second, i), TLanes.Load(limit, i));
            var (low, high) = box.Payouts(a, b, bound);
            var chosen = TLanes.IsAtMost(low, most);
            certain += TLanes.CountSet(TLanes.IsAtMost(high, most));
            TLanes.Compress(chosen, a, packedFirst, found);
            TLanes.Compress(chosen, b, packedSecond, found);
            TLanes.Compress(chosen, bound, packedLimit, found);
            found += TLanes.CountSet(chosen);
        }
        // What fills the last vector pays 0 and stands behind all others.
        var filled = guess >= 0 ? length - row.Present : 0;
        return certain - filled >= wanted ? found - filled : 0;
    }

    /// <summary>Between which two payouts each of the packed rounds pays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Bound(EquityRow row, in CombinationBlock block, int count)
    {
        var box = new Box(block);
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var (low, high) = box.Payouts(
                TLanes.Load(row.OpenFirst, i),
                TLanes.Load(row.OpenSecond, i),
                TLanes.Load(row.OpenLimit, i)
            );
            TLanes.Store(low, row.Low, i);
            TLanes.Store(high, row.High, i);
        }
    }

    /// <summary>Packs the rounds that are among the worst under every combination, and those that may be under some.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Sure, int Open) Split(EquityRow row, int count, double lowest, double highest)
    {
        var (least, most) = (TLanes.Broadcast(lowest), TLanes.Broadcast(highest));
        var (sure, open) = (0, 0);
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var (low, high) = (TLanes.Load(row.Low, i), TLanes.Load(row.High, i));
            var isSure = TLanes.IsAbove(least, high);
            // The choice of those at most as high, less those that are sure: they stand in front.
            var isOpen = TLanes.Choose(isSure, TLanes.Broadcast(0), TLanes.IsAtMost(low, most));
            var (a, b) = (TLanes.Load(row.OpenFirst, i), TLanes.Load(row.OpenSecond, i));
            var limit = TLanes.Load(row.OpenLimit, i);
            TLanes.Compress(isSure, a, row.SureFirst, sure);
            TLanes.Compress(isSure, b, row.SureSecond, sure);
            TLanes.Compress(isSure, limit, row.SureLimit, sure);
            sure += TLanes.CountSet(isSure);
            // In place: what is overwritten has been read.
            TLanes.Compress(isOpen, a, row.OpenFirst, open);
            TLanes.Compress(isOpen, b, row.OpenSecond, open);
            TLanes.Compress(isOpen, limit, row.OpenLimit, open);
            open += TLanes.CountSet(isOpen);
        }
        return (sure, open);
    }

    /// <summary>The means of the worst rounds for two vectors of combinations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (TVector Left, TVector Right) Choose(
        EquityTerms terms,
        EquityRow row,
        int place,
        (int Sure, int Open, int Wanted) rounds,
        (double Low, double High) between
    )
    {
        var (first, second) = (TLanes.Load(terms.BlockFirst, place), TLanes.Load(terms.BlockSecond, place));
        var behind = place + TLanes.Count;
        var (nextFirst, nextSecond) = (TLanes.Load(terms.BlockFirst, behind), TLanes.Load(terms.BlockSecond, behind));
        var (sum, nextSum) = (TLanes.Broadcast(0), TLanes.Broadcast(0));
        for (var j = 0; j < rounds.Sure; j++)
        {
            var (a, b) = (TLanes.Broadcast(row.SureFirst[j]), TLanes.Broadcast(row.SureSecond[j]));
            var limit = TLanes.Broadcast(row.SureLimit[j]);
            sum = TLanes.Add(sum, Payout(a, b, limit, first, second));
            nextSum = TLanes.Add(nextSum, Payout(a, b, limit, nextFirst, nextSecond));
        }
        var payouts = row.Payouts.AsSpan(0, rounds.Open * 2 * TLanes.Count);
        for (var j = 0; j < rounds.Open; j++)
        {
            var (a, b) = (TLanes.Broadcast(row.OpenFirst[j]), TLanes.Broadcast(row.OpenSecond[j]));
            var limit = TLanes.Broadcast(row.OpenLimit[j]);
            TLanes.Store(Payout(a, b, limit, first, second), payouts, j * 2 * TLanes.Count);
            TLanes.Store(Payout(a, b, limit, nextFirst, nextSecond), payouts, (j * 2 * TLanes.Count) + TLanes.Count);
        }
        var (least, nextLeast) = LanesOfWorst<TLanes, TVector>.Sums(
            payouts,
            rounds.Wanted - rounds.Sure,
            between.Low,
            between.High
        );
        var share = TLanes.Broadcast(rounds.Wanted);
        return (TLanes.Divide(TLanes.Add(sum, least), share), TLanes.Divide(TLanes.Add(nextSum, nextLeast), share));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Payout(TVector a, TVector b, TVector limit, TVector first, TVector second) =>
        TLanes.Clip(TLanes.MultiplyAdd(b, second, TLanes.Multiply(a, first)), limit);

    private readonly struct Box
    {
        private readonly TVector _first;
        private readonly TVector _firstReach;
        private readonly TVector _second;
        private readonly TVector _secondReach;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Box(in CombinationBlock block)
        {
            _first = TLanes.Broadcast(block.FirstMiddle);
            _firstReach = TLanes.Broadcast(block.FirstReach);
            _second = TLanes.Broadcast(block.SecondMiddle);
            _secondReach = TLanes.Broadcast(block.SecondReach);
        }

        /// <summary>The least and the most that rounds pay under any pair of multipliers in the box.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (TVector Low, TVector High) Payouts(TVector a, TVector b, TVector limit)
        {
            var middle = TLanes.MultiplyAdd(b, _second, TLanes.Multiply(a, _first));
            var reach = TLanes.MultiplyAdd(
                TLanes.Magnitude(b),
                _secondReach,
                TLanes.Multiply(TLanes.Magnitude(a), _firstReach)
            );
            var low = TLanes.MultiplyAdd(reach, TLanes.Broadcast(-1), middle);
            return (TLanes.Clip(low, limit), TLanes.Clip(TLanes.Add(middle, reach), limit));
        }
    }
}
