using Ballast.Sandbox.GraphQl;

namespace Ballast.Sandbox.Api;

/// <summary>Lists are handed out in pages.</summary>
internal static class Paging
{
    /// <summary>No page of a leaderboard is longer, whatever is asked for.</summary>
    public const int LongestPage = 500;

    public static IEnumerable<T> Page<T>(IEnumerable<T> rows, Arguments arguments, int longest = LongestPage)
    {
        var (limit, offset) = (arguments.Int("limit") ?? longest, arguments.Int("offset") ?? 0);
        if (limit < 0 || offset < 0)
            throw new GraphQlException("limit and offset must not be negative");
        return rows.Skip(offset).Take(Math.Min(limit, longest));
    }
}
