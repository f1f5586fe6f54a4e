using System.Runtime.CompilerServices;

namespace Ballast.Core.Numerics;

/// <summary>Random numbers with Student's t distribution, the normal one among them.</summary>
/// <remarks>Polar method: Bailey (1994), "Polar generation of random variates with the t-distribution", Mathematics of Computation 62.</remarks>
internal static class StudentRandom
{
    /// <summary>The next number, of mean 0 and variance 1.</summary>
    /// <param name="chance">Where chance comes from.</param>
    /// <param name="freedom">Degrees of freedom, above 2; infinite for the normal distribution.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Next(ref SeededRandom chance, double freedom)
    {
        double u,
            square;
        do
        {
            u = (2 * chance.Uniform()) - 1;
            var v = (2 * chance.Uniform()) - 1;
            square = (u * u) + (v * v);
        } while (square is 0 or >= 1);
        return double.IsInfinity(freedom)
            ? u * Math.Sqrt(-2 * Math.Log(square) / square)
            : u * Math.Sqrt((freedom - 2) * (Math.Pow(square, -2 / freedom) - 1) / square);
    }
}
