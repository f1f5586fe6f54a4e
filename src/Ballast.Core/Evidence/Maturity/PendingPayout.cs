namespace Ballast.Core.Evidence.Maturity;

/// <summary>What open rounds will pay together, in NMR; below 0 is a burn.</summary>
/// <param name="Positions">Positions it is the sum of.</param>
/// <param name="Stake">NMR at risk, added over the rounds: a legacy stake backs many of them at once.</param>
/// <param name="AtShownScores">What they would pay if no score changed any more; positions without a score count nothing.</param>
/// <param name="Expected">Mean over the scenarios; NaN with a shortage.</param>
/// <param name="Eighty">Inside with a probability of four in five; NaN with a shortage.</param>
/// <param name="NinetyFive">Inside with nineteen in twenty; NaN with a shortage.</param>
/// <param name="Scenarios">Past stretches of rounds whose surprises were put on the open ones.</param>
/// <param name="IndependentScenarios">What these are worth in stretches that share no day.</param>
/// <param name="Shortage">Why there is no nowcast; null where there is one.</param>
internal sealed record PendingPayout(
    int Positions,
    double Stake,
    double AtShownScores,
    double Expected,
    Band Eighty,
    Band NinetyFive,
    int Scenarios,
    double IndependentScenarios,
    Shortage? Shortage
);
