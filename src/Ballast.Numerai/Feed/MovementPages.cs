using Ballast.Numerai.Errors;

namespace Ballast.Numerai.Feed;

/// <summary>Reads a history whose lines have no ids, page by page, so that every line comes once.</summary>
/// <remarks>
/// A line that is added at the front while the pages are read moves all others on: the last of a page comes again as the first of the next, and
/// cannot be distinguished from a second line that says the same. So the first page is asked for again at the end, and all are where it has changed.
/// </remarks>
internal static class MovementPages
{
    private const int MostTries = 3;
    private const int MostLines = 1_000_000;

    /// <summary>Reads lines, newest first.</summary>
    /// <param name="page">So many lines from an offset on; fewer, or none, at the end.</param>
    /// <param name="time">When a line happened.</param>
    /// <param name="since">Where a page is in order and its last line is older, later pages are not asked for; null for all.</param>
    /// <exception cref="NumeraiException">It changes faster than it can be read, or a page failed.</exception>
    public static async Task<List<T>?> ReadAsync<T>(
        Func<int, int, Task<IReadOnlyList<T>>> page,
        Func<T, DateTimeOffset?> time,
        DateTimeOffset? since
    )
    {
        const int Size = NumeraiClient.DefaultPageSize;
        for (var tries = 0; tries < MostTries; tries++)
        {
            var first = await page(Size, 0).ConfigureAwait(false);
            var (lines, last) = (first.ToList(), first);
            // Fewer than asked for need not be the end: a server may have a smaller page of its own, which the first one shows. A page below that is the end:
            // a list that grows with every request would have no other.
            while (last.Count > 0 && last.Count >= first.Count && !IsOldEnough(last, time, since))
            {
                if (lines.Count > MostLines)
                    throw new NumeraiException(NumeraiErrorCode.InvalidAnswer, "the list does not end");
                var next = await page(Size, lines.Count).ConfigureAwait(false);
                // A server that does not heed the offset gives the same page for ever.
                if (next.Count > 0 && next.SequenceEqual(first))
                    break;
                (last, lines) = (next, [.. lines, .. next]);
            }
            if (lines.Count == first.Count || (await page(Size, 0).ConfigureAwait(false)).SequenceEqual(first))
                return lines;
        }
        throw new NumeraiException(NumeraiErrorCode.InvalidAnswer, "the list changed while it was read");
    }

    private static bool IsOldEnough<T>(IReadOnlyList<T> page, Func<T, DateTimeOffset?> time, DateTimeOffset? since)
    {
        if (since is not { } bound || time(page[^1]) is not { } oldest || oldest >= bound)
            return false;
        return page.Zip(page.Skip(1)).All(pair => time(pair.First) >= time(pair.Second));
    }
}
