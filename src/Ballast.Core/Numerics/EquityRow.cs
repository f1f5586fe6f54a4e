using System.Runtime.CompilerServices;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>The rounds of one model, laid out for the kernel, and the room it works in; used again for the next model.</summary>
internal sealed class EquityRow
{
    public EquityRow(EquityTerms terms, int lanes)
    {
        var rounds = terms.Input.Rounds;
        First = new double[rounds];
        Second = new double[rounds];
        PackedFirst = new double[rounds + lanes];
        PackedSecond = new double[rounds + lanes];
        PackedLimit = new double[rounds + lanes];
        Ring = new double[checked(terms.Lag * EquityTerms.VectorsAtATime * lanes)];
        Sum = new double[terms.PaddedCombinations];
        Squares = new double[terms.PaddedCombinations];
        Equity = new double[terms.PaddedCombinations];
        Ratio = new double[terms.PaddedCombinations];
        // A vector is written whole where less than one is chosen, and filled up to a whole one afterwards.
        Tail = new double[rounds + 2 * lanes];
    }

    /// <summary>First score of every round, scaled; 0 where the round is missing, which pays 0 under every multiplier.</summary>
    public double[] First { get; }

    /// <summary>Second score of every round, as the first.</summary>
    public double[] Second { get; }

    /// <summary>First score of the present rounds, one after the other; zeros fill the last vector.</summary>
    public double[] PackedFirst { get; }

    /// <summary>Second score of the present rounds.</summary>
    public double[] PackedSecond { get; }

    /// <summary>Limit of the present rounds.</summary>
    public double[] PackedLimit { get; }

    /// <summary>Number of present rounds.</summary>
    public int Present { get; private set; }

    /// <summary>Payouts that have not come in yet: lag x combinations of a block.</summary>
    public double[] Ring { get; }

    /// <summary>By combination: the sum of the returns.</summary>
    public double[] Sum { get; }

    /// <summary>By combination: the sum of their squares.</summary>
    public double[] Squares { get; }

    /// <summary>By combination: equity at the end.</summary>
    public double[] Equity { get; }

    /// <summary>By combination: the smallest quotient of equity and its former peak.</summary>
    public double[] Ratio { get; }

    /// <summary>Returns that may be among the worst.</summary>
    public double[] Tail { get; }

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
        Span<double> fullFirst = First;
        Span<double> fullSecond = Second;
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
            a = TLanes.Keep(isPresent, TLanes.Multiply(a, scale));
            b = TLanes.Keep(isPresent, TLanes.Multiply(b, scale));
            TLanes.Store(a, fullFirst, i);
            TLanes.Store(b, fullSecond, i);
            TLanes.Compress(isPresent, a, PackedFirst, Present);
            TLanes.Compress(isPresent, b, PackedSecond, Present);
            TLanes.Compress(isPresent, TLanes.Load(terms.Limit, i), PackedLimit, Present);
            Present += TLanes.CountSet(isPresent);
        }
        for (var i = whole; i < first.Length; i++)
            ReadOne(first[i], second[i], terms, i);
        PackedFirst.AsSpan(Present, TLanes.Count).Clear();
        PackedSecond.AsSpan(Present, TLanes.Count).Clear();
        PackedLimit.AsSpan(Present, TLanes.Count).Clear();
    }

    private void ReadOne(double first, double second, EquityTerms terms, int round)
    {
        (First[round], Second[round]) = (0, 0);
        if (double.IsNaN(first) || double.IsNaN(second))
            return;
        (First[round], Second[round]) = (first * terms.Factor[round], second * terms.Factor[round]);
        (PackedFirst[Present], PackedSecond[Present]) = (First[round], Second[round]);
        PackedLimit[Present++] = terms.Limit[round];
    }
}
