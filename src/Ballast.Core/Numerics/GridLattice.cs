namespace Ballast.Core.Numerics;

/// <summary>
/// A grid of two scores as its two axes: every multiplier of the one with every multiplier of the other. Read-only, so threads may share it.
/// </summary>
/// <remarks>Axes are sorted and filled up to whole blocks by repeating their last value; what that adds is computed and not handed out.</remarks>
internal sealed class GridLattice
{
    /// <summary>Multipliers of the first score that are tried together.</summary>
    public const int FirstBlock = 2;

    /// <summary>Multipliers of the second score that are tried together: with the first ones ten sums, which stay in registers.</summary>
    public const int SecondBlock = 5;

    // Multipliers on a side of a tile: smaller tiles leave fewer cells and cost more looks. A multiple of both blocks.
    private const int Side = 10;

    // Tiles on a side that are looked at together first.
    private const int TilesTogether = 3;

    /// <summary>Below it rounds are tried one by one.</summary>
    private const int FewestCombinations = 100;

    // What is computed for nothing where a grid has holes.
    private const double MostFilling = 1.25;

    private GridLattice(double[] first, double[] second, int[] places)
    {
        (First, Second, Places) = (Padded(first, FirstBlock), Padded(second, SecondBlock), places);
        Whole = new LatticePart(0, First.Length, 0, Second.Length);
        Groups = [.. Whole.Cut(TilesTogether * Side).Select(g => (g, g.Cut(Side).ToArray()))];
    }

    /// <summary>Multipliers of the first score, ascending.</summary>
    public double[] First { get; }

    /// <summary>Multipliers of the second score, ascending.</summary>
    public double[] Second { get; }

    /// <summary>All of it.</summary>
    public LatticePart Whole { get; }

    /// <summary>Its tiles, in groups.</summary>
    public (LatticePart Whole, LatticePart[] Tiles)[] Groups { get; }

    /// <summary>By combination: its <see cref="Place"/>.</summary>
    public int[] Places { get; }

    /// <summary>The axes of a grid; null where it has other than two scores, few combinations, or is no lattice.</summary>
    public static GridLattice? Find(PayoutGridInput input)
    {
        if (input.Planes != 2 || input.Combinations < FewestCombinations)
            return null;
        var (first, second) = (Axis(input.Multipliers, 0), Axis(input.Multipliers, 1));
        if ((double)first.Length * second.Length > MostFilling * input.Combinations)
            return null;
        var lattice = new GridLattice(first, second, new int[input.Combinations]);
        for (var k = 0; k < input.Combinations; k++)
            lattice.Places[k] = lattice.Place(
                Array.BinarySearch(first, input.Multipliers[2 * k]),
                Array.BinarySearch(second, input.Multipliers[(2 * k) + 1])
            );
        return lattice;
    }

    /// <summary>Where a value lies: block after block, each row by row.</summary>
    public int Place(int first, int second) =>
        (first / FirstBlock * FirstBlock * Second.Length)
        + (second / SecondBlock * SecondBlock * FirstBlock)
        + (first % FirstBlock * SecondBlock)
        + (second % SecondBlock);

    private static double[] Axis(double[] multipliers, int plane) =>
        [.. multipliers.Where((_, i) => i % 2 == plane).Distinct().Order()];

    private static double[] Padded(double[] axis, int block)
    {
        var padded = new double[(axis.Length + block - 1) / block * block];
        Array.Fill(padded, axis[^1]);
        axis.CopyTo(padded, 0);
        return padded;
    }
}

/// <summary>A rectangle of a lattice, by its places on both axes, ends left out.</summary>
internal readonly record struct LatticePart(int First, int FirstEnd, int Second, int SecondEnd)
{
    /// <summary>Squares of a side; those at the ends may be smaller.</summary>
    public IEnumerable<LatticePart> Cut(int side)
    {
        for (var i = First; i < FirstEnd; i += side)
        {
            for (var j = Second; j < SecondEnd; j += side)
                yield return new LatticePart(i, Math.Min(i + side, FirstEnd), j, Math.Min(j + side, SecondEnd));
        }
    }
}
