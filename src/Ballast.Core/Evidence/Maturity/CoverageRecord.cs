namespace Ballast.Core.Evidence.Maturity;

/// <summary>How often nowcasts of one score held what they promised, made as they would have been at past moments.</summary>
/// <param name="Part">Which nowcasts: all, or those of an early, middle or late third of the scoring days.</param>
/// <param name="Cases">Nowcasts, one a model, round and moment.</param>
/// <param name="Rounds">Rounds they were about.</param>
/// <param name="IndependentRounds">What these are worth in rounds that share no day.</param>
/// <param name="Eighty">Share inside the 80 % band.</param>
/// <param name="NinetyFive">Share inside the 95 % band.</param>
/// <param name="MeanError">Mean of final less expected score.</param>
/// <param name="WrongSign">Share of shown scores whose sign the final one did not have.</param>
internal sealed record CoverageRecord(
    string Part,
    int Cases,
    int Rounds,
    double IndependentRounds,
    double Eighty,
    double NinetyFive,
    double MeanError,
    double WrongSign
);
