using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>The answer of a backtest, as JSON.</summary>
public sealed record BacktestDocument : IRuledDocument
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

    /// <summary>What returns are a share of: committed (all positions that are open at once) or position (each by itself).</summary>
    public required string Capital { get; init; }

    /// <summary>Rounds that each lock a position at the same time; 1 where no atomic round took part.</summary>
    public required int PositionsAtOnce { get; init; }

    /// <summary>NMR committed at once: stake x positionsAtOnce.</summary>
    public required decimal CommittedNmr { get; init; }

    /// <summary>Whether rounds of both staking systems took part.</summary>
    public required bool CrossesSystems { get; init; }

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
    public static BacktestDocument Of(BacktestAnswer answer)
    {
        // One object a combination and not one a value: all models try the same ones.
        var objects = new Dictionary<Payouts.Multipliers, IReadOnlyDictionary<string, decimal>>(
            ReferenceEqualityComparer.Instance
        );
        return new BacktestDocument
        {
            Tournament = Slug(answer),
            From = answer.From,
            To = answer.To,
            Rounds = answer.Rounds.Count,
            Mode = answer.Request.Mode.ToString().ToLowerInvariant(),
            Stake = Json.Plain(answer.Request.Stake),
            Capital = answer.Request.Assumptions.Basis.ToString().ToLowerInvariant(),
            PositionsAtOnce = answer.PositionsAtOnce,
            CommittedNmr = Json.Plain(answer.CommittedNmr),
            CrossesSystems = answer.CrossesSystems,
            Rules = answer.RuleSpans(),
            Models = [.. answer.Models.Select(m => Entry(m, Object))],
            Best =
            [
                .. answer.Best.Select(m => new BestEntry(
                    m.Model,
                    Json.Object(m.Best.Multipliers),
                    Json.Number(m.Best.Value),
                    Json.Number(m.Best.Return)
                )),
            ],
            Skipped = answer.Skipped,
            SkippedRounds = [.. answer.SkippedRounds.Select(SkippedRoundsEntry.Of)],
            InterimRounds = answer.InterimRounds,
            ConcurrentRounds = answer.ConcurrentRounds,
            IndependentRounds = answer.IndependentRounds,
            Verdict = answer.Verdict,
        };

        IReadOnlyDictionary<string, decimal> Object(Payouts.Multipliers multipliers) =>
            objects.TryGetValue(multipliers, out var known) ? known : objects[multipliers] = Json.Object(multipliers);
    }

    private static string Slug(BacktestAnswer answer) => Ballast.Core.Rounds.Tournaments.Slug(answer.Tournament);

    private static ModelEntry Entry(
        Backtesting.ModelBacktest model,
        Func<Payouts.Multipliers, IReadOnlyDictionary<string, decimal>> multipliers
    ) =>
        new(
            model.Model,
            model.RoundsUsed,
            model.RoundsMissing,
            [
                .. model.Ranking.Select(c => new CombinationEntry(
                    multipliers(c.Multipliers),
                    Json.Number(c.Value),
                    Json.Number(c.Return)
                )),
            ]
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
/// <param name="Multipliers">By metric.</param>
/// <param name="Value">NMR, by the mode.</param>
/// <param name="Return">The same as a share of the capital (<c>capital</c>); over rounds of both staking systems the sum of each round's.</param>
public sealed record CombinationEntry(IReadOnlyDictionary<string, decimal> Multipliers, double? Value, double? Return);

/// <summary>A model's best combination.</summary>
/// <param name="Model">The model.</param>
/// <param name="Multipliers">By metric.</param>
/// <param name="Value">NMR, by the mode.</param>
/// <param name="Return">The same as a share of the capital (<c>capital</c>); over rounds of both staking systems the sum of each round's.</param>
public sealed record BestEntry(
    string Model,
    IReadOnlyDictionary<string, decimal> Multipliers,
    double? Value,
    double? Return
);

/// <summary>How many rounds took no part for a reason.</summary>
/// <param name="Reason">unpaid, no-rule, no-factor or no-paid-score.</param>
/// <param name="Rounds">How many.</param>
public sealed record SkippedRoundsEntry(string Reason, int Rounds)
{
    /// <summary>First of them.</summary>
    public int From { get; init; }

    /// <summary>Last of them.</summary>
    public int To { get; init; }

    /// <summary>The scores that they are paid on, where no model has them; null else.</summary>
    public string? Scores { get; init; }

    /// <summary>Makes the entry.</summary>
    public static SkippedRoundsEntry Of(SkippedRounds skipped) =>
        new(SkipReasons.Code(skipped.Reason), skipped.Rounds.Count)
        {
            From = skipped.Rounds[0],
            To = skipped.Rounds[^1],
            Scores = skipped.Scores,
        };
}
