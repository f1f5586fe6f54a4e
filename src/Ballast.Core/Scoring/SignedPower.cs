namespace Ballast.Core.Scoring;

/// <summary>sign(x) |x|^p: Numerai raises predictions and targets to the power of 1.5, which weighs the tails.</summary>
/// <remarks>Source: <c>power</c> of numerai-tools 0.6.</remarks>
internal static class SignedPower
{
    /// <summary>The power of CORR.</summary>
    public const double Usual = 1.5;

    /// <summary>The powers.</summary>
    public static double[] Compute(double[] values, double power = Usual) =>
        Array.ConvertAll(values, v => double.IsNaN(v) ? v : Math.Sign(v) * Math.Pow(Math.Abs(v), power));
}
