using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Collecting;

/// <summary>What the collector is doing.</summary>
public enum CollectorPhase
{
    /// <summary>This process does not collect.</summary>
    Off,

    /// <summary>Another process collects; this one takes over when it dies.</summary>
    Waiting,

    /// <summary>It waits for the next moment.</summary>
    Idle,

    /// <summary>A sync is running.</summary>
    Collecting,

    /// <summary>The last look failed; it is made again.</summary>
    Failed,
}

/// <summary>What the collector does, why, and what it did: a snapshot that does not change.</summary>
public sealed record CollectorState
{
    /// <summary>What it is doing.</summary>
    public required CollectorPhase Phase { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>This process, as it is named in the lease.</summary>
    public required string Self { get; init; }

    /// <summary>Who holds the lease; null where nobody does.</summary>
    public string? Holder { get; init; }

    /// <summary>The next look; null where nothing is watched, or another process decides.</summary>
    public CollectionMoment? Next { get; init; }

    /// <summary>The running sync; null while there is none.</summary>
    public RunningSync? Running { get; init; }

    /// <summary>The last look that ended well; null before it.</summary>
    public FinishedSync? Last { get; init; }

    /// <summary>What failed; null when the last look went well.</summary>
    public CollectorFailure? Failure { get; init; }

    /// <summary>What a person should know: an empty watch list, a model that is gone.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What the last look that came so far found of the keys.</summary>
    public IReadOnlyList<KeyFinding> KeyFindings { get; init; } = [];

    /// <summary>What was done since the process began.</summary>
    public CollectorTotals Totals { get; init; } = new(0, 0, 0, 0, 0);

    /// <summary>That of a process that does not collect.</summary>
    public static CollectorState NotCollecting(DateTimeOffset now) =>
        new()
        {
            Phase = CollectorPhase.Off,
            Since = now,
            Self = "",
        };
}

/// <summary>A sync that is running.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="Reason">Why now.</param>
/// <param name="Since">Since when.</param>
/// <param name="Done">Models that are done.</param>
/// <param name="Total">All of them; 0 before that is known.</param>
public sealed record RunningSync(Tournament Tournament, string Reason, DateTimeOffset Since, int Done, int Total);

/// <summary>A sync that ended well.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="Reason">Why then.</param>
/// <param name="At">When it ended.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Models">Models that were synced.</param>
/// <param name="NewRows">Values that were new, all tables together.</param>
public sealed record FinishedSync(
    Tournament Tournament,
    string Reason,
    DateTimeOffset At,
    double Seconds,
    int Models,
    int NewRows
);

/// <summary>A look that failed.</summary>
/// <param name="Tournament">The tournament; null where it was not come to, for example because the store was away.</param>
/// <param name="Code">A word for scripts: api, rate-limited, store, incomplete, lease-lost, internal.</param>
/// <param name="Reason">One line for people.</param>
/// <param name="At">When.</param>
/// <param name="InARow">Failures since the last look that went well.</param>
public sealed record CollectorFailure(
    Tournament? Tournament,
    string Code,
    string Reason,
    DateTimeOffset At,
    int InARow
);

/// <summary>Counts since the process began.</summary>
/// <param name="Runs">Looks that ended well.</param>
/// <param name="Failures">Looks that failed.</param>
/// <param name="Seconds">What both took.</param>
/// <param name="NewRows">Values that were new.</param>
/// <param name="Requests">Requests that were sent, repeated ones included.</param>
public sealed record CollectorTotals(int Runs, int Failures, double Seconds, long NewRows, long Requests);
