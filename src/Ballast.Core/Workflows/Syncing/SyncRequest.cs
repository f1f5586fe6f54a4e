using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Syncing;

/// <summary>What to sync.</summary>
public sealed record SyncRequest
{
    /// <summary>The tournament.</summary>
    public Tournament Tournament { get; init; } = Tournament.Classic;

    /// <summary>Models by name; they are added to the watch list.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>So many first models of the leaderboard, added to the watch list too; 0 for none.</summary>
    public int Leaderboard { get; init; }

    /// <summary>Whether everything is asked for again.</summary>
    public bool IsFull { get; init; }

    /// <summary>The moment of the sync.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>How far a sync is.</summary>
/// <param name="Done">Models that are done.</param>
/// <param name="Total">All of them.</param>
public readonly record struct SyncProgress(int Done, int Total);
