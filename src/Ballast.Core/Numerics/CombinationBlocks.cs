namespace Ballast.Core.Numerics;

/// <summary>Neighbouring combinations: those from one place up to another, and the box that their multipliers lie in.</summary>
/// <param name="First">Place of the first one.</param>
/// <param name="End">Place behind the last one.</param>
/// <param name="FirstMiddle">Middle of the first multipliers.</param>
/// <param name="FirstReach">No first multiplier is farther from the middle.</param>
/// <param name="SecondMiddle">Middle of the second multipliers.</param>
/// <param name="SecondReach">No second multiplier is farther from the middle.</param>
internal readonly record struct CombinationBlock(
    int First,
    int End,
    double FirstMiddle,
    double FirstReach,
    double SecondMiddle,
    double SecondReach
)
{
    // Fewer are looked at one by one as quickly; in a wider box too many rounds may be among the worst of one of them.
    private const int Fewest = 4;
    private const double Widest = 0.4;

    /// <summary>Whether they are so alike, and so many, that their worst rounds are to be looked for together.</summary>
    public bool IsNarrow =>
        End - First >= Fewest
        && 2 * (FirstReach + SecondReach)
            <= Widest * (Math.Abs(FirstMiddle) + FirstReach + Math.Abs(SecondMiddle) + SecondReach);
}

/// <summary>
/// Pairs of multipliers in an order in which neighbours are alike, cut into blocks: the plane of the two multipliers is laid out with tiles, which are gone
/// through row by row, there and back. On a grid a tile is a square of it.
/// </summary>
internal sealed class CombinationBlocks
{
    /// <summary>Most combinations in a block.</summary>
    public const int Most = 16;

    // Rounding must not put a payout outside the box: many times the error of two products and a sum.
    private const double RoundingShare = 1e-14;

    /// <param name="first">First multiplier by combination, finite.</param>
    /// <param name="second">Second multiplier by combination, finite.</param>
    public CombinationBlocks(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Order = new int[first.Length];
        var (inFirst, inSecond) = (Range(first), Range(second));
        var tiles = (first.Length + Most - 1) / Most;
        var side = inFirst.Width > 0 && inSecond.Width > 0 ? (int)Math.Ceiling(Math.Sqrt(tiles)) : Math.Max(tiles, 1);
        var starts = new int[side * side + 1];
        var tileOf = new int[first.Length];
        for (var k = 0; k < first.Length; k++)
        {
            var (row, column) = (Tile(first[k], inFirst, side), Tile(second[k], inSecond, side));
            tileOf[k] = row * side + (row % 2 == 0 ? column : side - 1 - column);
            starts[tileOf[k] + 1]++;
        }
        for (var tile = 0; tile < side * side; tile++)
            starts[tile + 1] += starts[tile];
        var next = starts.AsSpan(0, side * side).ToArray();
        for (var k = 0; k < first.Length; k++)
            Order[next[tileOf[k]]++] = k;
        var blocks = new List<CombinationBlock>(side * side);
        for (var tile = 0; tile < side * side; tile++)
        {
            for (var start = starts[tile]; start < starts[tile + 1]; start += Most)
                blocks.Add(Block(first, second, start, Math.Min(start + Most, starts[tile + 1])));
        }
        Blocks = [.. blocks];
    }

    /// <summary>By place: which combination stands there.</summary>
    public int[] Order { get; }

    /// <summary>All places, one block after the other.</summary>
    public CombinationBlock[] Blocks { get; }

    private CombinationBlock Block(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int start, int end)
    {
        Span<double> values = stackalloc double[end - start];
        for (var i = 0; i < values.Length; i++)
            values[i] = first[Order[start + i]];
        var inFirst = Range(values);
        for (var i = 0; i < values.Length; i++)
            values[i] = second[Order[start + i]];
        var inSecond = Range(values);
        return new CombinationBlock(start, end, inFirst.Middle, inFirst.Reach, inSecond.Middle, inSecond.Reach);
    }

    private static int Tile(double value, Extent extent, int side) =>
        extent.Width > 0 ? Math.Min((int)((value - extent.Low) / extent.Width * side), side - 1) : 0;

    private static Extent Range(ReadOnlySpan<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return new Extent(low, high);
    }

    private readonly record struct Extent(double Low, double High)
    {
        public double Width => High - Low;

        public double Middle => Low + (Width / 2);

        public double Reach => (Width / 2) + (RoundingShare * Math.Max(Math.Abs(Low), Math.Abs(High)));
    }
}
