namespace Ballast.Core.Numerics;

/// <summary>What some columns and a constant explain of other ones by least squares; the columns may depend on one another.</summary>
/// <remarks>
/// Cholesky's factor of the inner products of the centred columns, each of length 1, with pivots (LAPACK's dpstrf); a column that lies nearer to the others than
/// <see cref="Tolerance"/> of its length adds nothing and is left out, as small singular values are by lstsq. Working with products loses half of the digits;
/// refining twice on the residual brings them back (Björck 1996, Numerical Methods for Least Squares Problems, 6.6). MathNet's QR takes 18 s for 5,000 x 1,000, knows
/// no pivots, and so errs where columns depend on one another.
/// </remarks>
internal sealed class ColumnSpace
{
    /// <summary>Distance from the others, as a share of its own length, below which a column is a mixture of them.</summary>
    public const double Tolerance = 1e-5;

    private const int Refinements = 2;

    private readonly double[][] _columns;
    private readonly double[][] _factor;
    private readonly int _rows;

    /// <summary>Takes in columns of one length, none missing.</summary>
    public ColumnSpace(IReadOnlyList<double[]> columns)
    {
        _rows = columns.Count == 0 ? 0 : columns[0].Length;
        double[][] units = [.. columns.AsParallel().AsOrdered().Select(Unit).OfType<double[]>()];
        (_factor, var chosen) = Factor(GramMatrix.LowerHalf(units));
        _columns = [.. chosen.Select(c => units[c])];
    }

    /// <summary>Columns that are independent of one another and of the constant.</summary>
    public int Independent => _columns.Length;

    /// <summary>What is not explained; its mean is 0.</summary>
    /// <param name="values">One a row, none missing.</param>
    public double[] Residual(double[] values)
    {
        if (_columns.Length > 0 && values.Length != _rows)
            throw new ArgumentException("One value for each row of the columns.", nameof(values));
        var rest = (double[])values.Clone();
        TakeMean(rest);
        for (var pass = 0; pass <= Refinements && _columns.Length > 0; pass++)
        {
            var weights = Solve(_columns.AsParallel().AsOrdered().Select(c => GramMatrix.Product(c, rest)).ToArray());
            for (var i = 0; i < weights.Length; i++)
            {
                var (weight, column) = (weights[i], _columns[i]);
                for (var row = 0; row < rest.Length; row++)
                    rest[row] -= weight * column[row];
            }
            TakeMean(rest);
        }
        return rest;
    }

    private static double[]? Unit(double[] column)
    {
        if (!Variation.Varies(column))
            return null;
        var unit = (double[])column.Clone();
        TakeMean(unit);
        var length = Math.Sqrt(GramMatrix.Product(unit, unit));
        for (var i = 0; i < unit.Length; i++)
            unit[i] /= length;
        return unit;
    }

    private static void TakeMean(double[] values)
    {
        var mean = values.Average();
        for (var i = 0; i < values.Length; i++)
            values[i] -= mean;
    }

    /// <summary>The factor's rows, and which column each is of.</summary>
    private static (double[][] Factor, int[] Chosen) Factor(double[][] products)
    {
        var n = products.Length;
        int[] order = [.. Enumerable.Range(0, n)];
        double[] left = [.. products.Select((row, i) => row[i])];
        double[][] factor = [.. order.Select(i => new double[i + 1])];
        // Rows are swapped with their columns, so each has room for all.
        for (var i = 0; i < n; i++)
            factor[i] = new double[n];
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
                pivot = left[i] > left[pivot] ? i : pivot;
            if (left[pivot] <= Tolerance * Tolerance)
                return (factor[..k], order[..k]);
            (order[k], order[pivot]) = (order[pivot], order[k]);
            (left[k], left[pivot]) = (left[pivot], left[k]);
            (factor[k], factor[pivot]) = (factor[pivot], factor[k]);
            Step(products, factor, order, left, k);
        }
        return (factor, order);
    }

    private static void Step(double[][] products, double[][] factor, int[] order, double[] left, int k)
    {
        var root = Math.Sqrt(left[k]);
        factor[k][k] = root;
        var above = factor[k];
        Parallel.For(
            k + 1,
            factor.Length,
            i =>
            {
                var (low, high) = (Math.Min(order[i], order[k]), Math.Max(order[i], order[k]));
                var own = factor[i];
                own[k] = (products[high][low] - GramMatrix.Product(own.AsSpan(0, k), above.AsSpan(0, k))) / root;
                left[i] -= own[k] * own[k];
            }
        );
    }

    /// <summary>Solves L Lᵀ x = b.</summary>
    private double[] Solve(double[] right)
    {
        for (var i = 0; i < right.Length; i++)
            right[i] = (right[i] - GramMatrix.Product(_factor[i].AsSpan(0, i), right.AsSpan(0, i))) / _factor[i][i];
        for (var i = right.Length - 1; i >= 0; i--)
        {
            right[i] /= _factor[i][i];
            for (var j = 0; j < i; j++)
                right[j] -= _factor[i][j] * right[i];
        }
        return right;
    }
}
