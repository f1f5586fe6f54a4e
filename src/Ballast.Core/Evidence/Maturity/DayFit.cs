namespace Ballast.Core.Evidence.Maturity;

/// <summary>What a nowcast rests on.</summary>
internal enum MaturityBasis
{
    /// <summary>Rounds that showed a score on the same day and have resolved since.</summary>
    Measured,

    /// <summary>The law of a sum of independent days, with the size of resolved scores: too few ways were seen from this day on.</summary>
    Law,
}

/// <summary>How the score of one scoring day relates to the final one: final = intercept + slope x shown, give or take the spread.</summary>
/// <param name="Day">The scoring day; 0 before the first score.</param>
/// <param name="Slope">What of the shown score stays.</param>
/// <param name="Intercept">What comes to it on average, in units of the score.</param>
/// <param name="Spread">Root of the mean squared rest, in units of the score.</param>
/// <param name="Pairs">Pairs of a shown and a final score it was fitted to; of the law: final scores.</param>
/// <param name="IndependentRounds">What their rounds are worth in rounds that share no day.</param>
/// <param name="Basis">What it rests on.</param>
internal sealed record DayFit(
    int Day,
    double Slope,
    double Intercept,
    double Spread,
    int Pairs,
    double IndependentRounds,
    MaturityBasis Basis
)
{
    /// <summary>The final score to expect.</summary>
    public double Expected(double shown) => Slope == 0 ? Intercept : Intercept + (Slope * shown);
}
