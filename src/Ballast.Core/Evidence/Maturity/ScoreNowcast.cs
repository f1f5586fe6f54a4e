namespace Ballast.Core.Evidence.Maturity;

/// <summary>What an open round's score will be, as far as that can be said.</summary>
/// <param name="Day">Scoring day of the shown score; 0 before the first.</param>
/// <param name="Shown">The latest score; NaN before the first.</param>
/// <param name="Expected">The final score to expect.</param>
/// <param name="Eighty">Four of five final scores lie inside.</param>
/// <param name="NinetyFive">Nineteen of twenty lie inside.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="IndependentRounds">What the rounds it rests on are worth in rounds that share no day.</param>
internal sealed record ScoreNowcast(
    int Day,
    double Shown,
    double Expected,
    Band Eighty,
    Band NinetyFive,
    MaturityBasis Basis,
    double IndependentRounds
);

/// <summary>Two ends.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal readonly record struct Band(double Low, double High)
{
    /// <summary>Whether a value lies between the ends or on one of them.</summary>
    public bool Holds(double value) => Low <= value && value <= High;
}
