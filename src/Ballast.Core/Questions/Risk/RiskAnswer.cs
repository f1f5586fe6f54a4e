using System.Text.Json.Serialization;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Risk;

/// <summary>What the returns of models, and of all of them together, are like; as JSON.</summary>
public sealed record RiskAnswer : IRuledDocument, IPartialDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.risk/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>First round that took part.</summary>
    public required int From { get; init; }

    /// <summary>Last round that took part.</summary>
    public required int To { get; init; }

    /// <summary>settled: reported payouts over stakes; computed: scores paid by the rules.</summary>
    public required string Returns { get; init; }

    /// <summary>What the returns are a share of: committed or position.</summary>
    public required string Capital { get; init; }

    /// <summary>What was assumed to get there, in words.</summary>
    public required string Assumption { get; init; }

    /// <summary>The payout rules that the rounds opened under, oldest first.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }

    /// <summary>Every model, and last, where there are several, all of them together; of very many only that, see <see cref="NotMeasuredAlone"/>.</summary>
    public required IReadOnlyList<RiskSubjectEntry> Subjects { get; init; }

    /// <summary>The one answer over all rules: which models can still be the best by their mean return; null for one model.</summary>
    public VerdictEntry? Verdict { get; init; }

    /// <summary>The rounds that the answer stands on: those of the verdict, and without one of the newest rule that has rounds enough.</summary>
    public StandsOnEntry? StandsOn { get; init; }

    /// <summary>Which models can still be the best, one entry a rule; empty for one model.</summary>
    public required IReadOnlyList<RegimeVerdictEntry> Verdicts { get; init; }

    /// <summary>How the models move together, under the newest rule with enough rounds; null for one model.</summary>
    public required DependenceEntry? Dependence { get; init; }

    /// <summary>What the rounds that are open at once can lose: one entry a staking system; empty where no rule is known.</summary>
    public required IReadOnlyList<LockEntry> Locks { get; init; }

    /// <summary>Models that are measured together only; null where each of them is measured.</summary>
    public NotMeasuredEntry? NotMeasuredAlone { get; init; }

    /// <summary>Models that took no part.</summary>
    public required IReadOnlyList<SkippedModel> Skipped { get; init; }

    /// <summary>Rounds that have resolved since, while the stored scores are from before.</summary>
    public required IReadOnlyList<int> InterimRounds { get; init; }

    /// <summary>Rounds with scores that took no part, by reason.</summary>
    public IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; } = [];
}

/// <summary>Models that are part of the mix, and of which no measure is given one by one.</summary>
/// <param name="Models">How many.</param>
/// <param name="Most">So many models are measured one by one.</param>
/// <param name="What">What was left out and what to do, in words.</param>
public sealed record NotMeasuredEntry(int Models, int Most, Notice What)
{
    /// <summary>The words.</summary>
    internal static Notice Words(int models) =>
        $"The {models:#,##0} models are measured together only: above {RiskMeasurement.MostModels} no measure, group or correlation of each is given. Name up to {RiskMeasurement.MostModels} of them, or say {Notice.Option("each")}.";
}

/// <summary>The verdict on the ranking of the models under one rule.</summary>
/// <param name="Rule">Id of the rule; null where none is known.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round.</param>
/// <param name="Verdict">In words.</param>
public sealed record RegimeVerdictEntry(string? Rule, int From, int To, VerdictEntry Verdict);

/// <summary>A model or a mix.</summary>
/// <param name="Name">The model's name; "all models" for the mix.</param>
/// <param name="IsMix">Whether it is several models together.</param>
/// <param name="Weights">Of a mix: how it was weighted, in words; null for a model.</param>
/// <param name="MetaModelCorrelation">Mean correlation with the meta model, where it is stored; null elsewhere.</param>
/// <param name="Regimes">One entry a payout rule, newest last: statistics never cross one.</param>
/// <param name="Series">Return of each round.</param>
public sealed record RiskSubjectEntry(
    string Name,
    bool IsMix,
    string? Weights,
    double? MetaModelCorrelation,
    IReadOnlyList<RegimeRiskEntry> Regimes,
    IReadOnlyList<ReturnEntry> Series
);

/// <summary>Return of a round as a share of the committed capital.</summary>
/// <param name="Round">The round.</param>
/// <param name="Date">When it resolved, recorded or by the calendar.</param>
/// <param name="Rule">Id of its rule; null where none is known.</param>
/// <param name="Return">Share of the committed capital (<c>capital</c> of the document).</param>
public sealed record ReturnEntry(int Round, DateOnly Date, string? Rule, double Return);

/// <summary>Risk under one payout rule.</summary>
/// <param name="Rule">Id of the rule; null where none is known.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round.</param>
/// <param name="Rounds">Rounds with a return.</param>
/// <param name="MissingRounds">Rounds between first and last without one.</param>
/// <param name="Overlap">Rounds whose scores share days.</param>
/// <param name="EffectiveRounds">What the rounds are worth in independent ones: rounds / overlap, the one count of every answer.</param>
/// <param name="Measures">Every measure.</param>
/// <param name="Drawdowns">The deepest falls of the compounded capital, at most five.</param>
/// <param name="StakedAgainAfter">Rounds until a settled round's NMR is staked again: 1 under the legacy rules, 64 (Crypto 24) in atomic rounds.</param>
/// <param name="CapitalShare">The part of the committed capital that is at risk in one round: 1 legacy, 1/64 atomic; 1 where returns are of positions.</param>
public sealed record RegimeRiskEntry(
    string? Rule,
    int From,
    int To,
    int Rounds,
    int MissingRounds,
    int Overlap,
    double EffectiveRounds,
    IReadOnlyList<MeasureEntry> Measures,
    IReadOnlyList<DrawdownEntry> Drawdowns,
    int StakedAgainAfter,
    double CapitalShare
);

/// <summary>A measure with its interval.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Unit">share, ratio or rounds.</param>
/// <param name="Value">null where the series says nothing.</param>
/// <param name="Low">Lower end of the 95 % interval for the target; null without one.</param>
/// <param name="High">Upper end; null without one.</param>
/// <param name="NoInterval">Why there is none; null where there is one.</param>
/// <param name="Target">
/// What the interval is to hold: true-value, that of the process the rounds come from; typical-record, the middle value over records of as many rounds;
/// null for measures that never have one.
/// </param>
/// <param name="FreshLow">Lower end of what a fresh record of as many rounds shows 95 times of 100; null for true values and without one.</param>
/// <param name="FreshHigh">Upper end of it.</param>
public sealed record MeasureEntry(
    string Name,
    string Unit,
    double? Value,
    double? Low,
    double? High,
    string? NoInterval,
    string? Target = null,
    double? FreshLow = null,
    double? FreshHigh = null
);

/// <summary>A fall of the compounded curve.</summary>
/// <param name="Depth">Share of the peak, above 0.</param>
/// <param name="Begin">First round below the peak.</param>
/// <param name="BeginDate">When it resolved.</param>
/// <param name="Trough">Round of the deepest point.</param>
/// <param name="TroughDate">When it resolved.</param>
/// <param name="Recovery">First round at the peak again; null where the fall lasts.</param>
/// <param name="RecoveryDate">When it resolved; null where the fall lasts.</param>
public sealed record DrawdownEntry(
    double Depth,
    int Begin,
    DateOnly BeginDate,
    int Trough,
    DateOnly TroughDate,
    int? Recovery,
    DateOnly? RecoveryDate
);

/// <summary>How models move together.</summary>
/// <param name="Rule">Under which rule; null where none is known.</param>
/// <param name="Rounds">Rounds that all models have; 0 where they are too few, and then the correlations are pair by pair.</param>
/// <param name="IndependentRounds">About how many of them do not overlap.</param>
/// <param name="Models">Order of rows and columns.</param>
/// <param name="Correlations">Row by row; null where it is not known.</param>
/// <param name="Clusters">Groups that move together, largest first.</param>
/// <param name="EffectiveBets">Independent bets by participation, made good for chance correlations; null where it cannot be said.</param>
/// <param name="DampingBets">Uncorrelated bets that would damp as much, median-unbiased; null where it cannot be said.</param>
/// <param name="LargestShare">Always null: no estimate of the share that is one single bet is right on few rounds (docs/risk.md).</param>
public sealed record DependenceEntry(
    string? Rule,
    int Rounds,
    double IndependentRounds,
    IReadOnlyList<string> Models,
    IReadOnlyList<IReadOnlyList<double?>> Correlations,
    IReadOnlyList<IReadOnlyList<string>> Clusters,
    double? EffectiveBets,
    double? DampingBets,
    double? LargestShare
)
{
    /// <summary>Lower end of the 95 % interval of <see cref="EffectiveBets"/>; null without one.</summary>
    public double? EffectiveBetsLow { get; init; }

    /// <summary>Upper end; null without one.</summary>
    public double? EffectiveBetsHigh { get; init; }

    /// <summary>Lower end of the 95 % interval of <see cref="DampingBets"/>; null without one.</summary>
    public double? DampingBetsLow { get; init; }

    /// <summary>Upper end; null without one, and where nothing bounds it.</summary>
    public double? DampingBetsHigh { get; init; }

    /// <summary>Bets by participation of the sample as it is, too few because chance correlations count; null where none are given.</summary>
    public double? SampleBets { get; init; }
}

/// <summary>What the rounds that are open at once can lose before anything can be taken out.</summary>
/// <param name="Basis">open-positions: what is at risk now; last-stakes: what was last at risk, kept there under the newest rule; assumed: a constant stake under it.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Staking">legacy: open rounds share one stake; atomic: each has a position of its own.</param>
/// <param name="Rounds">Rounds open at once.</param>
/// <param name="AtRisk">NMR at risk in them, added up.</param>
/// <param name="Stake">NMR that stands behind them.</param>
/// <param name="WorstCase">Largest loss that the clips, and the payout factors that are known, allow; in NMR, not above zero.</param>
/// <param name="WorstCompounded">The same if the rounds settled one after the other, as a share of the stake; null for atomic rounds and where less stake was told than the rounds were fixed at.</param>
/// <param name="Past">What as many neighbouring rounds did in the past; null where there is too little of it.</param>
/// <param name="NoPast">Why there is no <paramref name="Past"/>; null where there is.</param>
public sealed record LockEntry(
    string Basis,
    string Rule,
    string Staking,
    int Rounds,
    decimal AtRisk,
    decimal Stake,
    decimal WorstCase,
    double? WorstCompounded,
    LockPastEntry? Past,
    Notice? NoPast
)
{
    /// <summary>Open stakes, one a model and round; null where a stake is assumed.</summary>
    public int? Positions { get; init; }

    /// <summary>Round whose payout factor stands in for open rounds that have none yet, in the replay; null where none had to.</summary>
    public int? FactorTakenFrom { get; init; }

    /// <summary>Stakes that were last known too long ago to be stakes of today: they take no part; null where there is none.</summary>
    public StaleStakesEntry? StaleStakes { get; init; }
}

/// <summary>Stakes that were last known before the rounds that resolved last.</summary>
/// <param name="Models">How many models.</param>
/// <param name="Nmr">Their stakes, added up.</param>
/// <param name="LastRound">The newest round in which one of them is known.</param>
/// <param name="Opened">When that round opened, by the calendar.</param>
public sealed record StaleStakesEntry(int Models, decimal Nmr, int LastRound, DateOnly Opened);

/// <summary>The open stakes replayed on every stretch of the past that is as long, under the same rule. NMR, to six places: statistics, not settlements.</summary>
/// <param name="Worst">The worst stretch.</param>
/// <param name="WorstFrom">Its first round.</param>
/// <param name="Low">5 % quantile.</param>
/// <param name="Median">Middle stretch.</param>
/// <param name="High">95 % quantile.</param>
/// <param name="Stretches">Overlapping stretches that the quantiles rest on.</param>
/// <param name="IndependentStretches">How many of them do not overlap.</param>
public sealed record LockPastEntry(
    decimal Worst,
    int WorstFrom,
    decimal Low,
    decimal Median,
    decimal High,
    int Stretches,
    double IndependentStretches
);
