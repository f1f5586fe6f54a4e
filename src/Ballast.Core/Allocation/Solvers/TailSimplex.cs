using System.Numerics;
using System.Runtime.InteropServices;
using Ballast.Core.Numerics;

namespace Ballast.Core.Allocation.Solvers;

/// <summary>
/// Minimum CVaR as its dual linear program, by the primal simplex method with bounded variables: which weights of the rounds
/// make the best model lose most?
/// </summary>
/// <remarks>
/// maximise z where for each model i: z n_i + Σ_t y_it q_t + Σ_j a_ji l_j + s_i = 0, Σ_t q_t = alpha T, 0 ≤ q ≤ 1, l ≥ 0, s ≥ 0. The multipliers of the
/// first rows are the mix: n x = 1, and a_j x ≥ 0 for each limit. There is a row a model and not one a round; a start is there at once (the worst
/// rounds of equal weight); and pricing is the return of the mix in each round, over the models that have weight.
/// Largest reduced cost comes in; who leaves is chosen by Harris' two passes; after many steps that gain nothing by Bland's rule; the inverse is made
/// anew every <see cref="PivotsABasis"/> pivots and before the end. Returns are in units of the largest. What comes out is not trusted:
/// see <see cref="TailOptimum"/>.
/// </remarks>
internal sealed class TailSimplex(TailBasis basis)
{
    private const int PivotsABasis = 80;
    private const double PriceTolerance = 1e-12;
    private const double BoundTolerance = 1e-11;
    private const double PivotTolerance = 1e-9;

    private readonly TailBasis _basis = basis;

    // For a round, sign x mix is what a step gains.
    private readonly double[] _mix = new double[basis.Rounds];
    private int _sinceRefactored;
    private int _idle;

    private bool IsCautious => _idle > 50 + _basis.Models;

    /// <summary>Solves from the worst rounds of equal weight, with Σ x = 1.</summary>
    /// <returns>Whether an optimum was reached.</returns>
    public bool Minimise() => Refactor() && Run();

    /// <summary>Goes on from that optimum, whose CVaR was above zero, with n x = 1 in place of Σ x = 1.</summary>
    /// <remarks>The loss of all models stays as a variable that is not below zero: the row Σ x ≥ 0, which every mix keeps.</remarks>
    /// <returns>Whether an optimum was reached.</returns>
    public bool Normalise()
    {
        _basis.Objective = _basis.Normal;
        return Step(_basis.Normal, 1) && Run();
    }

    private bool Run()
    {
        // Far more than any program has needed: some 3 to 4 a model.
        var most = 2000 + (50 * _basis.Models) + (5 * _basis.Rounds);
        for (var steps = 0; steps < most; steps++)
        {
            if (_sinceRefactored >= PivotsABasis && !Refactor())
                return false;
            if (Price() is not var (id, direction))
            {
                if (_sinceRefactored == 0)
                    return true;
                if (!Refactor())
                    return false;
                continue;
            }
            if (!Step(id, direction))
                return false;
        }
        return false;
    }

    /// <summary>The variable whose step gains most, and which way; by Bland's rule the first that gains.</summary>
    private (int Id, int Direction)? Price()
    {
        var (best, gain) = (TailBasis.None, PriceTolerance);
        _basis.Price(
            _mix,
            (id, gained) =>
            {
                if (gained <= gain || (IsCautious && best != TailBasis.None && id > best))
                    return;
                (best, gain) = (id, IsCautious ? gain : gained);
            }
        );
        var round = IsCautious ? FirstRound(gain) : BestRound(gain);
        if (round != TailBasis.None)
            return (round, _basis.Signs[round] < 0 ? 1 : -1);
        return best == TailBasis.None ? null : (best, 1);
    }

    private int FirstRound(double gain)
    {
        for (var t = 0; t < _mix.Length; t++)
        {
            if (_mix[t] * _basis.Signs[t] > gain)
                return t;
        }
        return TailBasis.None;
    }

    private int BestRound(double gain)
    {
        var gains = MemoryMarshal.Cast<double, Vector<double>>(_mix);
        var signs = MemoryMarshal.Cast<double, Vector<double>>(_basis.Signs);
        var largest = new Vector<double>(gain);
        for (var i = 0; i < gains.Length; i++)
            largest = Vector.Max(largest, gains[i] * signs[i]);
        var best = gain;
        for (var lane = 0; lane < Vector<double>.Count; lane++)
            best = Math.Max(best, largest[lane]);
        for (var t = gains.Length * Vector<double>.Count; t < _mix.Length; t++)
            best = Math.Max(best, _mix[t] * _basis.Signs[t]);
        if (best == gain)
            return TailBasis.None;
        // The first of equals, whatever the width of a vector.
        var t0 = 0;
        while (_mix[t0] * _basis.Signs[t0] != best)
            t0++;
        return t0;
    }

    /// <summary>Moves the variable as far as the others allow.</summary>
    private bool Step(int id, int direction)
    {
        var column = _basis.Column(id);
        var (place, length) = Leaving(column, direction);
        if (_basis.IsRound(id) && length >= 1)
            (place, length) = (TailBasis.None, 1);
        if (double.IsInfinity(length))
            return false;
        _idle = length > BoundTolerance ? 0 : _idle + 1;
        LinearCombination.AddOne(-direction * length, column, _basis.Values);
        if (place == TailBasis.None)
        {
            _basis.Signs[id] = -_basis.Signs[id];
            return true;
        }
        var from = _basis.IsRound(id) && _basis.Signs[id] > 0 ? 1.0 : 0.0;
        _basis.Replace(id, column, place, from + (direction * length), -direction * column[place] > 0);
        _sinceRefactored++;
        return true;
    }

    /// <summary>
    /// Who reaches a bound first. Of those that are hardly farther away, within a tolerance, the one with the largest pivot (Harris 1973); by Bland's
    /// rule the lowest number of those that are as near.
    /// </summary>
    private (int Place, double Length) Leaving(double[] column, int direction)
    {
        var most = double.PositiveInfinity;
        var slack = IsCautious ? 0 : BoundTolerance;
        for (var p = 0; p < _basis.Variables.Length; p++)
            most = Math.Min(most, Reach(p, column[p], direction, slack));
        if (double.IsInfinity(most))
            return (TailBasis.None, most);
        var (place, pivot, length) = (TailBasis.None, 0.0, 0.0);
        for (var p = 0; p < _basis.Variables.Length; p++)
        {
            var reach = Reach(p, column[p], direction, 0);
            if (reach > most)
                continue;
            var size = IsCautious ? -_basis.Variables[p] - 1.0 : Math.Abs(column[p]);
            if (place == TailBasis.None || size > pivot)
                (place, pivot, length) = (p, size, reach);
        }
        return (place, Math.Max(length, 0));
    }

    private double Reach(int place, double column, int direction, double slack)
    {
        var rate = -direction * column;
        if (Math.Abs(rate) <= PivotTolerance || _basis.Variables[place] == _basis.Objective)
            return double.PositiveInfinity;
        if (rate < 0)
            return Math.Max(_basis.Values[place] + slack, 0) / -rate;
        return _basis.IsRound(_basis.Variables[place])
            ? Math.Max(1 - _basis.Values[place] + slack, 0) / rate
            : double.PositiveInfinity;
    }

    private bool Refactor()
    {
        _sinceRefactored = 0;
        return _basis.Refactor();
    }
}
