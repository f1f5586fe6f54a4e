using System.Text.Json.Serialization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Account;

/// <summary>An account's money over time, and where it came from; as JSON. NMR amounts are exact.</summary>
public sealed record AccountAnswer : IRuledDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.account/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Models with a stake, by name.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>How many of these models are of a synced account; null where none was synced.</summary>
    public int? Own { get; init; }

    /// <summary>First round with a settled payout; null where there is none.</summary>
    public required int? From { get; init; }

    /// <summary>Last round with a settled payout; null where there is none.</summary>
    public required int? To { get; init; }

    /// <summary>Currency of the amounts named fiat; null without prices.</summary>
    public required string? Currency { get; init; }

    /// <summary>Settled rounds whose day has no price: then sums in the currency are null.</summary>
    public required int RoundsWithoutPrice { get; init; }

    /// <summary>Settled money.</summary>
    public required MoneyEntry Total { get; init; }

    /// <summary>Stakes that had not settled when they were last reported: projections, never part of <see cref="Total"/>.</summary>
    public required UnresolvedEntry Unresolved { get; init; }

    /// <summary>Every settled round, ascending; they add up to the total.</summary>
    public required IReadOnlyList<AccountRoundEntry> Rounds { get; init; }

    /// <summary>The most that the NMR added up round by round lay below an earlier height; null where they never did.</summary>
    public FallEntry? DeepestFall { get; init; }

    /// <summary>Every model, in the order of <see cref="SortedBy"/>; they add up to the total.</summary>
    public required IReadOnlyList<AccountModelEntry> ByModel { get; init; }

    /// <summary>The order of <see cref="ByModel"/>: loss, net, roi, stake, rounds or name.</summary>
    public string SortedBy { get; init; } = "loss";

    /// <summary>Every score, then clip and unexplained; they add up to the total.</summary>
    public required IReadOnlyList<PartEntry> ByScore { get; init; }

    /// <summary>Every month, by the date of settlement; they add up to the total.</summary>
    public required IReadOnlyList<MonthEntry> Months { get; init; }

    /// <summary>The rounds that cost most, worst first, at most ten.</summary>
    public required IReadOnlyList<AccountRoundEntry> WorstRounds { get; init; }

    /// <summary>The rounds that brought most, best first, at most ten.</summary>
    public required IReadOnlyList<AccountRoundEntry> BestRounds { get; init; }

    /// <summary>From score to money; the steps add up to <see cref="BridgeEntry.Total"/>. Null where nothing can be computed.</summary>
    public required BridgeEntry? Bridge { get; init; }

    /// <summary>What the owner put in or took out, as far as it can be worked out (legacy stakes).</summary>
    public required IReadOnlyList<MoveEntry> Moves { get; init; }

    /// <summary>The stake day by day, where reports of days are stored.</summary>
    public required IReadOnlyList<BalanceEntry> Balances { get; init; }

    /// <summary>Payouts without a computed formula, by reason: all of their money stands under unexplained.</summary>
    public required IReadOnlyDictionary<string, int> NotComputed { get; init; }

    /// <summary>Resolved positions with a stake whose payout is not stored: not part of the total.</summary>
    public required int PayoutsMissing { get; init; }

    /// <summary>The payout rules that its rounds opened under, oldest first.</summary>
    public IReadOnlyList<RuleSpan> Rules { get; init; } = [];
}

/// <summary>Money of some rounds.</summary>
/// <param name="Positions">Payouts and burns, counted.</param>
/// <param name="Payouts">Sum of the payouts, NMR.</param>
/// <param name="Burns">Sum of the burns, NMR, not above zero.</param>
/// <param name="Net">Payouts and burns together.</param>
/// <param name="NetFiat">Net, each round at the price of the day it settled; null where a price is missing.</param>
public sealed record MoneyEntry(int Positions, decimal Payouts, decimal Burns, decimal Net, decimal? NetFiat);

/// <summary>Stakes that had not settled when they were last reported: those that stand open, and those whose round has resolved since.</summary>
/// <param name="Positions">Positions with a stake.</param>
/// <param name="From">First round; null where there is none.</param>
/// <param name="To">Last round; null where there is none.</param>
/// <param name="AtRisk">NMR at risk, added up over the rounds.</param>
/// <param name="Projected">Projected payouts and burns.</param>
/// <param name="WithoutProjection">Positions of which nothing is projected yet.</param>
public sealed record UnresolvedEntry(
    int Positions,
    int? From,
    int? To,
    decimal AtRisk,
    decimal Projected,
    int WithoutProjection
)
{
    /// <summary>Of them, those whose round is open.</summary>
    public OpenStakesEntry Open { get; init; } = OpenStakesEntry.None;

    /// <summary>Of them, those whose round has resolved: what they were paid is not stored.</summary>
    public int ResolvedSince { get; init; }
}

/// <summary>Stakes in rounds that are open.</summary>
/// <param name="Positions">Stakes, one a model and round.</param>
/// <param name="From">First round; null where there is none.</param>
/// <param name="To">Last round; null where there is none.</param>
/// <param name="AtRisk">NMR at risk, added up over the rounds.</param>
/// <param name="Projected">Payouts and burns as Numerai last projected them; null where it projected none of them.</param>
/// <param name="WithoutProjection">Stakes of which nothing is projected yet.</param>
public sealed record OpenStakesEntry(
    int Positions,
    int? From,
    int? To,
    decimal AtRisk,
    decimal? Projected,
    int WithoutProjection
)
{
    /// <summary>Nothing is open.</summary>
    public static readonly OpenStakesEntry None = new(0, null, null, 0, null, 0);
}

/// <summary>A settled round.</summary>
/// <param name="Round">The round.</param>
/// <param name="Date">When it settled.</param>
/// <param name="Rule">Id of its rule; null where none is known.</param>
/// <param name="AtRisk">NMR at risk, null where that of a position is not stored; legacy rounds share one stake.</param>
/// <param name="Payouts">NMR.</param>
/// <param name="Burns">NMR, not above zero.</param>
/// <param name="Net">NMR.</param>
/// <param name="Cumulative">Net of this round and all before it.</param>
/// <param name="Return">Net over <paramref name="Capital"/>; null where that is not known.</param>
/// <param name="NetFiat">Net at the day's price; null where it is missing.</param>
/// <param name="Capital">
/// NMR committed when the round settled: the stake, or in atomic rounds all positions open then; null where it is not stored.
/// </param>
public sealed record AccountRoundEntry(
    int Round,
    DateOnly Date,
    string? Rule,
    decimal? AtRisk,
    decimal Payouts,
    decimal Burns,
    decimal Net,
    decimal Cumulative,
    double? Return,
    decimal? NetFiat,
    decimal? Capital
);

/// <summary>A fall of the NMR added up, by the rounds that made it.</summary>
/// <param name="Nmr">The lowest point less the height before it, below zero.</param>
/// <param name="FromRound">The round of the height; null where it is the beginning, at nothing.</param>
/// <param name="FromDate">When that round settled; null as above.</param>
/// <param name="ToRound">The round of the lowest point.</param>
/// <param name="ToDate">When it settled.</param>
/// <param name="BackRound">The first round after it with which the height was reached again; null where it was not yet.</param>
/// <param name="BackDate">When that round settled; null as above.</param>
public sealed record FallEntry(
    decimal Nmr,
    int? FromRound,
    DateOnly? FromDate,
    int ToRound,
    DateOnly ToDate,
    int? BackRound,
    DateOnly? BackDate
);

/// <summary>A model's money.</summary>
/// <param name="Model">The model.</param>
/// <param name="Positions">Payouts and burns, counted.</param>
/// <param name="AtRiskNow">Stake in the newest round that has one.</param>
/// <param name="Payouts">NMR.</param>
/// <param name="Burns">NMR, not above zero.</param>
/// <param name="Net">NMR.</param>
/// <param name="NetFiat">Net at the days' prices; null where one is missing.</param>
public sealed record AccountModelEntry(
    string Model,
    int Positions,
    decimal? AtRiskNow,
    decimal Payouts,
    decimal Burns,
    decimal Net,
    decimal? NetFiat
)
{
    /// <summary>Mean NMR that it had committed when its rounds resolved; null where that of a round is not stored.</summary>
    public decimal? MeanCapital { get; init; }

    /// <summary>Net over <see cref="MeanCapital"/>, of all its rounds together; null where that is not known.</summary>
    public double? Return { get; init; }
}

/// <summary>A part of the money.</summary>
/// <param name="Name">The score, clip or unexplained.</param>
/// <param name="Net">NMR.</param>
public sealed record PartEntry(string Name, decimal Net);

/// <summary>A month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Rounds">Rounds that settled in it.</param>
/// <param name="MeanAtRisk">Mean at risk of its rounds, NMR; null where that of a position is not stored.</param>
/// <param name="Payouts">NMR.</param>
/// <param name="Burns">NMR, not above zero.</param>
/// <param name="Net">NMR.</param>
/// <param name="NetFiat">Net at the days' prices; null where one is missing.</param>
public sealed record MonthEntry(
    DateOnly Month,
    int Rounds,
    decimal? MeanAtRisk,
    decimal Payouts,
    decimal Burns,
    decimal Net,
    decimal? NetFiat
);

/// <summary>From score to money.</summary>
/// <param name="RankedBy">The score that models are ranked by; several where the rules of the rounds differ.</param>
/// <param name="MeanScore">Its mean over the payouts under the newest rule.</param>
/// <param name="FieldScore">Mean of the field's middle score there; null where the field is not stored.</param>
/// <param name="MeanPercentile">Mean share of the field at or below the own score there; null where the field is not stored.</param>
/// <param name="Positions">Payouts that take part.</param>
/// <param name="Steps">In their order.</param>
/// <param name="LeftOut">Payouts without the ranking score or without a computed formula: their money, NMR.</param>
/// <param name="Total">Sum of the steps and of what is left out: the account's net.</param>
public sealed record BridgeEntry(
    string RankedBy,
    double MeanScore,
    double? FieldScore,
    double? MeanPercentile,
    int Positions,
    IReadOnlyList<BridgeStepEntry> Steps,
    decimal LeftOut,
    decimal Total
);

/// <summary>A step of the bridge.</summary>
/// <param name="Step">field, rank, multipliers, payout-factor, stake, clip or unexplained.</param>
/// <param name="Change">NMR that it adds.</param>
/// <param name="After">NMR after it.</param>
/// <param name="Words">What it means.</param>
public sealed record BridgeStepEntry(string Step, decimal Change, decimal After, string Words);

/// <summary>What was put in or taken out of a stake.</summary>
/// <param name="Model">The model.</param>
/// <param name="Round">Before the close of this round.</param>
/// <param name="Amount">NMR, below zero where it went out.</param>
/// <param name="IsDoubtful">Whether a payout that settled in between is not stored.</param>
public sealed record MoveEntry(string Model, int Round, decimal Amount, bool IsDoubtful);

/// <summary>A day's stake, all models that were reported on that day together.</summary>
/// <param name="Date">The day.</param>
/// <param name="Models">Models that were reported.</param>
/// <param name="Staked">NMR staked.</param>
/// <param name="Pending">Projected payouts of running rounds, NMR; null where nobody reported them.</param>
/// <param name="StakedFiat">The stake at the day's price; null where it is missing.</param>
public sealed record BalanceEntry(DateOnly Date, int Models, decimal Staked, decimal? Pending, decimal? StakedFiat);
