using System.Globalization;

namespace Ballast.Core.Risk;

/// <summary>What rounds that share days are worth in rounds that do not: the one count that every answer shows.</summary>
/// <remarks>
/// It follows from the calendar alone, so the same rounds give the same number in every command. What a single series is worth
/// may be less or more than that, but on a year of daily rounds an estimate of it is mostly noise and lets lucky series through.
/// </remarks>
public static class IndependentRounds
{
    /// <summary><c>rounds / overlap</c>, at least 1 where there is a round and 0 without any.</summary>
    /// <param name="rounds">Rounds that have a value. Missing ones do not count, so gaps make the number smaller, never larger.</param>
    /// <param name="overlap">Rounds whose scoring days overlap (20 for daily rounds scored over 20 days): <c>PayoutRule.OverlappingRounds</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of rounds, or an overlap below 1.</exception>
    public static double Count(int rounds, int overlap)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        ArgumentOutOfRangeException.ThrowIfLessThan(overlap, 1);
        return rounds == 0 ? 0 : Math.Max(1, (double)rounds / overlap);
    }

    /// <summary>The same of stretches of rounds that overlap each in its own way: weekly rounds, and daily ones after them.</summary>
    /// <param name="stretches">Rounds that have a value, and how many of them share days.</param>
    public static double Count(IEnumerable<(int Rounds, int Overlap)> stretches)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        var (rounds, worth) = (0, 0.0);
        foreach (var (count, overlap) in stretches)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            ArgumentOutOfRangeException.ThrowIfLessThan(overlap, 1);
            rounds += count;
            worth += (double)count / overlap;
        }
        return rounds == 0 ? 0 : Math.Max(1, worth);
    }

    /// <summary>The count as people read it: one decimal, none where it is whole.</summary>
    public static string InWords(double independentRounds) =>
        independentRounds.ToString("#,##0.#", CultureInfo.InvariantCulture);
}
