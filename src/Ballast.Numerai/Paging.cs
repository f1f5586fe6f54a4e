using System.Runtime.CompilerServices;
using Ballast.Numerai.Replies;

namespace Ballast.Numerai;

/// <summary>Walks through a list page by page.</summary>
internal static class Paging
{
    /// <summary>All rows, each key once.</summary>
    /// <remarks>
    /// The end is a page with nothing new in it, not a page that is short: a server may give fewer rows than asked for on every
    /// page. It also ends where a server ignores the offset. Ranks move while one walks, so a row can come twice.
    /// </remarks>
    /// <param name="page">Asks for so many rows from an offset on.</param>
    /// <param name="size">Rows asked for at a time.</param>
    /// <param name="key">What makes a row the same as one before; null where it has no such thing, then the row is kept.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="Errors.NumeraiException">
    /// A page failed, or came with errors: its rows are given out first, so that nothing is lost.
    /// </exception>
    public static async IAsyncEnumerable<T> WalkAsync<T>(
        Func<int, int, CancellationToken, Task<Answer<IReadOnlyList<T>>>> page,
        int size,
        Func<T, string?> key,
        [EnumeratorCancellation] CancellationToken cancellation
    )
        where T : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<T> previous = [];
        for (var offset = 0; ; offset += previous.Count)
        {
            var answer = await page(size, offset, cancellation).ConfigureAwait(false);
            var rows = answer.Value ?? [];
            if (rows.Count == 0 || rows.SequenceEqual(previous))
            {
                answer.ValueOrThrow();
                yield break;
            }
            var isNew = false;
            foreach (var row in rows)
            {
                if (key(row) is { } id && !seen.Add(id))
                    continue;
                isNew = true;
                yield return row;
            }
            answer.ValueOrThrow();
            if (!isNew)
                yield break;
            previous = rows;
        }
    }
}
