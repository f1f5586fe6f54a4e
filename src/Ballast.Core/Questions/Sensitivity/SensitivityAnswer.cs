using System.Text.Json.Serialization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Sensitivity;

/// <summary>Who wins as a function of the first and the last round, as JSON.</summary>
public sealed record SensitivityAnswer : IRuledDocument, IPartialDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.sensitivity/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>First round that took part.</summary>
    public required int From { get; init; }

    /// <summary>Last round that took part.</summary>
    public required int To { get; init; }

    /// <summary>What a window is won by: average (mean payout a round), total, or common (the mean over rounds that all models have).</summary>
    public string Mode { get; init; } = "average";

    /// <summary>NMR in every round.</summary>
    public decimal Stake { get; init; }

    /// <summary>Whether rounds of both staking systems took part; windows are then won by the return on the committed capital.</summary>
    public bool CrossesSystems { get; init; }

    /// <summary>The payout rules that the rounds opened under.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }

    /// <summary>First and last rounds of the windows: window (i, j) goes from bound i to the round before bound j.</summary>
    public required IReadOnlyList<int> Bounds { get; init; }

    /// <summary>Those that win at least one window, most wins first.</summary>
    public required IReadOnlyList<CandidateEntry> Candidates { get; init; }

    /// <summary>How many were compared.</summary>
    public required int Compared { get; init; }

    /// <summary>Others that bring over all rounds exactly what the one brings that wins there: nothing sets them apart.</summary>
    public int TiedWithFirst { get; init; }

    /// <summary>For each pair of bounds the place of the winner among the candidates; null where the window is empty.</summary>
    public required IReadOnlyList<IReadOnlyList<int?>> Winners { get; init; }

    /// <summary>Of neighbouring windows of equal length: how often the next one has another winner.</summary>
    public required IReadOnlyList<ChangeEntry> Changes { get; init; }

    /// <summary>Whether the best combination of the whole range stands at a corner of the grid.</summary>
    public required bool IsCorner { get; init; }

    /// <summary>What that means, in words; null where it is none.</summary>
    public required string? CornerRemark { get; init; }

    /// <summary>Share of the winner's payouts that the clip touched: while it does not bite, the best combination is a corner.</summary>
    public required double ClippedShare { get; init; }

    /// <summary>Rounds with scores that took no part, by reason.</summary>
    public IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; } = [];
}

/// <summary>A model with a combination.</summary>
/// <param name="Model">The model.</param>
/// <param name="Multipliers">The combination.</param>
/// <param name="Wins">Windows that it wins.</param>
/// <param name="Share">Of all windows.</param>
public sealed record CandidateEntry(
    string Model,
    IReadOnlyDictionary<string, decimal> Multipliers,
    int Wins,
    double Share
)
{
    /// <summary>NMR over the whole range, by the mode: of average and common the mean a round; null where it has no round.</summary>
    public double? Value { get; init; }

    /// <summary>Return on the committed capital over the whole range, by the mode; null where it has no round.</summary>
    public double? Return { get; init; }
}

/// <summary>How often the winner changes.</summary>
/// <param name="Rounds">Length of the windows.</param>
/// <param name="Pairs">Neighbouring windows that were compared.</param>
/// <param name="Changed">Of them, with another winner.</param>
/// <param name="ByChance">What blind choice among the compared would give: 1 - 1 / compared.</param>
public sealed record ChangeEntry(int Rounds, int Pairs, int Changed, double ByChance);
