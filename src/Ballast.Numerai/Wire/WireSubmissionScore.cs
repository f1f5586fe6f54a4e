using System.Text.Json.Serialization;
using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>
/// One value of one score on one scoring day.
/// The two payouts are those of the whole round, repeated on every row: take one row, never the sum.
/// </summary>
/// <remarks>A sync reads a million of them. Properties that are set once only are read through a box each, as arguments of a constructor; these are not.</remarks>
public sealed record WireSubmissionScore
{
    public string? RoundId { get; set; }
    public int? RoundNumber { get; set; }
    public string? SubmissionId { get; set; }

    [JsonConverter(typeof(SameWordConverter))]
    public string? DisplayName { get; set; }

    [JsonConverter(typeof(SameWordConverter))]
    public string? Version { get; set; }
    public double? Value { get; set; }
    public double? Percentile { get; set; }
    public int? Day { get; set; }
    public DateTimeOffset? Date { get; set; }
    public bool? Resolved { get; set; }
    public DateTimeOffset? ResolveDate { get; set; }

    /// <summary>Payout of the whole round repeated on score rows, not this score's share.</summary>
    public Nmr? PayoutPending { get; set; }
    public Nmr? PayoutSettled { get; set; }
    public DateTimeOffset? RoundCloseStakingTime { get; set; }
    public DateTimeOffset? RoundScoreTime { get; set; }
    public DateTimeOffset? RoundResolveTime { get; set; }
}
