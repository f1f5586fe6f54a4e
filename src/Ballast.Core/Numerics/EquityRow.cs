using System.Runtime.CompilerServices;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>The rounds of one model, laid out for the kernel, and the room it works in; used again for the next model.</summary>
internal sealed class EquityRow
{
    public EquityRow(EquityTerms terms, int lanes)
    {
        var rounds = terms.Input.Rounds;
        Settled = new int[rounds + 1];
        PackedFirst = new double[rounds + lanes];
        PackedSecond = new double[rounds + lanes];
        PackedLimit = new double[rounds + lanes];
        Ring = new double[checked(terms.Lag * EquityTerms.VectorsAtATime * lanes)];
        Sum = new double[terms.PaddedCombinations];
        Squares = new double[terms.PaddedCombinations];
        Equity = new double[terms.PaddedCombinations];
        Drawdown = new double[terms.PaddedCombinations];
        Sharpe = new double[terms.PaddedCombinations];
        // A block may begin anywhere, and whole vectors of it are written.
        Cvar = new double[terms.PaddedCombinations + (2 * lanes)];
        // A vector is written whole where less than one is chosen, and filled up to a whole one afterwards.
        var room = rounds + (2 * lanes);
        Tail = new double[room];
        (OpenFirst, OpenSecond, OpenLimit) = (new double[room], new double[room], new double[room]);
        (SureFirst, SureSecond, SureLimit) = (new double[room], new double[room], new double[room]);
        (Low, High) = (new double[room], new double[room]);
        Payouts = new double[checked(rounds * 2 * lanes)];
    }

    /// <summary>By present round: how many payouts have come in when it is staked; behind the last one, all.</summary>
    public int[] Settled { get; }

    /// <summary>First score, scaled, of the present rounds, one after the other; zeros fill the last vector.</summary>
    public double[] PackedFirst { get; }

    /// <summary>Second score of the present rounds, as the first.</summary>
    public double[] PackedSecond { get; }

    /// <summary>Limit of the present rounds.</summary>
    public double[] PackedLimit { get; }

    /// <summary>Number of present rounds.</summary>
    public int Present { get; private set; }

    /// <summary>Payouts that have not come in yet, never more than the lag: lag x combinations of a block.</summary>
    public double[] Ring { get; }

    /// <summary>By combination: the sum of the returns.</summary>
    public double[] Sum { get; }

    /// <summary>By combination: the sum of their squares.</summary>
    public double[] Squares { get; }

    /// <summary>By combination: equity at the end.</summary>
    public double[] Equity { get; }

    /// <summary>By combination: the largest fall from a former peak, a share of it.</summary>
    public double[] Drawdown { get; }

    /// <summary>By combination: mean over standard deviation of the returns.</summary>
    public double[] Sharpe { get; }

    /// <summary>By combination: the mean of the worst returns.</summary>
    public double[] Cvar { get; }

    /// <summary>Returns that may be among the worst.</summary>
    public double[] Tail { get; }

    /// <summary>First score of the rounds that may be among the worst under one or another combination of a block.</summary>
    public double[] OpenFirst { get; }

    /// <summary>Their second score.</summary>
    public double[] OpenSecond { get; }

    /// <summary>Their limit.</summary>
    public double[] OpenLimit { get; }

    /// <summary>First score of the rounds that are among the worst under every combination of a block.</summary>
    public double[] SureFirst { get; }

    /// <summary>Their second score.</summary>
    public double[] SureSecond { get; }

    /// <summary>Their limit.</summary>
    public double[] SureLimit { get; }

    /// <summary>The least that each open round pays under any combination of a block.</summary>
    public double[] Low { get; }

    /// <summary>The most.</summary>
    public double[] High { get; }

    /// <summary>What the open rounds pay, two vectors of combinations a round.</summary>
    public double[] Payouts { get; }

    /// <summary>Reads a model's scores once for all combinations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read<TLanes, TVector>(EquityTerms terms, int model)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var input = terms.Input;
        var first = input.Scores(0, model);
        var second = input.Scores(input.Planes - 1, model);
        var whole = first.Length - first.Length % TLanes.Count;
        Present = 0;
        for (var i = 0; i < whole; i += TLanes.Count)
        {
            var a = TLanes.Load(first, i);
            var b = TLanes.Load(second, i);
            // NaN plus anything is NaN, which is at most nothing.
            var isPresent = TLanes.IsAtMost(
                TLanes.Add(TLanes.Magnitude(a), TLanes.Magnitude(b)),
                TLanes.Broadcast(double.PositiveInfinity)
            );
            var scale = TLanes.Load(terms.Factor, i);
            TLanes.Compress(isPresent, TLanes.Multiply(a, scale), PackedFirst, Present);
            TLanes.Compress(isPresent, TLanes.Multiply(b, scale), PackedSecond, Present);
            TLanes.Compress(isPresent, TLanes.Load(terms.Limit, i), PackedLimit, Present);
            Present += TLanes.CountSet(isPresent);
        }
        for (var i = whole; i < first.Length; i++)
        {
            if (double.IsNaN(first[i]) || double.IsNaN(second[i]))
                continue;
            (PackedFirst[Present], PackedSecond[Present]) = (first[i] * terms.Factor[i], second[i] * terms.Factor[i]);
            PackedLimit[Present++] = terms.Limit[i];
        }
        PackedFirst.AsSpan(Present, TLanes.Count).Clear();
        PackedSecond.AsSpan(Present, TLanes.Count).Clear();
        PackedLimit.AsSpan(Present, TLanes.Count).Clear();
        CountSettled(first, second, terms.Lag);
    }

    /// <summary>A payout comes in <paramref name="lag"/> rounds after its round, before the round of that day is staked.</summary>
    private void CountSettled(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int lag)
    {
        var (staked, settled) = (0, 0);
        for (var t = 0; t < first.Length; t++)
        {
            if (t >= lag && !double.IsNaN(first[t - lag]) && !double.IsNaN(second[t - lag]))
                settled++;
            if (!double.IsNaN(first[t]) && !double.IsNaN(second[t]))
                Settled[staked++] = settled;
        }
        Settled[staked] = staked;
    }
}
