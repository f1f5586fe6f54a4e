using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>
/// One round of one model: what was at risk, how it was weighted, what it paid.
/// The three slot multipliers do not say which score they weigh: on Signals they carried Alpha and MPC.
/// </summary>
public sealed record WireRoundPerformance
{
    public string? RoundId { get; init; }
    public int? RoundNumber { get; init; }
    public string? RoundTarget { get; init; }
    public bool? RoundResolved { get; init; }
    public DateTimeOffset? RoundOpenTime { get; init; }
    public DateTimeOffset? RoundCloseStakingTime { get; init; }
    public DateTimeOffset? RoundScoreTime { get; init; }
    public DateTimeOffset? RoundResolveTime { get; init; }
    public int? RoundDataDatestamp { get; init; }

    /// <summary>Decimal string, null before scoring.</summary>
    public decimal? RoundPayoutFactor { get; init; }
    public string? SubmissionId { get; init; }

    /// <summary>Stake counted for this round.</summary>
    public Nmr? AtRisk { get; init; }

    /// <summary>On Signals these two carried the Alpha and MPC values: never read the score identity from the field name.</summary>
    public decimal? CorrMultiplier { get; init; }
    public decimal? MmcMultiplier { get; init; }
    public decimal? TcMultiplier { get; init; }
    public IReadOnlyList<WirePayoutMultiplier?>? PayoutMultipliers { get; init; }
    public double? ChurnThreshold { get; init; }
    public double? TurnoverThreshold { get; init; }
    public double? PrevWeekChurnMax { get; init; }
    public double? PrevWeekTurnoverMax { get; init; }

    /// <summary>Latest value per score; the LIST itself may be null.</summary>
    public IReadOnlyList<WireSubmissionScore?>? SubmissionScores { get; init; }

    /// <summary>All scoring days.</summary>
    public IReadOnlyList<WireSubmissionScore?>? IntraRoundSubmissionScores { get; init; }

    /// <summary>All days and all score versions.</summary>
    public IReadOnlyList<WireSubmissionScore?>? AllSubmissionScores { get; init; }
}
