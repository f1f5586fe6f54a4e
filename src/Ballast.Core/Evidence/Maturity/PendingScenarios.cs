using Ballast.Core.Risk;

namespace Ballast.Core.Evidence.Maturity;

/// <summary>
/// Puts what past rounds brought beyond expectation on the rounds that are open, all at once: so models, scores and rounds move together
/// as they did.
/// </summary>
/// <remarks>
/// Historical simulation, as for value at risk (Hull and White 1998, who scale past surprises by today's spread as it is done here). Scenario s
/// takes for each open round the surprise of the round s places before it, after the same scoring day, of the same model. A model that has none there
/// borrows that of the next one in the list that has; its size is the model's own. The ends are moved outwards by
/// <see cref="Surprises.Widening"/> for the few independent stretches the past holds.
/// </remarks>
public sealed class PendingScenarios
{
    /// <summary>Fewer independent stretches than this give no band.</summary>
    public const double FewestIndependent = 5;

    private readonly ScorePaths _paths;
    private readonly List<OpenPosition> _positions;
    private readonly Dictionary<string, int> _rowOf;
    private readonly Dictionary<int, int> _columnOf;
    private readonly List<int> _shifts;
    private readonly int _overlap;

    /// <summary>Finds the stretches of the past.</summary>
    /// <param name="paths">Ways of any of the scores: all scores have the same models and rounds.</param>
    /// <param name="positions">What is open.</param>
    public PendingScenarios(ScorePaths paths, IEnumerable<OpenPosition> positions)
    {
        ArgumentNullException.ThrowIfNull(paths);
        _paths = paths;
        _positions = [.. positions];
        _rowOf = paths.Models.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i);
        _columnOf = paths.Rounds.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => p.i);
        _overlap = _positions
            .SelectMany(p => p.Terms)
            .Select(t => t.Maturity.Paths.Sharing(t.Maturity.Paths.Days))
            .DefaultIfEmpty(1)
            .Max();
        _shifts = Shifts();
    }

    /// <summary>The sum over some of the positions.</summary>
    public PendingPayout Of(Func<OpenPosition, bool> takes)
    {
        var taking = _positions.Where(takes).ToList();
        var stake = taking.Sum(p => p.Stake);
        var shown = taking.Where(p => p.Terms.All(t => t.Day > 0)).Sum(p => p.Pays([.. p.Terms.Select(t => t.Shown)]));
        var independent = Independent();
        if (independent < FewestIndependent)
            return Without(taking.Count, stake, shown, independent);
        return new PendingPayout(
            taking.Count,
            stake,
            shown,
            Sums(taking, 1).Average(),
            Inside(taking, 0.80, independent),
            Inside(taking, 0.95, independent),
            _shifts.Count,
            independent,
            null
        );
    }

    private Band Inside(List<OpenPosition> taking, double share, double independent)
    {
        var sums = Sums(taking, Surprises.Widening((1 + share) / 2, independent));
        return new Band(Quantile.Of(sums, (1 - share) / 2), Quantile.Of(sums, (1 + share) / 2));
    }

    private double[] Sums(List<OpenPosition> taking, double widening)
    {
        var sums = new double[_shifts.Count];
        foreach (var position in taking)
        {
            var scores = new double[position.Terms.Count];
            for (var scenario = 0; scenario < sums.Length; scenario++)
            {
                var lender = Lender(position, _shifts[scenario]);
                for (var term = 0; term < scores.Length; term++)
                    scores[term] = Score(position, position.Terms[term], lender, _shifts[scenario], widening);
                sums[scenario] += position.Pays(scores);
            }
        }
        return sums;
    }

    private double Score(OpenPosition position, OpenTerm term, int lender, int shift, double widening)
    {
        var maturity = term.Maturity;
        if (term.Day >= maturity.Paths.Days)
            return term.Shown;
        int? row = _rowOf.TryGetValue(position.Model, out var own) ? own : null;
        var surprise = maturity.Surprise(lender, _columnOf[position.Round - shift], term.Day);
        return maturity.Fits[term.Day].Expected(term.Shown) + (widening * surprise * maturity.Spread(row, term.Day));
    }

    /// <summary>The row whose surprises the position takes in a scenario; -1 where nobody has all of them.</summary>
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

    /// <summary>How far back each stretch lies whose rounds have all resolved.</summary>
    private List<int> Shifts()
    {
        if (_positions.Count == 0)
            return [];
        // Of positions in the same round and on the same days one stands for all: whether anybody lends does not depend on the model.
        var kinds = _positions
            .DistinctBy(p => (p.Round, string.Join(' ', p.Terms.Select(t => $"{t.Maturity.GetHashCode()}:{t.Day}"))))
            .ToList();
        var most = _positions.Max(p => p.Round) - _paths.Rounds[0];
        return [.. Enumerable.Range(1, Math.Max(0, most)).Where(shift => kinds.All(k => Lender(k, shift) >= 0))];
    }

    private double Independent() => _shifts.Count == 0 ? 0 : 1 + ((_shifts[^1] - _shifts[0]) / (double)_overlap);

    private PendingPayout Without(int count, double stake, double shown, double independent)
    {
        var more = (int)Math.Ceiling((FewestIndependent - independent) * _overlap);
        var none = new Band(double.NaN, double.NaN);
        return new PendingPayout(
            count,
            stake,
            shown,
            double.NaN,
            none,
            none,
            _shifts.Count,
            independent,
            new Shortage(
                $"past stretches of rounds worth {independent:0.0} that share no day, and {FewestIndependent:0} are needed",
                Math.Max(1, more)
            )
        );
    }
}
