namespace Ballast.Core.Numerics;

/// <summary>
/// One model's present rounds, split in two. A calm round cannot reach its limit under any combination of the grid, so
/// that only the sum of its scores matters; the others are packed, missing rounds left out, to be tried one by one.
/// Belongs to one thread and is used for one model after the other.
/// </summary>
internal sealed class SplitRow
{
    public SplitRow(GridTerms terms, int lanes)
    {
        // Packing writes whole vectors, so the last one may reach behind the last round.
        var capacity = terms.Input.Rounds + lanes;
        Packed = Arrays(terms.Planes, capacity);
        PackedLimit = new double[capacity];
        CalmSum = new double[terms.Planes];
        Reach = new double[Math.Max(terms.WholeRounds, lanes)];

        TailScores = Arrays(terms.Planes, lanes);
        TailFactor = new double[lanes];
        TailLimit = new double[lanes];
        terms.Factor.AsSpan(terms.WholeRounds).CopyTo(TailFactor);
        terms.Limit.AsSpan(terms.WholeRounds).CopyTo(TailLimit);
    }

    /// <summary>Present rounds of either sort.</summary>
    public int Present { get; set; }

    /// <summary>By plane: sum of factor x score over the calm rounds.</summary>
    public double[] CalmSum { get; }

    /// <summary>Rounds that are not calm.</summary>
    public int PackedRounds { get; set; }

    /// <summary>By plane: factor x score of the rounds that are not calm.</summary>
    public double[][] Packed { get; }

    /// <summary>Limits of the rounds that are not calm.</summary>
    public double[] PackedLimit { get; }

    /// <summary>The largest payout of each round anywhere on the grid, before clipping; NaN where it is missing.</summary>
    public double[] Reach { get; }

    /// <summary>By plane: the rounds that do not fill a vector, filled up with missing ones.</summary>
    public double[][] TailScores { get; }

    public double[] TailFactor { get; }

    public double[] TailLimit { get; }

    /// <summary>Forgets the model before and takes the tail of this one.</summary>
    public void Begin(GridTerms terms, int model)
    {
        Present = 0;
        PackedRounds = 0;
        Array.Clear(CalmSum);
        for (var plane = 0; plane < TailScores.Length; plane++)
        {
            Array.Fill(TailScores[plane], double.NaN);
            terms.Input.Scores(plane, model)[terms.WholeRounds..].CopyTo(TailScores[plane]);
        }
    }

    /// <summary>
    /// Packs all calm rounds as a single one that never clips, fills the last vector with rounds that pay nothing and
    /// returns the packed length.
    /// </summary>
    public int Finish(int lanes)
    {
        for (var plane = 0; plane < Packed.Length; plane++)
        {
            Packed[plane].AsSpan(PackedRounds, lanes).Clear();
            Packed[plane][PackedRounds] = CalmSum[plane];
        }
        PackedLimit.AsSpan(PackedRounds, lanes).Clear();
        PackedLimit[PackedRounds] = double.PositiveInfinity;
        return (PackedRounds + lanes) / lanes * lanes;
    }

    private static double[][] Arrays(int count, int length)
    {
        var arrays = new double[count][];
        for (var i = 0; i < count; i++)
            arrays[i] = new double[length];
        return arrays;
    }
}
