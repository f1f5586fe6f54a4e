namespace Ballast.Core.Numerics;

/// <summary>Student's t distribution, for levels of few independent observations.</summary>
internal static class StudentT
{
    private const int Halvings = 60;

    /// <summary>The level below which a share of the values lies, by halving, to about 1e-12.</summary>
    /// <param name="share">Between 0 and 1.</param>
    /// <param name="freedom">Degrees of freedom, above 0; need not be whole.</param>
    public static double Quantile(double share, double freedom)
    {
        if (!(share > 0 && share < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(freedom);
        var tail = Math.Min(share, 1 - share);
        var (low, high) = (0.0, 1.0);
        while (Above(high, freedom) > tail)
            (low, high) = (high, high * 2);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Above(middle, freedom) > tail ? (middle, high) : (low, middle);
        }
        return share < 0.5 ? -high : high;
    }

    private static double Above(double t, double freedom) =>
        IncompleteBeta.Compute(freedom / (freedom + (t * t)), freedom / 2, 0.5) / 2;
}
