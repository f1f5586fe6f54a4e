namespace Ballast.Core.Numerics;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations, cyclic by rows.</summary>
/// <remarks>
/// For some hundred models at most: each sweep costs n cubed. Chosen over a library for its exact symmetry and because it finds small
/// eigenvalues as well as large ones. Source: Golub and Van Loan, "Matrix Computations", section 8.5.
/// </remarks>
internal sealed class SymmetricEigen
{
    private const int MostSweeps = 60;

    private SymmetricEigen(double[] values, double[,] vectors) => (Values, Vectors) = (values, vectors);

    /// <summary>Eigenvalues, largest first.</summary>
    public double[] Values { get; }

    /// <summary>Column k belongs to value k; length 1.</summary>
    public double[,] Vectors { get; }

    /// <summary>Solves for a symmetric matrix of finite numbers; the matrix is left as it is.</summary>
    /// <exception cref="ArgumentException">Not square, not symmetric, or not finite.</exception>
    public static SymmetricEigen Of(double[,] matrix)
    {
        var n = Checked(matrix);
        var a = (double[,])matrix.Clone();
        var v = new double[n, n];
        for (var i = 0; i < n; i++)
            v[i, i] = 1;
        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(a, n) > 0; sweep++)
        {
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++)
                    Rotate(a, v, p, q, n);
            }
        }
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => a[i, i])];
        var vectors = new double[n, n];
        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++)
                vectors[i, k] = v[i, order[k]];
        }
        return new SymmetricEigen([.. order.Select(i => a[i, i])], vectors);
    }

    /// <summary>Turns the plane of p and q so that the element between them becomes 0.</summary>
    private static void Rotate(double[,] a, double[,] v, int p, int q, int n)
    {
        var between = a[p, q];
        // So small that adding it to either side changes nothing: done.
        if (Math.Abs(between) <= 1e-17 * (Math.Abs(a[p, p]) + Math.Abs(a[q, q])))
        {
            a[p, q] = a[q, p] = 0;
            return;
        }
        var theta = (a[q, q] - a[p, p]) / (2 * between);
        var t = Math.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        a[p, p] -= t * between;
        a[q, q] += t * between;
        a[p, q] = a[q, p] = 0;
        for (var i = 0; i < n; i++)
        {
            (v[i, p], v[i, q]) = ((c * v[i, p]) - (s * v[i, q]), (s * v[i, p]) + (c * v[i, q]));
            if (i == p || i == q)
                continue;
            (a[i, p], a[i, q]) = ((c * a[i, p]) - (s * a[i, q]), (s * a[i, p]) + (c * a[i, q]));
            (a[p, i], a[q, i]) = (a[i, p], a[i, q]);
        }
    }

    private static double OffDiagonal(double[,] a, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
                sum += Math.Abs(a[i, j]);
        }
        return sum;
    }

    private static int Checked(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        if (matrix.GetLength(1) != n)
            throw new ArgumentException("The matrix is square.", nameof(matrix));
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                if (!double.IsFinite(matrix[i, j]) || matrix[i, j] != matrix[j, i])
                    throw new ArgumentException("The matrix is finite and symmetric.", nameof(matrix));
            }
        }
        return n;
    }
}
