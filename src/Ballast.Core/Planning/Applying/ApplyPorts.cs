using Ballast.Core.Store;

namespace Ballast.Core.Planning.Applying;

/// <summary>What applying a plan needs from outside.</summary>
/// <param name="Journal">Keeps what is done.</param>
/// <param name="Reader">Reads what Numerai shows.</param>
/// <param name="Changes">Sends changes.</param>
/// <param name="Clock">The clock.</param>
public sealed record ApplyPorts(IJournalStore Journal, IStakeReader Reader, IStakeChanges Changes, TimeProvider Clock);

/// <summary>How a plan is applied.</summary>
public sealed record ApplyOptions
{
    /// <summary>Who applies it: user@machine, or as the user says.</summary>
    public required string Who { get; init; }

    /// <summary>Why, in the user's words.</summary>
    public string Why { get; init; } = "";

    /// <summary>Whether a plan that was begun is gone on with.</summary>
    public bool IsResume { get; init; }

    /// <summary>The most NMR that the plan may move altogether, earlier runs counted; null for no bound but the plan's own amounts.</summary>
    public decimal? MaxNmr { get; init; }

    /// <summary>How it was confirmed: typed or yes.</summary>
    public string Confirmed { get; init; } = "typed";

    /// <summary>Waits before each look at what became of a change.</summary>
    public IReadOnlyList<TimeSpan> Looks { get; init; } =
    [TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];
}

/// <summary>What became of a move.</summary>
/// <param name="Move">The move.</param>
/// <param name="Status">done, refused, not-done, unknown, not-yet, waits, blocked or to-send.</param>
/// <param name="Reason">Why, in a sentence; null where there is nothing to say.</param>
/// <param name="Intent">Number of the newest entry with its intent; null where there is none.</param>
/// <param name="DueAt">When it is to happen, by Numerai's answer; null where that was not said.</param>
public sealed record MoveOutcome(
    PlanMove Move,
    string Status,
    string? Reason = null,
    long? Intent = null,
    DateTimeOffset? DueAt = null
)
{
    /// <summary>It happened.</summary>
    public const string Done = "done";

    /// <summary>Numerai said no; nothing changed.</summary>
    public const string Refused = "refused";

    /// <summary>It was sent, perhaps, and did not happen; it may be sent anew.</summary>
    public const string NotDone = "not-done";

    /// <summary>Nobody knows whether it happened.</summary>
    public const string Unknown = "unknown";

    /// <summary>Its day has not come.</summary>
    public const string NotYet = "not-yet";

    /// <summary>It comes after a move that is not done.</summary>
    public const string Waits = "waits";

    /// <summary>Nobody knows what became of another change of its model.</summary>
    public const string Blocked = "blocked";

    /// <summary>A setting of atomic staking, after a cutover that the plan goes across: the owner makes it on the web page.</summary>
    public const string ByHand = "by-hand";

    /// <summary>It can be sent now.</summary>
    public const string ToSend = "to-send";
}

/// <summary>How a plan stands.</summary>
/// <param name="Moves">Each move with what became of it.</param>
/// <param name="Moved">NMR that it has moved, or may have.</param>
/// <param name="Stop">Why a run stopped before the end; null where it did not.</param>
public sealed record ApplyStand(IReadOnlyList<MoveOutcome> Moves, decimal Moved, Refusal? Stop)
{
    /// <summary>NMR that the moves to send would move by the stakes that are shown now; null where nobody looked, or a move would be refused.</summary>
    public decimal? ToSendNmr { get; init; }

    /// <summary>Whether nothing is left to send.</summary>
    public bool IsFinished => Moves.All(m => m.Status is MoveOutcome.Done or MoveOutcome.ByHand);

    /// <summary>Moves that can be sent now.</summary>
    public IEnumerable<MoveOutcome> ToSend => Moves.Where(m => m.Status == MoveOutcome.ToSend);

    /// <summary>Moves of which nobody knows whether they happened.</summary>
    public IEnumerable<MoveOutcome> Unknown => Moves.Where(m => m.Status == MoveOutcome.Unknown);
}
