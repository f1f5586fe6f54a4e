namespace Ballast.Core.Rounds;

/// <summary>What one NMR cost at the end of a day (UTC).</summary>
/// <param name="Date">The day.</param>
/// <param name="Price">Units of the currency for one NMR, above 0.</param>
public readonly record struct NmrPrice(DateOnly Date, decimal Price)
{
    /// <summary>When the price is known: a day closes at its end.</summary>
    public DateTimeOffset KnownAt => new(Date.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
