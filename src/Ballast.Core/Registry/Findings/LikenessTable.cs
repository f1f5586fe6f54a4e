namespace Ballast.Core.Registry.Findings;

/// <summary>How alike the slots of a round are, each with each.</summary>
public sealed class LikenessTable
{
    private readonly Likeness?[][] _pairs;

    /// <summary>Holds each against each, on all cores.</summary>
    public LikenessTable(SubmissionRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        Round = round;
        var slots = round.Slots;
        _pairs = new Likeness?[slots.Count][];
        Parallel.For(
            0,
            slots.Count,
            i => _pairs[i] = [.. Enumerable.Range(0, i).Select(j => slots[i].Print.With(slots[j].Print))]
        );
    }

    /// <summary>The round.</summary>
    public SubmissionRound Round { get; }

    /// <summary>Two slots by their places; null where nothing can be said.</summary>
    public Likeness? this[int first, int second] =>
        first > second ? _pairs[first][second]
        : first < second ? _pairs[second][first]
        : throw new ArgumentException("A slot is not held against itself.", nameof(second));

    /// <summary>All pairs of which something can be said.</summary>
    public IEnumerable<(int First, int Second, Likeness Likeness)> Pairs()
    {
        for (var i = 1; i < _pairs.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (_pairs[i][j] is { } likeness)
                    yield return (j, i, likeness);
            }
        }
    }
}
