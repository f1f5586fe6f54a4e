namespace Ballast.Core.Evidence.Overfitting;

/// <summary>Blocks of rounds, half of which are looked at.</summary>
internal sealed class HalfSplit
{
    private readonly int[] _bounds;
    private readonly int _purge;

    /// <summary>Cuts rounds into blocks of nearly equal length.</summary>
    public HalfSplit(int rounds, int blocks, int purge)
    {
        _bounds = [.. Enumerable.Range(0, blocks + 1).Select(i => (int)((long)i * rounds / blocks))];
        _purge = purge;
        Blocks = blocks;
    }

    public int Blocks { get; }

    public int ShortestBlock => Enumerable.Range(0, Blocks).Min(b => _bounds[b + 1] - _bounds[b]);

    /// <summary>First column and length of a block.</summary>
    public (int First, int Count) Block(int block) => (_bounds[block], _bounds[block + 1] - _bounds[block]);

    /// <summary>Every choice of half of the blocks, as bits; each one's complement is another.</summary>
    public IEnumerable<int> Halves() =>
        Enumerable.Range(0, 1 << Blocks).Where(bits => 2 * int.PopCount(bits) == Blocks);

    /// <summary>
    /// Stretches of columns of a half. Where the other half begins, half of the shared rounds are dropped on either side: both halves are treated
    /// alike, as the method wants, and no day is left in both.
    /// </summary>
    public IEnumerable<(int First, int Count)> Stretches(int bits)
    {
        for (var block = 0; block < Blocks; block++)
        {
            if (!Holds(bits, block))
                continue;
            var first = _bounds[block] + (block > 0 && !Holds(bits, block - 1) ? (_purge + 1) / 2 : 0);
            var end = _bounds[block + 1] - (block < Blocks - 1 && !Holds(bits, block + 1) ? _purge / 2 : 0);
            yield return (first, end - first);
        }
    }

    private static bool Holds(int bits, int block) => ((bits >> block) & 1) == 1;
}
