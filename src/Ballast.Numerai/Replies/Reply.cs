using System.Text.Json;
using Ballast.Numerai.Errors;

namespace Ballast.Numerai.Replies;

/// <summary>What came over the wire: nothing is understood yet.</summary>
internal sealed record Reply(int HttpStatus, TimeSpan? RetryAfter, ReadOnlyMemory<byte> Body);

/// <summary>An answer that has data, perhaps not all of it.</summary>
/// <param name="Data">The object under <c>data</c>.</param>
/// <param name="Errors">What came together with it.</param>
/// <param name="RetryAfter">How long the server wants to be left alone.</param>
internal sealed record WireAnswer(JsonElement Data, IReadOnlyList<WireError> Errors, TimeSpan? RetryAfter)
{
    /// <summary>The lists of days that were taken out of the data; null where it is whole.</summary>
    public DayLists? Days { get; init; }
}
