using System.Numerics;
using System.Runtime.InteropServices;

namespace Ballast.Core.Allocation.Solvers;

/// <summary>
/// Minimum CVaR by <see cref="TailSimplex"/>, with a proof. Weights of the rounds bound what any mix can reach from below; where the mix found is not as low as
/// the bound, there is no answer, and <see cref="TailProgram"/> is asked.
/// </summary>
internal static class TailOptimum
{
    /// <summary>Largest distance from the bound, in units of the largest return.</summary>
    private const double Gap = 1e-11;

    /// <summary>The mix with the smallest CVaR; null where it was not found or not proved.</summary>
    /// <param name="returns">Models x rounds.</param>
    /// <param name="alpha">The share of rounds in the tail.</param>
    /// <param name="limits">Each a row a: the mix keeps a x ≥ 0.</param>
    public static double[]? Minimise(double[][] returns, double alpha, IReadOnlyList<double[]> limits)
    {
        if (Unit(returns) is not { } unit)
            return null;
        double[] ones = [.. Enumerable.Repeat(1.0, returns.Length)];
        var basis = new TailBasis(returns, unit, alpha, limits, ones);
        return new TailSimplex(basis).Minimise() ? Proved(basis, returns, alpha, limits, ones, Gap * unit, 1) : null;
    }

    /// <summary>The mix, in any scale, with the smallest CVaR for each unit of n x; null where it was not found or not proved.</summary>
    /// <param name="returns">Models x rounds.</param>
    /// <param name="alpha">The share of rounds in the tail.</param>
    /// <param name="limits">Each a row a: the mix keeps a x ≥ 0.</param>
    /// <param name="normal">n, its largest value 1.</param>
    /// <param name="least">The smallest CVaR of a mix with Σ x = 1, above zero.</param>
    public static double[]? MinimiseRatio(
        double[][] returns,
        double alpha,
        IReadOnlyList<double[]> limits,
        double[] normal,
        double least
    )
    {
        if (Unit(returns) is not { } unit)
            return null;
        var basis = new TailBasis(returns, unit, alpha, limits, normal);
        var simplex = new TailSimplex(basis);
        if (!simplex.Minimise() || !simplex.Normalise())
            return null;
        // No better mix is larger than this: its CVaR is at least so much a unit.
        var largest = TailLoss.Cvar(AllocationInputs.Mix(returns, basis.Mix()), alpha) / least;
        return Proved(basis, returns, alpha, limits, normal, Gap * unit * Math.Max(largest, 1), largest);
    }

    private static double[]? Proved(
        TailBasis basis,
        double[][] returns,
        double alpha,
        IReadOnlyList<double[]> limits,
        double[] normal,
        double gap,
        double largest
    )
    {
        double[] mix = [.. basis.Mix().Select(w => Math.Max(w, 0))];
        var size = mix.Zip(normal, (w, n) => w * n).Sum();
        if (!(size > 0))
            return null;
        for (var model = 0; model < mix.Length; model++)
            mix[model] /= size;
        foreach (var limit in limits)
        {
            if (mix.Zip(limit, (w, a) => w * a).Sum() < -Gap * Math.Max(largest, 1))
                return null;
        }
        var cvar = TailLoss.Cvar(AllocationInputs.Mix(returns, mix), alpha);
        var bound = Bound(basis, returns, alpha, limits, normal, largest);
        return cvar - bound <= gap ? mix : null;
    }

    /// <summary>
    /// What no mix can be below. Its CVaR is at least its loss under any weights of the rounds, and less what the limits add to it, which is not below zero, that is
    /// Σ h_i x_i; where h_i ≥ z n_i for all i, it is at least z.
    /// </summary>
    private static double Bound(
        TailBasis basis,
        double[][] returns,
        double alpha,
        IReadOnlyList<double[]> limits,
        double[] normal,
        double largest
    )
    {
        var (tail, multipliers, unit) = (basis.Tail(), basis.Multipliers(), basis.Unit);
        var weight = alpha * returns[0].Length;
        int[] rounds = [.. Enumerable.Range(0, tail.Length).Where(t => tail[t] > 0)];
        var losses = new double[returns.Length];
        for (var model = 0; model < losses.Length; model++)
        {
            var (row, sum) = (returns[model], 0.0);
            foreach (var t in rounds)
                sum += tail[t] * row[t];
            var kept = multipliers[^1];
            for (var j = 0; j < limits.Count; j++)
                kept += multipliers[j] * limits[j][model];
            losses[model] = (-sum - (kept * unit)) / weight;
        }
        var bound = double.PositiveInfinity;
        for (var model = 0; model < losses.Length; model++)
        {
            if (normal[model] > 0)
                bound = Math.Min(bound, losses[model] / normal[model]);
        }
        var missing = 0.0;
        for (var model = 0; model < losses.Length; model++)
            missing = Math.Max(missing, (bound * normal[model]) - losses[model]);
        return bound - (missing * largest);
    }

    private static double? Unit(double[][] returns)
    {
        var most = Vector<double>.Zero;
        var largest = 0.0;
        foreach (var row in returns)
        {
            var vectors = MemoryMarshal.Cast<double, Vector<double>>(row);
            foreach (var values in vectors)
                most = Vector.Max(most, Vector.Abs(values));
            foreach (var value in row.AsSpan(vectors.Length * Vector<double>.Count))
                largest = Math.Max(largest, Math.Abs(value));
        }
        for (var lane = 0; lane < Vector<double>.Count; lane++)
            largest = Math.Max(largest, most[lane]);
        return largest > 0 && double.IsFinite(largest) ? largest : null;
    }
}
