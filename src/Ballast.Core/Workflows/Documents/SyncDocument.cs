using System.Text.Json.Serialization;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Syncing;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What a sync did, as JSON.</summary>
/// <param name="Store">Where it was kept.</param>
/// <param name="Origin">Who was asked.</param>
/// <param name="Requests">Requests that were sent, repeated ones included.</param>
/// <param name="Rounds">Rounds that were reported.</param>
/// <param name="New">What was new, all models and rounds together.</param>
/// <param name="Restated">Values that took the place of kept ones.</param>
/// <param name="Models">One entry a model.</param>
/// <param name="Problems">Models that could not be synced.</param>
/// <param name="Warnings">What a person should know.</param>
public sealed record SyncDocument(
    string Store,
    string Origin,
    int Requests,
    int Rounds,
    ImportCounts New,
    int Restated,
    IReadOnlyList<SyncedModelEntry> Models,
    IReadOnlyList<SyncProblem> Problems,
    IReadOnlyList<string> Warnings
)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.sync/1";

    /// <summary>What the models earned and risked, as far as it can be said; null where it cannot.</summary>
    public Diagnosis? Diagnosis { get; init; }

    /// <summary>Models that are on the watch list since this sync.</summary>
    public required IReadOnlyList<string> NewlyWatched { get; init; }

    /// <summary>What was new of the own accounts; one entry an account that was asked.</summary>
    public IReadOnlyList<SyncedAccount> Accounts { get; init; } = [];

    /// <summary>Changes of the payout rules that this sync was the first to see; more of them: <c>ballast rule-changes</c>.</summary>
    public IReadOnlyList<SyncedRuleChange> RuleChanges { get; init; } = [];

    /// <summary>Makes the document of an answer.</summary>
    public static SyncDocument Of(SyncAnswer answer, string store, int requests) =>
        new(
            store,
            answer.Origin,
            requests,
            answer.Rounds.Reported,
            Total(answer),
            answer.Models.Sum(m => m.Restated),
            [.. answer.Models.Select(SyncedModelEntry.Of)],
            answer.Problems,
            answer.Warnings
        )
        {
            NewlyWatched = answer.NewlyWatched,
            Accounts = answer.Accounts,
            RuleChanges =
            [
                .. answer.RuleChanges.Select(c => new SyncedRuleChange(c.Key, c.Round, c.After?.Id, c.Differences)),
            ],
        };

    /// <summary>What was new, all models and rounds together.</summary>
    public static ImportCounts Total(SyncAnswer answer) =>
        new(
            answer.Models.Sum(m => m.New.Models),
            answer.Models.Sum(m => m.New.Scores),
            answer.Models.Sum(m => m.New.Gaps),
            answer.Models.Sum(m => m.New.Positions),
            answer.Rounds.New
        )
        {
            Configurations = answer.NewConfigurations,
        };
}

/// <summary>A change of the payout rules that a sync was the first to see.</summary>
/// <param name="Key">What it is known by.</param>
/// <param name="Round">Its first round.</param>
/// <param name="After">The rule that it brings; null where that cannot be read.</param>
/// <param name="Differences">What is different, in sentences.</param>
public sealed record SyncedRuleChange(string Key, int Round, string? After, IReadOnlyList<string> Differences);

/// <summary>What a sync did for one model.</summary>
public sealed record SyncedModelEntry(
    string Model,
    int From,
    int To,
    int Submitted,
    int Running,
    ImportCounts New,
    int Restated,
    MissingEntry Missing,
    string? Incomplete
)
{
    /// <summary>Rounds and values that were reported and cannot be true; they are left out.</summary>
    public int Refused { get; init; }

    /// <summary>The first of them, with the reason.</summary>
    public IReadOnlyList<string> FirstRefused { get; init; } = [];

    /// <summary>Makes the entry of a model.</summary>
    public static SyncedModelEntry Of(SyncedModel model) =>
        new(
            model.Name,
            model.Range.From,
            model.Range.To,
            model.Submitted,
            model.Running,
            model.New,
            model.Restated,
            new MissingEntry(model.NotSubmitted, model.NotScoredYet, model.NeverScored),
            model.Incomplete
        )
        {
            Refused = model.Refused,
            FirstRefused = model.FirstRefused,
        };
}

/// <summary>Rounds of the range without a score, by the reason.</summary>
public sealed record MissingEntry(
    IReadOnlyList<int> NotSubmitted,
    IReadOnlyList<int> NotScoredYet,
    IReadOnlyList<int> NeverScored
);
