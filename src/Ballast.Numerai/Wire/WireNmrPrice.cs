namespace Ballast.Numerai.Wire;

/// <summary>The price of one NMR in US dollars.</summary>
public sealed record WireNmrPrice
{
    public decimal? PriceUsd { get; init; }
    public DateTimeOffset? LastUpdated { get; init; }
}
