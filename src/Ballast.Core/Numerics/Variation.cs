namespace Ballast.Core.Numerics;

/// <summary>Whether a series varies at all: the one definition, asked by every measure and test that divides by a spread.</summary>
/// <remarks>
/// A constant return is seldom the same double in every round. Payouts are rounded to 18 places, so that 0.1 % of a stake of 0.01 NMR is
/// known to 13 digits, and a sum of equal numbers differs from their multiple in the last bit. Taken for a spread, that makes a
/// Sharpe ratio of 1e15. What differs by less than <see cref="Rounding"/> of its size is therefore equal.
/// </remarks>
internal static class Variation
{
    /// <summary>Share of its size below which a difference is rounding: some four thousand units in the last place.</summary>
    public const double Rounding = 1e-12;

    /// <summary>Whether a value differs from the first one by more than rounding; false for an empty series. None may be missing.</summary>
    public static bool Varies(ReadOnlySpan<double> values) => Varies(values, 0);

    /// <summary>The same of differences between larger values, whose rounding they inherit.</summary>
    /// <param name="values">None missing.</param>
    /// <param name="size">Largest magnitude of the values that they are differences of.</param>
    public static bool Varies(ReadOnlySpan<double> values, double size)
    {
        if (values.IsEmpty)
            return false;
        var first = values[0];
        foreach (var value in values)
        {
            if (AreApart(first, value, size))
                return true;
        }
        return false;
    }

    /// <summary>Whether two numbers differ by more than rounding.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <param name="size">As above.</param>
    public static bool AreApart(double left, double right, double size = 0) =>
        Math.Abs(left - right) > Rounding * Math.Max(size, Math.Max(Math.Abs(left), Math.Abs(right)));

    /// <summary>The largest magnitude of a series; 0 for an empty one. Missing values (NaN) are left out.</summary>
    public static double Size(ReadOnlySpan<double> values)
    {
        var size = 0.0;
        foreach (var value in values)
            size = Math.Abs(value) > size ? Math.Abs(value) : size;
        return size;
    }
}
