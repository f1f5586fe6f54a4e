namespace Ballast.Core.Evidence.Maturity;

/// <summary>Past stretches of rounds put on the open ones: what each brings every open score beyond what is expected of it.</summary>
internal sealed class Stretches
{
    private readonly ScorePaths _paths;
    private readonly Dictionary<string, int> _rowOf;
    private readonly Dictionary<int, int> _columnOf;

    // Two equal positions are two stakes.
    private readonly Dictionary<OpenPosition, double[][]> _beyond = new(ReferenceEqualityComparer.Instance);

    /// <param name="paths">Ways of any of the scores: all scores have the same models and rounds.</param>
    /// <param name="positions">What is open.</param>
    public Stretches(ScorePaths paths, IReadOnlyList<OpenPosition> positions)
    {
        _paths = paths;
        _rowOf = paths.Models.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i);
        _columnOf = paths.Rounds.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => p.i);
        Shifts = Find(positions);
        foreach (var position in positions)
            _beyond[position] = Beyond(position);
    }

    /// <summary>How many rounds back each stretch lies whose rounds have all resolved, ascending.</summary>
    public IReadOnlyList<int> Shifts { get; }

    /// <summary>What the terms of a position bring beyond expectation, in units of the score: one row a term, one value a stretch.</summary>
    public double[][] this[OpenPosition position] => _beyond[position];

    private double[][] Beyond(OpenPosition position)
    {
        int? row = _rowOf.TryGetValue(position.Model, out var own) ? own : null;
        double[][] beyond = [.. position.Terms.Select(_ => new double[Shifts.Count])];
        for (var stretch = 0; stretch < Shifts.Count; stretch++)
        {
            var lender = Lender(position, Shifts[stretch]);
            for (var i = 0; i < beyond.Length; i++)
            {
                var term = position.Terms[i];
                if (term.Day >= term.Maturity.Paths.Days)
                    continue;
                var surprise = term.Maturity.Surprise(lender, _columnOf[position.Round - Shifts[stretch]], term.Day);
                beyond[i][stretch] = surprise * term.Maturity.Spread(row, term.Day);
            }
        }
        return beyond;
    }

    private int[] Find(IReadOnlyList<OpenPosition> positions)
    {
        if (positions.Count == 0)
            return [];
        // Of positions in the same round and on the same days one stands for all: whether anybody lends does not depend on the model.
        var kinds = positions
            .DistinctBy(p => (p.Round, string.Join(' ', p.Terms.Select(t => $"{t.Maturity.GetHashCode()}:{t.Day}"))))
            .ToList();
        var most = positions.Max(p => p.Round) - _paths.Rounds[0];
        return [.. Enumerable.Range(1, Math.Max(0, most)).Where(shift => kinds.All(k => Lender(k, shift) >= 0))];
    }

    /// <summary>The row whose surprises a position takes in a stretch; -1 where nobody has all of them.</summary>
    private int Lender(OpenPosition position, int shift)
    {
        if (!_columnOf.TryGetValue(position.Round - shift, out var column))
            return -1;
        var first = _rowOf.GetValueOrDefault(position.Model);
        for (var i = 0; i < _paths.Models.Count; i++)
        {
            var row = (first + i) % _paths.Models.Count;
            if (Lends(position, row, column))
                return row;
        }
        return -1;
    }

    private static bool Lends(OpenPosition position, int row, int column)
    {
        foreach (var term in position.Terms)
        {
            if (term.Day < term.Maturity.Paths.Days && double.IsNaN(term.Maturity.Surprise(row, column, term.Day)))
                return false;
        }
        return true;
    }
}
