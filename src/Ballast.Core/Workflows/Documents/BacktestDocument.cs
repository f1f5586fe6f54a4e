using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>The answer of a backtest, as JSON.</summary>
public sealed record BacktestDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.backtest/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>First round that took part.</summary>
    public required int From { get; init; }

    /// <summary>Last round that took part.</summary>
    public required int To { get; init; }

    /// <summary>Rounds that took part.</summary>
    public required int Rounds { get; init; }

    /// <summary>total, average, common or compounded.</summary>
    public required string Mode { get; init; }

    /// <summary>NMR in every round.</summary>
    public required decimal Stake { get; init; }

    /// <summary>Payout rules that the rounds opened under, with their first and last round here.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }

    /// <summary>Every model with its combinations, best first.</summary>
    public required IReadOnlyList<ModelEntry> Models { get; init; }

    /// <summary>Models by their best combination.</summary>
    public required IReadOnlyList<BestEntry> Best { get; init; }

    /// <summary>Models that took no part.</summary>
    public required IReadOnlyList<SkippedModel> Skipped { get; init; }

    /// <summary>Rounds that took no part, by reason.</summary>
    public required IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; }

    /// <summary>Rounds that have resolved since, while the stored scores are from before.</summary>
    public required IReadOnlyList<int> InterimRounds { get; init; }

    /// <summary>Rounds that run side by side by design.</summary>
    public required int ConcurrentRounds { get; init; }

    /// <summary>About how many of the rounds did not overlap.</summary>
    public required double IndependentRounds { get; init; }

    /// <summary>Which models can still be the best; null for one model or for very many.</summary>
    public required VerdictEntry? Verdict { get; init; }

    /// <summary>Makes the document of an answer.</summary>
    public static BacktestDocument Of(BacktestAnswer answer) =>
        new()
        {
            Tournament = Slug(answer),
            From = answer.From,
            To = answer.To,
            Rounds = answer.Rounds.Count,
            Mode = answer.Request.Mode.ToString().ToLowerInvariant(),
            Stake = Json.Plain(answer.Request.Stake),
            Rules = answer.RuleSpans(),
            Models = [.. answer.Models.Select(Entry)],
            Best =
            [
                .. answer.Best.Select(m => new BestEntry(
                    m.Model,
                    Json.Object(m.Best.Multipliers),
                    Json.Number(m.Best.Value)
                )),
            ],
            Skipped = answer.Skipped,
            SkippedRounds =
            [
                .. answer.SkippedRounds.Select(s => new SkippedRoundsEntry(SkipReasons.Code(s.Reason), s.Rounds.Count)),
            ],
            InterimRounds = answer.InterimRounds,
            ConcurrentRounds = answer.ConcurrentRounds,
            IndependentRounds = answer.IndependentRounds,
            Verdict = answer.Verdict,
        };

    private static string Slug(BacktestAnswer answer) =>
        Ballast.Core.Rounds.Tournaments.Slug(answer.Request.Tournament);

    private static ModelEntry Entry(Backtesting.ModelBacktest model) =>
        new(
            model.Model,
            model.RoundsUsed,
            model.RoundsMissing,
            [.. model.Ranking.Select(c => new CombinationEntry(Json.Object(c.Multipliers), Json.Number(c.Value)))]
        );
}

/// <summary>A model's combinations, best first.</summary>
public sealed record ModelEntry(
    string Model,
    int RoundsUsed,
    int RoundsMissing,
    IReadOnlyList<CombinationEntry> Ranking
);

/// <summary>A combination and its value.</summary>
public sealed record CombinationEntry(IReadOnlyDictionary<string, decimal> Multipliers, double? Value);

/// <summary>A model's best combination.</summary>
public sealed record BestEntry(string Model, IReadOnlyDictionary<string, decimal> Multipliers, double? Value);

/// <summary>How many rounds took no part for a reason.</summary>
public sealed record SkippedRoundsEntry(string Reason, int Rounds);
