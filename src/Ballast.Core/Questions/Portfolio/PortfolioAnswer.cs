using System.Text.Json.Serialization;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Portfolio;

/// <summary>Measures of a mix, as JSON.</summary>
/// <remarks>
/// The measures beside <see cref="Paid"/> are of the raw score: without payout factor, clip and capital, by the definitions of numerai-vladthestaker.
/// </remarks>
public sealed record PortfolioAnswer : IRuledDocument, IPartialDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.portfolio/1";

    /// <summary>Complete rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>Rounds in which some but not all models have a score.</summary>
    public required int IncompleteRounds { get; init; }

    /// <summary>Rounds that have resolved since, while the stored scores are from before.</summary>
    public required IReadOnlyList<int> InterimRounds { get; init; }

    /// <summary>First complete round.</summary>
    public required int From { get; init; }

    /// <summary>Last complete round.</summary>
    public required int To { get; init; }

    /// <summary>Mean per round.</summary>
    public required double? Return { get; init; }

    /// <summary>Sample standard deviation per round.</summary>
    public required double? Volatility { get; init; }

    /// <summary>Mean over volatility, per round.</summary>
    public required double? Sharpe { get; init; }

    /// <summary>5 % quantile, sign kept.</summary>
    public required double? Var { get; init; }

    /// <summary>Mean at or below the 5 % quantile, sign kept.</summary>
    public required double? Cvar { get; init; }

    /// <summary>Largest fall of the compounded curve, positive.</summary>
    public required double? MaxDrawdown { get; init; }

    /// <summary>Largest fall of the summed curve, positive.</summary>
    public required double? MaxDrawdownAdditive { get; init; }

    /// <summary>Every measure by its name, the ones above among them; null where the series says nothing.</summary>
    public required IReadOnlyDictionary<string, double?> Measures { get; init; }

    /// <summary>Mean of the mix in each metric, not multiplied.</summary>
    public required IReadOnlyDictionary<string, double> Means { get; init; }

    /// <summary>The score as a weighted sum.</summary>
    public required IReadOnlyDictionary<string, decimal> Score { get; init; }

    /// <summary>Shares by model; they sum to 1.</summary>
    public required IReadOnlyDictionary<string, double> Weights { get; init; }

    /// <summary>The mix as each round's rule pays it: what the command shows unless asked for --raw; null where it cannot be paid.</summary>
    public required PaidPortfolio? Paid { get; init; }

    /// <summary>Why it cannot be paid; null where it can.</summary>
    public required string? NotPaid { get; init; }

    /// <summary>Rounds with scores that took no part, by reason.</summary>
    public IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; } = [];

    /// <summary>The payout rules that its rounds opened under, oldest first.</summary>
    public IReadOnlyList<RuleSpan> Rules { get; init; } = [];
}

/// <summary>A mix as the rules pay it.</summary>
/// <param name="Capital">What the returns are a share of: committed or position.</param>
/// <param name="Assumption">What was assumed, in words.</param>
/// <param name="Rounds">Paid rounds that every model of the mix has.</param>
/// <param name="Regimes">Measures with intervals, under each payout rule by itself.</param>
public sealed record PaidPortfolio(
    string Capital,
    string Assumption,
    int Rounds,
    IReadOnlyList<RegimeRiskEntry> Regimes
)
{
    /// <summary>The rounds that the answer stands on: those of the newest rule with rounds enough, as in other answers.</summary>
    public required StandsOnEntry StandsOn { get; init; }

    /// <summary>The rules of the rounds that were paid; they stand in the document's own list.</summary>
    [JsonIgnore]
    public IReadOnlyList<RuleSpan> Rules { get; init; } = [];

    /// <summary>Rounds that cannot be paid, by reason; they stand in the document's own list.</summary>
    [JsonIgnore]
    public IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; } = [];
}
