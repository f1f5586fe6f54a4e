using System.Text.Json.Serialization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Questions.Advise;

/// <summary>What to do with each stake, as JSON.</summary>
public sealed record AdviseAnswer : IRuledDocument, IPartialDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.advise/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>leave, move, or not-enough-data.</summary>
    public required string Verdict { get; init; }

    /// <summary>With which round the advice stops to speak of rounds to come, because the payout rules change; null where no change is known, or one rule was asked for.</summary>
    public EvidenceExpiry? Expiry { get; init; }

    /// <summary>First round that the advice rests on.</summary>
    public required int From { get; init; }

    /// <summary>Last round.</summary>
    public required int To { get; init; }

    /// <summary>Rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>What they are worth in rounds that share no days.</summary>
    public required double IndependentRounds { get; init; }

    /// <summary>What is missing for advice; null where nothing is.</summary>
    public required ShortageEntry? Shortage { get; init; }

    /// <summary>settled or computed.</summary>
    public required string Returns { get; init; }

    /// <summary>What the returns are, in words.</summary>
    public required string Assumption { get; init; }

    /// <summary>NMR at stake now, all models together; null where no stake is known.</summary>
    public required decimal? Staked { get; init; }

    /// <summary>Whether stakes of both staking systems stand open, so that a model may have two.</summary>
    public bool MovesSystems { get; init; }

    /// <summary>Why it cannot be said what stands open; null where it can.</summary>
    public string? NoOpenStakes { get; init; }

    /// <summary>NMR that lower and stop set free and no raise takes; null where no stake is known.</summary>
    public required decimal? Unassigned { get; init; }

    /// <summary>Rounds that NMR of a release wait for, about.</summary>
    public required int LockRounds { get; init; }

    /// <summary>A line a model: what to change first, then by name.</summary>
    public required IReadOnlyList<AdvisedModel> Models { get; init; }

    /// <summary>Newer rules with too few rounds.</summary>
    public required IReadOnlyList<TooYoungEntry> TooYoung { get; init; }

    /// <summary>The payout rules of the rounds.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }

    /// <summary>Models without a return, with the reason.</summary>
    public required IReadOnlyList<SkippedModel> Skipped { get; init; }

    /// <summary>Rounds with scores that took no part, by reason.</summary>
    public required IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; }
}

/// <summary>What to do with the stake of a model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Action">keep, raise, lower, stop, or too-young.</param>
/// <param name="Stake">NMR now; null where no stake is known.</param>
/// <param name="Target">NMR as advised; null where no stake is known.</param>
/// <param name="Rounds">Rounds it has.</param>
/// <param name="Mean">Mean return of a round; null where it is too young.</param>
/// <param name="Lead">Mean return less the mean of all models in the same rounds; null as above.</param>
/// <param name="LeadLow">Low end of its interval: those of all models hold together in 95 % of pasts.</param>
/// <param name="LeadHigh">High end.</param>
/// <param name="LeadPValue">How often chance alone finds as large a lead or lag of any model.</param>
/// <param name="LossPValue">How often chance alone finds as low a mean of any model that does not lose.</param>
/// <param name="Why">Why, in a sentence.</param>
/// <param name="IfWrong">What it costs where chance made the difference, NMR: what is moved earns nothing while it is locked. Null where nothing moves or no stake is known.</param>
public sealed record AdvisedModel(
    string Model,
    string Action,
    decimal? Stake,
    decimal? Target,
    int Rounds,
    double? Mean,
    double? Lead,
    double? LeadLow,
    double? LeadHigh,
    double? LeadPValue,
    double? LossPValue,
    string Why,
    decimal? IfWrong
);
