using Ballast.Core.Numerics;

namespace Ballast.Core.Allocation.Solvers;

/// <summary>The program of <see cref="TailSimplex"/> and where it stands: which variables are basic, at which values, and the inverse of their columns.</summary>
/// <remarks>Variables by number: rounds, slacks of the models' rows, limits, then the loss of all models and the loss a unit of the second normal.</remarks>
internal sealed class TailBasis
{
    /// <summary>No place, no variable.</summary>
    public const int None = -1;

    private const double SingularTolerance = 1e-11;

    private readonly double[][] _returns;
    private readonly double _perUnit;
    private readonly double _tail;
    private readonly IReadOnlyList<double[]> _limits;
    private readonly double[] _normal;
    private readonly BasisInverse _inverse;
    private readonly bool[] _isBasic;
    private readonly double[] _column;
    private readonly double[] _step;
    private readonly double[] _place;
    private readonly double[] _factors;
    private readonly double[][] _rows;

    /// <param name="returns">Models x rounds.</param>
    /// <param name="unit">The largest return.</param>
    /// <param name="alpha">The share of rounds in the tail.</param>
    /// <param name="limits">Each a row a: a mix keeps a x ≥ 0.</param>
    /// <param name="normal">The second normal.</param>
    public TailBasis(double[][] returns, double unit, double alpha, IReadOnlyList<double[]> limits, double[] normal)
    {
        (_returns, _perUnit, _limits, _normal) = (returns, 1 / unit, limits, normal);
        _tail = alpha * Rounds;
        _inverse = new BasisInverse(Models + 1);
        (Variables, Values) = (new int[Models + 1], new double[Models + 1]);
        (_isBasic, Signs) = (new bool[Normal + 1], new double[Rounds]);
        (_column, _step) = (new double[Models + 1], new double[Models + 1]);
        (_place, _factors, _rows) = (new double[Models + 1], new double[Models + 1], new double[Models + 1][]);
        Objective = Total;
        Start();
    }

    /// <summary>The basic variable of each place.</summary>
    public int[] Variables { get; }

    /// <summary>Its value.</summary>
    public double[] Values { get; }

    /// <summary>By round: -1 at nothing, 1 at its largest weight, 0 basic.</summary>
    public double[] Signs { get; }

    /// <summary>What is made as large as can be.</summary>
    public int Objective { get; set; }

    /// <summary>The largest return, in which the program is solved.</summary>
    public double Unit => 1 / _perUnit;

    public int Models => _returns.Length;

    public int Rounds => _returns[0].Length;

    /// <summary>The loss of all models.</summary>
    public int Total => Rounds + Models + _limits.Count;

    /// <summary>The loss a unit of the second normal.</summary>
    public int Normal => Total + 1;

    private int FirstLimit => Rounds + Models;

    public bool IsRound(int id) => id < Rounds;

    private bool IsSlack(int id) => id >= Rounds && id < FirstLimit;

    /// <summary>The mix: multipliers of the models' rows, in no unit.</summary>
    public double[] Mix()
    {
        var mix = new double[Models];
        _inverse.ReadPlace(Array.IndexOf(Variables, Objective), _place);
        var rows = _inverse.StoredRows;
        for (var k = 0; k < rows.Length; k++)
        {
            if (rows[k] < Models)
                mix[rows[k]] = _place[k];
        }
        return mix;
    }

    /// <summary>Weights of the rounds in the tail, each in [0, 1], alpha T together.</summary>
    public double[] Tail() => [.. Enumerable.Range(0, Rounds).Select(t => Math.Clamp(Value(t), 0, 1))];

    /// <summary>Multipliers of the limits, and of Σ x ≥ 0 behind them; none below zero.</summary>
    public double[] Multipliers() =>
        [.. Enumerable.Range(FirstLimit, _limits.Count + 1).Select(id => id == Objective ? 0 : Math.Max(Value(id), 0))];

    private double Value(int id) =>
        _isBasic[id] ? Values[Array.IndexOf(Variables, id)]
        : IsRound(id) && Signs[id] > 0 ? 1
        : 0;

    /// <summary>
    /// What a unit more of each variable that is not basic gains: given out for slacks and limits where it is above zero; left in <paramref name="mix"/> for rounds, less where it is below.
    /// </summary>
    public void Price(double[] mix, Action<int, double> gains)
    {
        _inverse.ReadPlace(Array.IndexOf(Variables, Objective), _place);
        var rows = _inverse.StoredRows;
        var (edge, count) = (0.0, 0);
        for (var k = 0; k < rows.Length; k++)
        {
            if (rows[k] == Models)
                edge = _place[k];
            else if (_place[k] != 0)
            {
                (_factors[count], _rows[count++]) = (_place[k] * _perUnit, _returns[rows[k]]);
                if (_place[k] < 0)
                    gains(Rounds + rows[k], -_place[k]);
            }
        }
        // The loss of all models is one of the limits where the objective is another.
        for (var id = FirstLimit; id < Objective; id++)
        {
            var kept = 0.0;
            for (var k = 0; k < rows.Length && !_isBasic[id]; k++)
            {
                if (rows[k] < Models)
                    kept += _place[k] * (id == Total ? 1 : _limits[id - FirstLimit][rows[k]]);
            }
            if (kept < 0)
                gains(id, -kept);
        }
        // The return of the mix in each round, from its edge on.
        Array.Fill(mix, edge);
        LinearCombination.Add(_factors.AsSpan(0, count), _rows, mix);
    }

    /// <summary>The inverse times the column of a variable: what a unit more of it takes from each basic one. Good until the next call.</summary>
    public double[] Column(int id)
    {
        if (IsSlack(id))
            _inverse.MultiplyUnit(id - Rounds, _step);
        else
        {
            Fill(id);
            _inverse.Multiply(_column, _step);
        }
        return _step;
    }

    /// <summary>A variable comes in at a place with a value; what was there is at one of its bounds.</summary>
    /// <param name="id">The variable.</param>
    /// <param name="column">Its <see cref="Column"/>.</param>
    /// <param name="place">The place.</param>
    /// <param name="value">Its value.</param>
    /// <param name="isAtMost">Whether what was there is at its largest value.</param>
    public void Replace(int id, double[] column, int place, double value, bool isAtMost)
    {
        var leaving = Variables[place];
        _isBasic[leaving] = false;
        if (IsRound(leaving))
            Signs[leaving] = isAtMost ? 1 : -1;
        else if (IsSlack(leaving))
            _inverse.Store(leaving - Rounds);
        _inverse.Pivot(column, place);
        SetBasic(place, id);
        Values[place] = value;
        if (IsSlack(id))
            _inverse.Drop(id - Rounds, place);
    }

    private void Start()
    {
        var (order, equal) = (new int[Rounds], new double[Rounds]);
        foreach (var row in _returns)
            LinearCombination.AddOne(1, row, equal);
        for (var t = 0; t < Rounds; t++)
            order[t] = t;
        Array.Sort(equal, order);
        Array.Fill(Signs, -1);
        var whole = Math.Min((int)Math.Ceiling(_tail) - 1, Rounds - 1);
        for (var k = 0; k < whole; k++)
            Signs[order[k]] = 1;
        // The model that loses least in them is the first one in the mix, and its row has no slack.
        var first = 0;
        var most = double.NegativeInfinity;
        for (var model = 0; model < Models; model++)
        {
            var sum = (_tail - whole) * _returns[model][order[whole]];
            for (var k = 0; k < whole; k++)
                sum += _returns[model][order[k]];
            if (sum > most)
                (most, first) = (sum, model);
        }
        for (var row = 0; row < Models; row++)
            SetBasic(row, row == first ? Total : Rounds + row);
        SetBasic(Models, order[whole]);
    }

    private void Fill(int id)
    {
        Array.Clear(_column);
        if (id < Rounds)
        {
            for (var model = 0; model < Models; model++)
                _column[model] = _returns[model][id] * _perUnit;
            _column[Models] = 1;
        }
        else if (id < FirstLimit)
            _column[id - Rounds] = 1;
        else if (id < Total)
            _limits[id - FirstLimit].CopyTo(_column, 0);
        else if (id == Total)
            Array.Fill(_column, 1, 0, Models);
        else
            _normal.CopyTo(_column, 0);
    }

    /// <summary>Makes the inverse anew: slacks first, which cost nothing, then the others where their pivot is largest; and the values from it.</summary>
    /// <returns>Whether the basis has an inverse.</returns>
    public bool Refactor()
    {
        int[] basis = [.. Variables];
        _inverse.Reset();
        var isFree = new bool[Variables.Length];
        Array.Fill(isFree, true);
        foreach (var id in basis)
        {
            if (!IsSlack(id))
                continue;
            SetBasic(id - Rounds, id);
            isFree[id - Rounds] = false;
        }
        for (var row = 0; row < isFree.Length; row++)
        {
            if (isFree[row])
                _inverse.Store(row);
        }
        foreach (var id in basis)
        {
            if (IsSlack(id))
                continue;
            Fill(id);
            _inverse.Multiply(_column, _step);
            var place = None;
            for (var p = 0; p < isFree.Length; p++)
            {
                if (isFree[p] && (place == None || Math.Abs(_step[p]) > Math.Abs(_step[place])))
                    place = p;
            }
            if (Math.Abs(_step[place]) < SingularTolerance)
                return false;
            _inverse.Pivot(_step, place);
            isFree[place] = false;
            SetBasic(place, id);
        }
        Evaluate();
        return true;
    }

    /// <summary>Values of the basic variables from those at their bounds.</summary>
    private void Evaluate()
    {
        Array.Clear(_column);
        int[] full = [.. Enumerable.Range(0, Rounds).Where(t => Signs[t] > 0)];
        for (var model = 0; model < Models; model++)
        {
            var (row, sum) = (_returns[model], 0.0);
            foreach (var t in full)
                sum += row[t];
            _column[model] = -sum * _perUnit;
        }
        _column[Models] = _tail - full.Length;
        _inverse.Multiply(_column, Values);
    }

    private void SetBasic(int place, int id)
    {
        Variables[place] = id;
        _isBasic[id] = true;
        if (id < Rounds)
            Signs[id] = 0;
    }
}
