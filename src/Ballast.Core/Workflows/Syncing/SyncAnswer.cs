using Ballast.Core.Store;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Workflows.Syncing;

/// <summary>What a sync did.</summary>
public sealed record SyncAnswer
{
    /// <summary>Who was asked.</summary>
    public required string Origin { get; init; }

    /// <summary>Rounds that were reported, and facts of them that were new.</summary>
    public required (int Reported, int New) Rounds { get; init; }

    /// <summary>Rounds whose own configuration was new, or another than before.</summary>
    public int NewConfigurations { get; init; }

    /// <summary>One entry an own account.</summary>
    public IReadOnlyList<SyncedAccount> Accounts { get; init; } = [];

    /// <summary>One entry a model, in the order in which they were synced.</summary>
    public required IReadOnlyList<SyncedModel> Models { get; init; }

    /// <summary>Models that could not be synced, and why.</summary>
    public required IReadOnlyList<SyncProblem> Problems { get; init; }

    /// <summary>Models that are on the watch list since this sync.</summary>
    public IReadOnlyList<string> NewlyWatched { get; init; } = [];

    /// <summary>Changes of the payout rules that are near and that this sync was the first to see.</summary>
    public IReadOnlyList<SeenRuleChange> RuleChanges { get; init; } = [];

    /// <summary>What is not as it should be with keys of own accounts.</summary>
    public IReadOnlyList<KeyFinding> KeyFindings { get; init; } = [];

    /// <summary>What a person should know, for example of a key.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>What a sync did for one own account.</summary>
/// <param name="Account">The user's name for it.</param>
/// <param name="New">Facts that were new, or took the place of others.</param>
public sealed record SyncedAccount(string Account, AccountCounts New);

/// <summary>What a sync did for one model.</summary>
public sealed record SyncedModel
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The rounds that were asked for.</summary>
    public required (int From, int To) Range { get; init; }

    /// <summary>Rounds that were reported with something handed in.</summary>
    public int Submitted { get; init; }

    /// <summary>Of those, the ones that have not resolved.</summary>
    public int Running { get; init; }

    /// <summary>What was new.</summary>
    public required ImportCounts New { get; init; }

    /// <summary>Values that took the place of kept ones.</summary>
    public int Restated { get; init; }

    /// <summary>Rounds of the range that nothing was handed in for.</summary>
    public IReadOnlyList<int> NotSubmitted { get; init; } = [];

    /// <summary>Rounds with a submission that have no score yet.</summary>
    public IReadOnlyList<int> NotScoredYet { get; init; } = [];

    /// <summary>Resolved rounds with a submission that have no score at all.</summary>
    public IReadOnlyList<int> NeverScored { get; init; } = [];

    /// <summary>Rounds and values that were reported and cannot be true; they are left out.</summary>
    public int Refused { get; init; }

    /// <summary>The first of them, with the reason.</summary>
    public IReadOnlyList<string> FirstRefused { get; init; } = [];

    /// <summary>What the answer lacked; null for a whole one. Its rounds are asked for again next time.</summary>
    public string? Incomplete { get; init; }
}

/// <summary>A model that could not be synced.</summary>
/// <param name="Model">The name, as it was given.</param>
/// <param name="Code">A word for scripts.</param>
/// <param name="Reason">One line for people.</param>
public sealed record SyncProblem(string Model, string Code, string Reason);
