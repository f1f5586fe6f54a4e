using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>One movement of stake.</summary>
public sealed record WireStakeTransaction
{
    public string? ModelId { get; init; }
    public string? Model { get; init; }
    public int? Tournament { get; init; }
    public int? Round { get; init; }
    public string? Type { get; init; }
    public Nmr? Amount { get; init; }
    public Nmr? Value { get; init; }
    public Nmr? NmrPrice { get; init; }
    public DateTimeOffset? NmrPriceLastUpdated { get; init; }
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>For type 'strategy stake' this holds the transaction hash.</summary>
    public string? Note { get; init; }
}
