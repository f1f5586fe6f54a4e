using System.Text.Json.Serialization;
using Ballast.Core.Questions.Rehearse;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Paper;

/// <summary>What has become of accounts on paper, as JSON.</summary>
public sealed record PaperAnswer : IRuledDocument, IPartialDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.paper/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The accounts, in the order in which they were started; empty where none was.</summary>
    public required IReadOnlyList<PaperAccountEntry> Accounts { get; init; }

    /// <summary>The newest round that has settled in any of them; 0 where none has.</summary>
    public required int To { get; init; }

    /// <summary>The payout rules of the settled rounds.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }

    /// <summary>Resolved rounds with scores that took no part in the account that leaves out most, by reason.</summary>
    public required IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; }
}

/// <summary>An account on paper.</summary>
public sealed record PaperAccountEntry
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What its policy does, in a line that begins in lower case.</summary>
    public required string Does { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was stopped; everything below is as of then. Null while it runs.</summary>
    public required DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Its models.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>NMR at the start.</summary>
    public required decimal Total { get; init; }

    /// <summary>The first round that it takes part in.</summary>
    public required int FirstRound { get; init; }

    /// <summary>When that one resolves.</summary>
    public required DateTimeOffset FirstResolvesAt { get; init; }

    /// <summary>Rounds that have settled.</summary>
    public required int Rounds { get; init; }

    /// <summary>Rounds that are open: what is locked in them counts as it was locked.</summary>
    public required int OpenRounds { get; init; }

    /// <summary>Rounds that have resolved while their final scores are not stored: they count as open.</summary>
    public required int WaitingRounds { get; init; }

    /// <summary>What its policy did.</summary>
    public required PaperResultEntry Paper { get; init; }

    /// <summary>What another policy did with the same start, models and NMR: equal weight; beside equal weight itself, holding.</summary>
    public required PaperResultEntry Beside { get; init; }

    /// <summary>What the stored stakes brought in the same rounds; null where none of them has a stake.</summary>
    public required PaperRealEntry? Real { get; init; }

    /// <summary>Mean gain a round less that of the policy beside it, a share of the NMR at the start; null where no round has settled.</summary>
    public required double? Difference { get; init; }

    /// <summary>Low end of its 95 % interval; null without one.</summary>
    public required double? Low { get; init; }

    /// <summary>High end.</summary>
    public required double? High { get; init; }

    /// <summary>better or worse than the policy beside it, where the interval leaves zero out; not-shown; or not-enough-data: fewer settled rounds than an interval needs.</summary>
    public required string Verdict { get; init; }

    /// <summary>Settled rounds that an interval needs.</summary>
    public required int RoundsNeeded { get; init; }

    /// <summary>Settled rounds whose final scores were corrected later: before that the account was worth something else, which as-of tells.</summary>
    public required IReadOnlyList<int> CorrectedRounds { get; init; }

    /// <summary>Models that take no part, with the reason.</summary>
    public required IReadOnlyList<SkippedModel> Skipped { get; init; }

    /// <summary>Why none of the resolved rounds could be paid; null where one was, or none has resolved.</summary>
    public required string? NothingPaid { get; init; }
}

/// <summary>What became of the NMR under a policy.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="Nmr">NMR now; what is locked counts as it was locked.</param>
/// <param name="Gain">Now less start, NMR.</param>
/// <param name="GainShare">The same as a share of the start.</param>
/// <param name="AtWork">NMR staked, locked or settled and not claimed; null where no round has closed yet.</param>
/// <param name="Paid">NMR that were paid.</param>
/// <param name="Burned">NMR that were burned.</param>
/// <param name="DeepestFall">Deepest fall from a highest value, a share of that value, in [0, 1].</param>
/// <param name="Requests">Increases, releases and settings that an owner would have asked for.</param>
/// <param name="Series">NMR after each round settled.</param>
public sealed record PaperResultEntry(
    string Policy,
    decimal Nmr,
    decimal Gain,
    double GainShare,
    decimal? AtWork,
    decimal Paid,
    decimal Burned,
    double DeepestFall,
    int Requests,
    IReadOnlyList<RehearsedRound> Series
);

/// <summary>What the stored stakes brought in the rounds of an account on paper.</summary>
/// <param name="Rounds">Rounds with a settled payout.</param>
/// <param name="Net">Payouts less burns, NMR.</param>
/// <param name="StakeAtStart">NMR at stake when the account on paper started; null where none was stored.</param>
/// <param name="Share">Net as a share of that; null without it. Stakes that were changed since are in the one and not in the other.</param>
public sealed record PaperRealEntry(int Rounds, decimal Net, decimal? StakeAtStart, double? Share);
