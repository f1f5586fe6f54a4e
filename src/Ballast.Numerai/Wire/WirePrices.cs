namespace Ballast.Numerai.Wire;

/// <summary>The price of one NMR in US dollars.</summary>
public sealed record WireNmrPrice
{
    public decimal? PriceUsd { get; init; }
    public DateTimeOffset? LastUpdated { get; init; }
}

/// <summary>The price of one unit of a currency in another.</summary>
public sealed record WireCurrencyPrice
{
    public string? BaseSymbol { get; init; }
    public string? TargetSymbol { get; init; }
    public decimal? Price { get; init; }
    public DateTimeOffset? LastUpdated { get; init; }
}
