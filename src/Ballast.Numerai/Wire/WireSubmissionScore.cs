using System.Text.Json.Serialization;
using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>
/// One value of one score on one scoring day.
/// The two payouts are those of the whole round, repeated on every row: take one row, never the sum.
/// </summary>
public sealed record WireSubmissionScore
{
    public string? RoundId { get; init; }
    public int? RoundNumber { get; init; }
    public string? SubmissionId { get; init; }

    [JsonConverter(typeof(SameWordConverter))]
    public string? DisplayName { get; init; }

    [JsonConverter(typeof(SameWordConverter))]
    public string? Version { get; init; }
    public double? Value { get; init; }
    public double? Percentile { get; init; }
    public int? Day { get; init; }
    public DateTimeOffset? Date { get; init; }
    public bool? Resolved { get; init; }
    public DateTimeOffset? ResolveDate { get; init; }

    /// <summary>Payout of the whole round repeated on score rows, not this score's share.</summary>
    public Nmr? PayoutPending { get; init; }
    public Nmr? PayoutSettled { get; init; }
    public DateTimeOffset? RoundCloseStakingTime { get; init; }
    public DateTimeOffset? RoundScoreTime { get; init; }
    public DateTimeOffset? RoundResolveTime { get; init; }
}
