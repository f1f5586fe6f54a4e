using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence;

/// <summary>Values of models over rounds, with the moments at which each round was decided and known. A value is what the caller ranks by
/// and regrets in: a score, a return, a payout. Missing is NaN.</summary>
internal sealed class EvidencePanel
{
    private readonly double[][] _values;

    /// <summary>Makes a panel; everything is copied.</summary>
    /// <param name="models">Names, one a row.</param>
    /// <param name="rounds">Ascending by number and moment of decision; each is known after it was decided.</param>
    /// <param name="values">One row a model, one value a round.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, the rounds do not ascend, or a value is infinite.</exception>
    public EvidencePanel(
        IReadOnlyList<string> models,
        IReadOnlyList<EvidenceRound> rounds,
        IReadOnlyList<IReadOnlyList<double>> values
    )
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(rounds);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != models.Count || values.Any(row => row.Count != rounds.Count))
            throw new ArgumentException("There is one row a model and one value a round.", nameof(values));
        if (
            rounds
                .Zip(rounds.Skip(1))
                .Any(p => p.First.Round >= p.Second.Round || p.First.DecidedAt > p.Second.DecidedAt)
        )
            throw new ArgumentException("Rounds ascend by number and by the moment of decision.", nameof(rounds));
        if (rounds.Any(r => r.KnownAt <= r.DecidedAt))
            throw new ArgumentException("A round is known after it was decided.", nameof(rounds));
        Models = [.. models];
        Rounds = [.. rounds];
        _values = [.. values.Select(row => row.ToArray())];
        if (Array.Exists(_values, row => Array.Exists(row, double.IsInfinity)))
            throw new ArgumentException("A value is finite, or NaN where it is missing.", nameof(values));
        OpenAtOnce = MostOpen();
    }

    /// <summary>Names, one a row.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>The rounds, one a column.</summary>
    public IReadOnlyList<EvidenceRound> Rounds { get; }

    /// <summary>Most rounds that are decided before the first of them is known, that one included; 1 where nothing overlaps.</summary>
    /// <remarks>The overlap to reckon with where the caller names none: it counts the days until scores start, too, so it is on the safe side.</remarks>
    public int OpenAtOnce { get; }

    /// <summary>A model's values, one a round, NaN where missing.</summary>
    public ReadOnlySpan<double> Values(int model) => _values[model];

    /// <summary>The same models in some of the rounds.</summary>
    internal EvidencePanel Only(Func<EvidenceRound, bool> isKept)
    {
        int[] columns = [.. Enumerable.Range(0, Rounds.Count).Where(c => isKept(Rounds[c]))];
        return columns.Length == Rounds.Count
            ? this
            : new EvidencePanel(
                Models,
                [.. columns.Select(c => Rounds[c])],
                [.. _values.Select(row => columns.Select(c => row[c]).ToArray())]
            );
    }

    /// <summary>The models whose values vary: a constant is no trial, and nothing is to change for its being there.</summary>
    internal EvidencePanel Varying()
    {
        int[] rows =
        [
            .. Enumerable
                .Range(0, Models.Count)
                .Where(m => Gaps.Dropped(_values[m]) is var there && (there.Length < 2 || Variation.Varies(there))),
        ];
        return rows.Length == Models.Count
            ? this
            : new EvidencePanel([.. rows.Select(m => Models[m])], Rounds, [.. rows.Select(m => _values[m])]);
    }

    /// <summary>How many rounds were known at a moment.</summary>
    internal int KnownAt(DateTimeOffset moment) => Rounds.Count(r => r.KnownAt <= moment);

    /// <summary>The last rounds that were known at a moment, at most as many as the window.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The window holds no round.</exception>
    public KnownPast PastAt(DateTimeOffset moment, int window, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        var columns = new List<int>();
        for (var i = Rounds.Count - 1; i >= 0 && columns.Count < window; i--)
        {
            if (Rounds[i].KnownAt <= moment)
                columns.Add(i);
        }
        columns.Reverse();
        var values = new double[_values.Length][];
        for (var model = 0; model < values.Length; model++)
        {
            cancellation.ThrowIfCancellationRequested();
            values[model] = new double[columns.Count];
            for (var i = 0; i < columns.Count; i++)
                values[model][i] = _values[model][columns[i]];
        }
        return new KnownPast(moment, Models, [.. columns.Select(c => Rounds[c])], values, cancellation);
    }

    private int MostOpen()
    {
        var most = 1;
        for (var i = 0; i < Rounds.Count; i++)
        {
            var next = i + 1;
            while (next < Rounds.Count && Rounds[next].DecidedAt < Rounds[i].KnownAt)
                next++;
            most = Math.Max(most, next - i);
        }
        return most;
    }
}
