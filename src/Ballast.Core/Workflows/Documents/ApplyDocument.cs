using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What became of applying a plan.</summary>
public sealed record ApplyDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.apply/1";

    /// <summary>Hash of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>legacy-continuous or atomic-per-round.</summary>
    public required string Staking { get; init; }

    /// <summary>finished: all moves are done. sent: all that could be sent was; others wait for their day. stopped: something was in the way. nothing-to-send. dry-run. checklist: atomic staking, nothing is sent.</summary>
    public required string Outcome { get; init; }

    /// <summary>A word for what was in the way; null where nothing was.</summary>
    public string? Code { get; init; }

    /// <summary>What was in the way, and what to do; null where nothing was.</summary>
    public string? Reason { get; init; }

    /// <summary>When the plan expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>NMR that the plan has moved, or may have.</summary>
    public required decimal Moved { get; init; }

    /// <summary>NMR that the moves to send would move by the stakes shown now; null where nobody looked, or one would be refused.</summary>
    public decimal? ToSendNmr { get; init; }

    /// <summary>The most NMR that it may move; null where none was said.</summary>
    public decimal? MaxNmr { get; init; }

    /// <summary>From when on --resume can tell what became of unknown moves; null where there are none.</summary>
    public DateTimeOffset? ResumeAt { get; init; }

    /// <summary>Each move with what became of it.</summary>
    public required IReadOnlyList<ApplyMoveEntry> Moves { get; init; }

    /// <summary>Atomic staking: what to do on the web page, step by step; null else.</summary>
    public IReadOnlyList<string>? Checklist { get; init; }

    /// <summary>Atomic staking: the unsigned call of setModelConfigs; null where it could not be written, or there is nothing of the kind.</summary>
    public UnsignedCallEntry? Call { get; init; }
}

/// <summary>A move of a plan.</summary>
public sealed record ApplyMoveEntry
{
    /// <summary>Its number.</summary>
    public required int Move { get; init; }

    /// <summary>increase, release, release-all, cancel-release or configure.</summary>
    public required string Kind { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Its account; null where the plan does not say.</summary>
    public required string? Account { get; init; }

    /// <summary>NMR; of an atomic setting the stake of a round.</summary>
    public required decimal Nmr { get; init; }

    /// <summary>The first round that it counts for; null where the plan does not say.</summary>
    public required int? FirstRound { get; init; }

    /// <summary>Of an increase: it is locked until this moment at least, by the calendar, even where it is released at once; null else.</summary>
    public required DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Of a release: when its NMR reach the wallet; null else.</summary>
    public required DateTimeOffset? FreeAt { get; init; }

    /// <summary>The moment before which it is not sent.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>done, refused, not-done, unknown, not-yet, waits, blocked, to-send or by-hand.</summary>
    public required string Status { get; init; }

    /// <summary>Why; null where there is nothing to say.</summary>
    public required string? Reason { get; init; }

    /// <summary>Number of the entry of the journal with its intent; null where there is none.</summary>
    public required long? JournalEntry { get; init; }

    /// <summary>When it is to happen by Numerai's answer; null where that was not said.</summary>
    public required DateTimeOffset? DueAt { get; init; }
}

/// <summary>A call to a contract that nobody has signed.</summary>
/// <param name="To">The strategy contract; null where it is not known: look it up on the web page.</param>
/// <param name="Function">What is called.</param>
/// <param name="Data">The call's bytes, hexadecimal.</param>
/// <param name="Models">The models that it sets, in order.</param>
public sealed record UnsignedCallEntry(string? To, string Function, string Data, IReadOnlyList<string> Models);
