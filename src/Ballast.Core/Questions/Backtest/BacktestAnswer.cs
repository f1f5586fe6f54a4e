using System.Text.Json.Serialization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Backtest;

/// <summary>What every combination of payout multipliers would have paid, as JSON.</summary>
public sealed record BacktestAnswer : IRuledDocument, IPartialDocument
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

    /// <summary>Rounds in a row that share scoring days, at most.</summary>
    public required int Overlap { get; init; }

    /// <summary>Smallest payout factor that the rounds were paid with.</summary>
    public required decimal LeastFactor { get; init; }

    /// <summary>Largest payout factor that the rounds were paid with.</summary>
    public required decimal MostFactor { get; init; }

    /// <summary>Bounds of a round's payout that held, as shares of what is at risk in it, ascending.</summary>
    public required IReadOnlyList<decimal> Clips { get; init; }

    /// <summary>Rounds whose own rules pay on other scores than those of the grid; none where a rule was named for all of them.</summary>
    public required IReadOnlyList<OtherScoresEntry> PaidOnOtherScores { get; init; }
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
/// <param name="DeepestFall">How far the returns of the rounds, added up, fell from their highest point: a share of the capital, positive.</param>
public sealed record CombinationEntry(
    IReadOnlyDictionary<string, decimal> Multipliers,
    double? Value,
    double? Return,
    double? DeepestFall
);

/// <summary>A model's best combination.</summary>
/// <param name="Model">The model.</param>
/// <param name="Multipliers">By metric.</param>
/// <param name="Value">NMR, by the mode.</param>
/// <param name="Return">The same as a share of the capital (<c>capital</c>); over rounds of both staking systems the sum of each round's.</param>
/// <param name="DeepestFall">How far the returns of the rounds, added up, fell from their highest point: a share of the capital, positive.</param>
public sealed record BestEntry(
    string Model,
    IReadOnlyDictionary<string, decimal> Multipliers,
    double? Value,
    double? Return,
    double? DeepestFall
);

/// <summary>Rounds that are really paid on other scores than those that they are paid on here.</summary>
/// <param name="Scores">The scores that they are really paid on.</param>
/// <param name="Rounds">How many rounds.</param>
/// <param name="From">First of them.</param>
/// <param name="To">Last of them.</param>
public sealed record OtherScoresEntry(IReadOnlyList<string> Scores, int Rounds, int From, int To);
