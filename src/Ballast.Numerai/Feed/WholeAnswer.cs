using Ballast.Numerai.Errors;
using Ballast.Numerai.Replies;

namespace Ballast.Numerai.Feed;

/// <summary>Answers without holes, where asking again brings them.</summary>
internal static class WholeAnswer
{
    private const int MostTries = 5;

    /// <summary>Asks until an answer is whole, a few times at most; then the last one is given as it is.</summary>
    /// <returns>The answer, and what is missing in it; null for a whole one.</returns>
    public static async Task<(Answer<T> Answer, string? Hole)> TryAsync<T>(Func<Task<Answer<T>>> ask)
        where T : class
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await ask().ConfigureAwait(false);
            var holes = answer.Errors.Where(e => !IsKnownToBeLeftOut(e)).ToList();
            if (holes.Count == 0)
                return (answer, null);
            if (tries == MostTries)
                return (answer, $"{holes[0]}{(holes.Count > 1 ? $" and {holes.Count - 1} more" : "")}");
        }
    }

    /// <summary>The same, where nothing can be done with a part.</summary>
    /// <exception cref="NumeraiException">It stayed incomplete.</exception>
    public static async Task<Answer<T>> GetAsync<T>(Func<Task<Answer<T>>> ask)
        where T : class
    {
        var (answer, hole) = await TryAsync(ask).ConfigureAwait(false);
        return hole is null
            ? answer
            : throw new NumeraiException(
                NumeraiErrorCode.Unavailable,
                $"A part of the answer is missing: {hole}; try again in a while."
            )
            {
                Errors = answer.Errors,
            };
    }

    /// <summary>A field that may be absent and is: the server does not have it, so asking again brings nothing.</summary>
    private static bool IsKnownToBeLeftOut(WireError error) =>
        error is { Code: NumeraiErrorCode.SchemaChanged, Path.Length: 0, Field: not null };
}
