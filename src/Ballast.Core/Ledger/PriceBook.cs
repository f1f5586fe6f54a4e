using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger;

/// <summary>What one NMR cost on a day.</summary>
/// <param name="prices">Closing prices, ascending by day.</param>
internal sealed class PriceBook(IReadOnlyList<NmrPrice> prices)
{
    /// <summary>A price counts for so many days after its own where later ones are missing: a long weekend, not a month.</summary>
    public const int MostDaysOld = 4;

    /// <summary>Whether there is no price at all.</summary>
    public bool IsEmpty => prices.Count == 0;

    /// <summary>The price of the day, or the last one before it; null where that is older than <see cref="MostDaysOld"/> days.</summary>
    public decimal? On(DateOnly day)
    {
        var (low, high) = (0, prices.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (prices[middle].Date <= day)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && day.DayNumber - prices[low - 1].Date.DayNumber <= MostDaysOld ? prices[low - 1].Price : null;
    }

    /// <summary>An amount at the day's price, exact; null where there is none.</summary>
    public decimal? Value(Nmr amount, DateOnly day) => On(day) is { } price ? amount.Amount * price : null;
}
