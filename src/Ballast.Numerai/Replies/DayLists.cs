using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Language;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Replies;

/// <summary>
/// Takes the lists of days out of an answer about a model's rounds, and puts them back into what is read of the rest. They are nearly all of such an answer; the general way
/// reads everything twice, once to see whether something is missing and once to understand it.
/// </summary>
/// <remarks>
/// The rest goes the general way, with all its checks. Where anything is unusual, in the lists or in the rest, nothing is taken out, so that
/// whatever is wrong is said in the same words.
/// </remarks>
internal sealed class DayLists
{
    private const string Key = "intraRoundSubmissionScores";

    /// <summary>How deep the fields of a round lie: in the answer, its data, the list of rounds, the round.</summary>
    private const int Depth = 4;

    private readonly List<WireDays?> _lists;

    private DayLists(ReadOnlyMemory<byte> rest, List<WireDays?> lists) => (Rest, _lists) = (rest, lists);

    /// <summary>The answer without the lists: null stands in their place.</summary>
    private ReadOnlyMemory<byte> Rest { get; }

    /// <summary>Understands a reply with its lists of days taken out.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="document">What it answers.</param>
    /// <param name="redactor">Takes out secrets.</param>
    /// <returns>A whole answer; null where the general way has to say what it is.</returns>
    public static WireAnswer? Read(Reply reply, GraphQlDocument document, Redactor redactor)
    {
        if (TakeOut(reply.Body, document) is not { } days)
            return null;
        try
        {
            var answer = ReplyReader.Read(reply with { Body = days.Rest }, document, redactor);
            return days.Fit(answer, document) ? answer with { Days = days } : null;
        }
        catch (NumeraiException)
        {
            return null;
        }
    }

    private static DayLists? TakeOut(ReadOnlyMemory<byte> body, GraphQlDocument document)
    {
        if (
            document.Fields is not [var root]
            || root.Children.FirstOrDefault(f => f.ResponseKey == Key) is not { } list
        )
            return null;
        // With an escape a name may be spelled in more ways than one.
        if (DayReader.For(list) is not { } days || body.Span.Contains((byte)'\\') || !Utf8.IsValid(body.Span))
            return null;
        try
        {
            return TakeOut(body.Span, days);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether each round of the rest had one list, and nothing else had one.</summary>
    private bool Fit(WireAnswer answer, GraphQlDocument document) =>
        answer.Errors.Count == 0
        && answer.Data.TryGetProperty(document.Root.ResponseKey, out var rounds)
        && rounds.ValueKind == JsonValueKind.Array
        && rounds.EnumerateArray().Count(round => round.ValueKind == JsonValueKind.Object) == _lists.Count;

    /// <summary>Puts the lists back.</summary>
    /// <param name="rounds">What was read of the rest.</param>
    public void PutBack(List<WireRoundPerformance?> rounds)
    {
        var next = 0;
        for (var i = 0; i < rounds.Count; i++)
        {
            if (rounds[i] is { } round)
                rounds[i] = round with { IntraRoundSubmissionScores = _lists[next++] };
        }
    }

    private static DayLists? TakeOut(ReadOnlySpan<byte> body, DayReader days)
    {
        const int ShareOfRest = 16;
        var rest = new ArrayBufferWriter<byte>((body.Length / ShareOfRest) + 1024);
        var lists = new List<WireDays?>();
        var copied = 0;
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (
                reader.TokenType != JsonTokenType.PropertyName
                || reader.CurrentDepth != Depth
                || !reader.ValueTextEquals(Key)
            )
                continue;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                lists.Add(null);
                continue;
            }
            var from = (int)reader.TokenStartIndex;
            if (reader.TokenType != JsonTokenType.StartArray || days.Read(ref reader) is not { } list)
                return null;
            lists.Add(list);
            rest.Write(body[copied..from]);
            rest.Write("null"u8);
            copied = (int)reader.BytesConsumed;
        }
        if (copied == 0)
            return null;
        rest.Write(body[copied..]);
        return new DayLists(rest.WrittenMemory, lists);
    }
}
