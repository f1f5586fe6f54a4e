using System.Text.Json.Serialization;
using Ballast.Core.Questions.Account;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Nowcast;

/// <summary>What open rounds will bring, as far as it can be said, as JSON.</summary>
public sealed record NowcastAnswer : IRuledDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.nowcast/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>The moment of the question; nothing that became known later took part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>First open round.</summary>
    public required int From { get; init; }

    /// <summary>Last open round.</summary>
    public required int To { get; init; }

    /// <summary>All open stakes of the asked models: those that can be nowcast and those that cannot.</summary>
    public required OpenStakesEntry Open { get; init; }

    /// <summary>All positions together that can be nowcast.</summary>
    public required PendingEntry Account { get; init; }

    /// <summary>Each model's positions, in the order of names.</summary>
    public required IReadOnlyList<ModelPendingEntry> Models { get; init; }

    /// <summary>All positions of each open round, ascending.</summary>
    public required IReadOnlyList<RoundPendingEntry> Rounds { get; init; }

    /// <summary>Each open score of each model.</summary>
    public required IReadOnlyList<ScoreNowcastEntry> Scores { get; init; }

    /// <summary>How each score ripens, and how often nowcasts of it held.</summary>
    public required IReadOnlyList<MaturityEntry> Maturity { get; init; }

    /// <summary>Open stakes that take no part in the sums, by reason.</summary>
    public required IReadOnlyDictionary<string, int> NotComputed { get; init; }

    /// <summary>Round whose payout factor was taken for open rounds that have none yet; null where none had to be.</summary>
    public required int? FactorTakenFrom { get; init; }

    /// <summary>The payout rules that its rounds opened under, oldest first.</summary>
    public IReadOnlyList<RuleSpan> Rules { get; init; } = [];
}

/// <summary>Pending payouts in NMR; below 0 burns.</summary>
/// <param name="Positions">Positions it is the sum of.</param>
/// <param name="Stake">NMR at risk, added over the rounds.</param>
/// <param name="AtShownScores">What they would pay if no score changed any more; null where there is no position.</param>
/// <param name="Expected">What is to be expected; null with a shortage.</param>
/// <param name="Low80">Lower end of the 80 % interval; null with a shortage.</param>
/// <param name="High80">Upper end of it.</param>
/// <param name="Low95">Lower end of the 95 % interval; null with a shortage.</param>
/// <param name="High95">Upper end of it.</param>
/// <param name="IndependentScenarios">What the past stretches it rests on are worth in ones that share no day.</param>
/// <param name="Shortage">Why there is no nowcast; null where there is one.</param>
public sealed record PendingEntry(
    int Positions,
    double Stake,
    double? AtShownScores,
    double? Expected,
    double? Low80,
    double? High80,
    double? Low95,
    double? High95,
    double IndependentScenarios,
    ShortageEntry? Shortage
);

/// <summary>A model's pending payouts.</summary>
/// <param name="Model">The model.</param>
/// <param name="Pending">Its positions together.</param>
public sealed record ModelPendingEntry(string Model, PendingEntry Pending);

/// <summary>An open round's pending payouts.</summary>
/// <param name="Round">The round.</param>
/// <param name="Resolves">When it resolves.</param>
/// <param name="Pending">All positions in it.</param>
public sealed record RoundPendingEntry(int Round, DateTimeOffset Resolves, PendingEntry Pending);

/// <summary>The nowcast of one score.</summary>
/// <param name="Model">The model.</param>
/// <param name="Round">The round.</param>
/// <param name="Metric">The score.</param>
/// <param name="Day">Scoring day of the shown score.</param>
/// <param name="Days">Scoring days in all.</param>
/// <param name="Shown">The latest score.</param>
/// <param name="Expected">The final score to expect; null with a shortage, as all that follow.</param>
/// <param name="Low80">Lower end of the 80 % interval.</param>
/// <param name="High80">Upper end of it.</param>
/// <param name="Low95">Lower end of the 95 % interval.</param>
/// <param name="High95">Upper end of it.</param>
/// <param name="Basis">measured: rounds seen on the same day; law: too few were, so the law of a sum of independent days.</param>
public sealed record ScoreNowcastEntry(
    string Model,
    int Round,
    string Metric,
    int Day,
    int Days,
    double Shown,
    double? Expected,
    double? Low80,
    double? High80,
    double? Low95,
    double? High95,
    string? Basis
);

/// <summary>How a score ripens.</summary>
/// <param name="Metric">The score.</param>
/// <param name="Days">Scoring days.</param>
/// <param name="Fits">One a scoring day; empty with a shortage.</param>
/// <param name="Coverage">How often past nowcasts held, made with what was known then; empty where there were none.</param>
/// <param name="Shortage">Why nothing can be said; null where something can.</param>
public sealed record MaturityEntry(
    string Metric,
    int Days,
    IReadOnlyList<DayFitEntry> Fits,
    IReadOnlyList<CoverageEntry> Coverage,
    ShortageEntry? Shortage
);

/// <summary>How a day's score relates to the final one.</summary>
/// <param name="Day">The scoring day; 0 before the first score.</param>
/// <param name="Slope">What of the shown score stays.</param>
/// <param name="Intercept">What comes to it on average.</param>
/// <param name="Spread">Root of the mean squared rest.</param>
/// <param name="IndependentRounds">What the rounds it rests on are worth in ones that share no day.</param>
/// <param name="Basis">measured or law.</param>
public sealed record DayFitEntry(
    int Day,
    double Slope,
    double Intercept,
    double Spread,
    double IndependentRounds,
    string Basis
);

/// <summary>How often past nowcasts held.</summary>
/// <param name="Part">all, early, middle or late in the scoring.</param>
/// <param name="Cases">Nowcasts.</param>
/// <param name="Rounds">Rounds they were about.</param>
/// <param name="IndependentRounds">What these are worth in ones that share no day.</param>
/// <param name="Covered80">Share inside the 80 % interval.</param>
/// <param name="Covered95">Share inside the 95 % interval.</param>
/// <param name="MeanError">Mean of final less expected score.</param>
/// <param name="WrongSign">Share of shown scores whose sign the final one did not have.</param>
public sealed record CoverageEntry(
    string Part,
    int Cases,
    int Rounds,
    double IndependentRounds,
    double Covered80,
    double Covered95,
    double MeanError,
    double WrongSign
);
