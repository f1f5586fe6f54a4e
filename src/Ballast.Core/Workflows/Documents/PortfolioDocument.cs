using System.Text.Json.Serialization;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Documents;

/// <summary>Measures of a mix, as JSON.</summary>
/// <remarks>
/// The measures beside <see cref="Paid"/> are of the raw score: without payout factor, clip and capital, by the definitions of numerai-vladthestaker.
/// </remarks>
public sealed record PortfolioDocument : IRuledDocument, IPartialDocument
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

    /// <summary>Makes the document of an answer.</summary>
    public static PortfolioDocument Of(PortfolioAnswer answer) =>
        new()
        {
            Rounds = answer.Rounds.Count,
            IncompleteRounds = answer.IncompleteRounds,
            InterimRounds = answer.InterimRounds,
            From = answer.Rounds[0],
            To = answer.Rounds[^1],
            Return = Measure(answer, "return"),
            Volatility = Measure(answer, "volatility"),
            Sharpe = Measure(answer, "sharpe"),
            Var = Measure(answer, "var"),
            Cvar = Measure(answer, "cvar"),
            MaxDrawdown = Measure(answer, "maxDrawdown"),
            MaxDrawdownAdditive = Measure(answer, "maxDrawdownAdditive"),
            Measures = answer.Measures.ToDictionary(m => m.Measure.Name, m => Json.Number(m.Value)),
            Means = answer.MetricMeans.ToDictionary(m => m.Metric.ToString(), m => m.Mean),
            Score = Json.Object(answer.Score),
            Weights = answer.Shares.ToDictionary(s => s.Model, s => s.Share),
            Paid = PaidOf(answer),
            NotPaid = (answer.Paid as Outcome<PaidPortfolio>.Refused)?.Refusal.Message,
            SkippedRounds = [.. answer.SkippedRounds.Concat(PaidOf(answer)?.SkippedRounds ?? []).Distinct()],
            Rules = [.. answer.Rules.Concat(PaidOf(answer)?.Rules ?? []).DistinctBy(r => r.Rule).OrderBy(r => r.From)],
        };

    private static PaidPortfolio? PaidOf(PortfolioAnswer answer) => (answer.Paid as Outcome<PaidPortfolio>.Done)?.Value;

    private static double? Measure(PortfolioAnswer answer, string name) =>
        Json.Number(answer.Measures.First(m => m.Measure.Name == name).Value);
}
