using System.Text.Json.Serialization;

namespace Ballast.Numerai.Wire;

/// <summary>A round as the staking contract sees it. The unit of the amounts is not documented, so they stay text.</summary>
public sealed record WireAtomicRound
{
    public string? RoundId { get; init; }
    public string? TournamentId { get; init; }

    /// <summary>Open, closed, resolving, resolved ...</summary>
    public string? State { get; init; }
    public bool? Resolved { get; init; }

    /// <summary>Unix seconds as strings.</summary>
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? OpenTime { get; init; }

    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? CloseTime { get; init; }

    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? ResolveTime { get; init; }
    public string? TotalStaked { get; init; }
    public string? TotalPayout { get; init; }
    public string? RemainingPayout { get; init; }
    public string? RemainingBurn { get; init; }
    public string? MerkleRoot { get; init; }
    public decimal? PayoutFactor { get; init; }
    public string? StakeThreshold { get; init; }
    public string? StakeCap { get; init; }
}
