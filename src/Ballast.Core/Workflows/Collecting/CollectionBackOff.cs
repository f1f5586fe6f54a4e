namespace Ballast.Core.Workflows.Collecting;

/// <summary>How long to leave a neighbour alone that failed: twice as long each time, up to an hour, never the same for everyone.</summary>
/// <remarks>
/// With everything failing all day that is at most <see cref="MostTriesADay"/> tries. The client repeats single questions itself, within
/// seconds; this is about the whole look.
/// </remarks>
public static class CollectionBackOff
{
    /// <summary>Tries of a day on which everything fails: some to come to an hour, then one in at least 45 minutes.</summary>
    public const int MostTriesADay = 40;

    /// <summary>Whoever said that it was asked too often is left alone for at least so long.</summary>
    public static readonly TimeSpan AfterRateLimit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private const double Jitter = 0.25;

    /// <summary>The time to wait.</summary>
    /// <param name="failures">Failures in a row, from 1.</param>
    /// <param name="chance">Spreads it by a quarter to both sides.</param>
    /// <param name="isRateLimited">Whether it was asked too often.</param>
    /// <param name="retryAfter">What it asked for itself; null where it did not say. Never shortened.</param>
    public static TimeSpan After(int failures, Random chance, bool isRateLimited = false, TimeSpan? retryAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        ArgumentNullException.ThrowIfNull(chance);
        var doubled = First * Math.Pow(2, Math.Min(failures - 1, 10));
        var wait = doubled < Longest ? doubled : Longest;
        wait *= 1 - Jitter + (2 * Jitter * chance.NextDouble());
        if (isRateLimited && wait < AfterRateLimit)
            wait = AfterRateLimit;
        return retryAfter > wait ? retryAfter.Value : wait;
    }
}
