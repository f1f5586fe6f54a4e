namespace Ballast.Core.Numerics;

/// <summary>What all models of a grid share, laid out once for the kernel. Read-only, so threads may share it.</summary>
internal sealed class GridTerms
{
    /// <summary>Combinations the kernel takes at a time: enough independent sums to hide the latency of an addition.</summary>
    public const int Block = 4;

    /// <summary>Combinations with the same first multiplier that it takes at a time, where there are such.</summary>
    public const int SharedBlock = 7;

    // What is computed for nothing where a row of the grid does not fill its blocks.
    private const double MostFilling = 1.15;

    public GridTerms(PayoutGridInput input, int lanes)
    {
        Input = input;
        WholeRounds = input.Rounds - input.Rounds % lanes;
        var last = input.FirstColumn + input.Rounds;
        Factor = input.RoundFactor[input.FirstColumn..last];
        Limit = input.RoundLimit[input.FirstColumn..last];

        // The combinations that fill up the last block pay nothing and are not handed out.
        var blocks = (input.Combinations + Block - 1) / Block;
        Multipliers = new double[blocks * Block * input.Planes];
        input.Multipliers.CopyTo(Multipliers, 0);

        SharedStarts = input.Planes == 2 ? FindShared(input.Multipliers) : [];
        LargestMultiplier = new double[input.Planes];
        for (var i = 0; i < input.Multipliers.Length; i++)
        {
            ref var largest = ref LargestMultiplier[i % input.Planes];
            largest = Math.Max(largest, Math.Abs(input.Multipliers[i]));
        }
    }

    public PayoutGridInput Input { get; }

    public int Planes => Input.Planes;

    /// <summary>Rounds that fill whole vectors; the rest goes through the tail of <see cref="SplitRow"/>.</summary>
    public int WholeRounds { get; }

    /// <summary>Factor of each round looked at.</summary>
    public double[] Factor { get; }

    /// <summary>Limit of each round looked at.</summary>
    public double[] Limit { get; }

    /// <summary>Combinations x planes, filled up with zeros to whole blocks.</summary>
    public double[] Multipliers { get; }

    /// <summary>Where blocks of combinations with the same first multiplier begin, and behind them the end; empty where they would be too short.</summary>
    public int[] SharedStarts { get; }

    /// <summary>By plane: the largest magnitude anywhere on the grid.</summary>
    public double[] LargestMultiplier { get; }

    private static int[] FindShared(double[] multipliers)
    {
        var (starts, count) = (new List<int>(), multipliers.Length / 2);
        for (var k = 0; k < count; k++)
        {
            if (k == 0 || multipliers[2 * k] != multipliers[2 * starts[^1]] || k - starts[^1] == SharedBlock)
                starts.Add(k);
        }
        return starts.Count * SharedBlock <= MostFilling * count ? [.. starts, count] : [];
    }
}
