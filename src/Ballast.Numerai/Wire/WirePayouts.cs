using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>Payouts settled and expected, for about the last 30 rounds.</summary>
public sealed record WirePayouts
{
    public IReadOnlyList<WirePayout?>? Actual { get; init; }
    public IReadOnlyList<WirePayout?>? Pending { get; init; }
}

/// <summary>One payout (a burn where negative) of a model in a round.</summary>
public sealed record WirePayout
{
    public string? RoundId { get; init; }
    public int? RoundNumber { get; init; }

    /// <summary>A Date here, a Time on most other types.</summary>
    public DateOnly? RoundResolveTime { get; init; }
    public string? ModelId { get; init; }
    public string? ModelName { get; init; }
    public string? ModelDisplayName { get; init; }
    public Nmr? PayoutNmr { get; init; }
    public decimal? PayoutValue { get; init; }
    public string? CurrencySymbol { get; init; }
}
