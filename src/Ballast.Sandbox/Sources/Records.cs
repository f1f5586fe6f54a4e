using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Sources;

/// <summary>An account as the API shows it.</summary>
public sealed record AccountRecord(string Id, string Username, string WalletAddress);

/// <summary>A model as the API shows it.</summary>
public sealed record ModelRecord(
    string Id,
    string Name,
    string AccountId,
    Tournament Tournament,
    DateTimeOffset StartDate
);

/// <summary>A score that a round publishes, with the weights it may have in the payout.</summary>
/// <param name="Name">The stable name of the score's identity.</param>
/// <param name="DisplayName">The name on score rows.</param>
/// <param name="Version">The version on score rows.</param>
/// <param name="Days">Scoring days.</param>
/// <param name="Least">Least allowed weight.</param>
/// <param name="Most">Largest allowed weight; 0 where the score is not paid.</param>
public sealed record RoundScoreRecord(
    string Name,
    string DisplayName,
    string Version,
    int Days,
    decimal Least,
    decimal Most
)
{
    /// <summary>When its last value is due, where that is recorded; null for the calendar's time.</summary>
    public DateTimeOffset? End { get; init; }
}

/// <summary>A round as it is known at a moment.</summary>
public sealed record RoundRecord
{
    public required string Id { get; init; }
    public required Tournament Tournament { get; init; }
    public required int Number { get; init; }
    public required DateTimeOffset OpenTime { get; init; }
    public required DateTimeOffset CloseTime { get; init; }

    /// <summary>When the window for stakes closed; null where it closed with the one for submissions.</summary>
    public DateTimeOffset? CloseStakingTime { get; init; }
    public required DateTimeOffset ScoreTime { get; init; }
    public required DateTimeOffset ResolveTime { get; init; }

    /// <summary>null before scoring starts.</summary>
    public decimal? PayoutFactor { get; init; }

    /// <summary>null where no factor lowers payouts; 0 where nothing is paid.</summary>
    public decimal? StakeThreshold { get; init; }

    /// <summary>Largest gain or loss as a share of the stake.</summary>
    public required decimal Clip { get; init; }

    public required bool Atomic { get; init; }
    public required bool Resolved { get; init; }
    public decimal? TotalAtStake { get; init; }
    public decimal? TotalPaid { get; init; }
    public decimal? TotalBurned { get; init; }

    /// <summary>Payouts less burns, where that alone is known.</summary>
    public decimal? TotalNet { get; init; }
    public IReadOnlyList<RoundScoreRecord> Scores { get; init; } = [];
}

/// <summary>The weight of a score in one model's payout.</summary>
public sealed record WeightRecord(RoundScoreRecord Score, decimal Multiplier);

/// <summary>A model's part in a round as it is known at a moment.</summary>
public sealed record PerformanceRecord
{
    public required ModelRecord Model { get; init; }
    public required RoundRecord Round { get; init; }

    /// <summary>null where nothing was handed in.</summary>
    public string? SubmissionId { get; init; }

    /// <summary>What it was uploaded as; null where the world made it up, or nobody recorded it.</summary>
    internal Uploads.Upload? Upload { get; init; }

    /// <summary>Whether a later upload for the same round took its place.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>on-time, late or none.</summary>
    public required string Status { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public decimal? AtRisk { get; init; }
    public IReadOnlyList<WeightRecord> Weights { get; init; } = [];

    /// <summary>A projection until the round resolves; null before scoring starts.</summary>
    public decimal? Payout { get; init; }

    /// <summary>Whether nothing but a projection is known, although the round may have resolved.</summary>
    public bool IsProjection { get; init; }

    /// <summary>What was paid; null until it is settled.</summary>
    public decimal? Settled => Round.Resolved && !IsProjection ? Payout : null;
    public decimal? ChurnMax { get; init; }
    public decimal? TurnoverMax { get; init; }
}

/// <summary>One value of one score on one scoring day.</summary>
public sealed record ScoreRecord(
    string DisplayName,
    string Version,
    int Day,
    DateTimeOffset Date,
    decimal Value,
    decimal? Percentile
);

/// <summary>What a model owns at a moment.</summary>
internal sealed record StakeRecord
{
    /// <summary>Legacy stake, pending increases left out.</summary>
    public required decimal Stake { get; init; }

    /// <summary>Pending increase.</summary>
    public decimal PendingIncrease { get; init; }
    public string? IncreaseId { get; init; }
    public DateTimeOffset? IncreaseAsked { get; init; }
    public DateTimeOffset? IncreaseDue { get; init; }
    public string? ReleaseId { get; init; }
    public decimal ReleaseAmount { get; init; }
    public bool ReleaseDrain { get; init; }
    public DateTimeOffset? ReleaseAsked { get; init; }
    public DateTimeOffset? ReleaseDue { get; init; }

    /// <summary>When NMR asked for now would arrive.</summary>
    public DateTimeOffset? EarliestRelease { get; init; }
    public bool TakeProfit { get; init; }

    /// <summary>Atomic: locked in running rounds, unclaimed, and deferred burns.</summary>
    public decimal Locked { get; init; }

    /// <summary>The stake that profiles show.</summary>
    public decimal Shown => Stake + Locked;
}

/// <summary>A settled atomic position that waits to be claimed.</summary>
internal sealed record ClaimRecord(
    ModelRecord Model,
    int Round,
    string SubmissionId,
    decimal Principal,
    decimal Payout
);

/// <summary>A line of the wallet's history.</summary>
/// <param name="Tournament">Of transfers with a strategy, its tournament.</param>
/// <param name="Type">What happened.</param>
/// <param name="Amount">NMR.</param>
/// <param name="From">The address that it came from.</param>
/// <param name="To">The address that it went to.</param>
/// <param name="Time">When.</param>
/// <param name="Hash">null until it is in a block.</param>
internal sealed record WalletRecord(
    Tournament? Tournament,
    string Type,
    decimal Amount,
    string From,
    string To,
    DateTimeOffset Time,
    string? Hash
);

/// <summary>A line of an account's stake history.</summary>
internal sealed record TransactionRecord(
    ModelRecord Model,
    DateTimeOffset Time,
    int? Round,
    string Type,
    decimal Amount,
    string? Note
);
