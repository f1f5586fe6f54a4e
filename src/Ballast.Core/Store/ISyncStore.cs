using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>A store that also remembers what is synced and how far.</summary>
public interface ISyncStore : ITournamentStore, IAccountStore
{
    /// <summary>Models that were ever synced or are watched, ordered by name without regard to case.</summary>
    IReadOnlyList<TrackedModel> Tracked(Tournament tournament);

    /// <summary>
    /// Remembers models. What is remembered already stays where the new entry is silent: a watched model stays watched, one of an account
    /// stays the account's. How far they were synced is not touched.
    /// </summary>
    void Track(IReadOnlyList<TrackedModel> models);

    /// <summary>Scoring days up to which the ways of a model's scores are kept whole, from a round on; 0 where a first answer had a hole.</summary>
    IReadOnlyDictionary<(int Round, Metric Metric), int> PathEnds(Tournament tournament, string model, int from);

    /// <summary>Accounts that were synced, by label.</summary>
    IReadOnlyList<AccountNote> Accounts();

    /// <summary>Remembers an account: its label and its name at Numerai. There is no place for a key.</summary>
    void NoteAccount(AccountNote account);
}

/// <summary>A model that is kept up to date.</summary>
public sealed record TrackedModel
{
    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>The id the feed knows it by.</summary>
    public required string FeedId { get; init; }

    /// <summary>When it was made; null where that is not known.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Whether it is on the watch list.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Label of the own account it belongs to; null for other people's.</summary>
    public string? Account { get; init; }

    /// <summary>Up to this round everything is kept and final; null before the first sync.</summary>
    public int? SettledTo { get; init; }

    /// <summary>When it was last synced.</summary>
    public DateTimeOffset? SyncedAt { get; init; }
}

/// <summary>An own account.</summary>
/// <param name="Label">The user's name for it.</param>
/// <param name="UserName">Its name at Numerai; null where it is not known.</param>
/// <param name="SyncedAt">When it was last asked.</param>
public sealed record AccountNote(string Label, string? UserName, DateTimeOffset SyncedAt);

/// <summary>How far a model is synced.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="SettledTo">Up to this round everything is kept and final.</param>
/// <param name="At">The moment of the sync.</param>
public sealed record SyncNote(string Name, int? SettledTo, DateTimeOffset At);

/// <summary>A value of a score's way and when it was shown.</summary>
/// <param name="At">When it was shown.</param>
/// <param name="Value">The value.</param>
/// <param name="Day">The scoring day; null where that is not said.</param>
public readonly record struct PathPoint(KnownTime At, double Value, int? Day = null);

/// <summary>What became of a path.</summary>
/// <param name="Added">Values that were new.</param>
/// <param name="Restated">Of those, values that took the place of others.</param>
public readonly record struct PathAddition(int Added, int Restated);
