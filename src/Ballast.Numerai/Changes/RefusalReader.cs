using System.Text.Json;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Language;
using Ballast.Numerai.Replies;

namespace Ballast.Numerai.Changes;

/// <summary>Tells whether a reply to a change says no before anything was done, and what else it complains of.</summary>
internal static class RefusalReader
{
    /// <summary>Whether a reply says no, in words or by a status that everybody knows, and nothing else.</summary>
    public static bool IsKnownRefusal(Reply reply, GraphQlDocument document)
    {
        var isRefusingStatus = reply.HttpStatus is 401 or 403 or 429;
        if (Whole(reply) is not { } body)
            // A page of a proxy or a bare word; what looks like a part of an answer may be one to a change.
            return isRefusingStatus && !reply.Body.Span.ContainsAny((byte)'{', (byte)'[');
        if (body.TryGetProperty("data", out var data) && HasAny(data))
            return false;
        if (!body.TryGetProperty("errors", out var errors) || errors.ValueKind == JsonValueKind.Null)
            return isRefusingStatus && (!body.TryGetProperty("detail", out var detail) || IsKnownText(detail));
        return errors.ValueKind switch
        {
            JsonValueKind.Array => (isRefusingStatus || IsAnswering(reply, errors))
                && errors.EnumerateArray().All(error => IsKnown(error, document)),
            // {"errors":{"detail":"Forbidden"}}: the server's framework itself, before a query is looked at.
            JsonValueKind.Object => isRefusingStatus
                && errors.TryGetProperty("detail", out var said)
                && IsKnownText(said),
            _ => false,
        };
    }

    private static bool IsAnswering(Reply reply, JsonElement errors) =>
        reply.HttpStatus is (>= 200 and < 300) or 400 && errors.GetArrayLength() > 0;

    /// <summary>By the text as it came; an error below the change itself (increaseStake.dueDate) came up after it had been made.</summary>
    private static bool IsKnown(JsonElement error, GraphQlDocument document)
    {
        if (error.ValueKind != JsonValueKind.Object || !error.TryGetProperty("message", out var message))
            return false;
        var isAtTheChange =
            !error.TryGetProperty("path", out var path)
            || path.ValueKind == JsonValueKind.Null
            || (
                path.ValueKind == JsonValueKind.Array
                && path.EnumerateArray().All(step => step.ToString() == document.Root.ResponseKey)
                && path.GetArrayLength() <= 1
            );
        return isAtTheChange && IsKnownText(message);
    }

    private static bool IsKnownText(JsonElement text) =>
        text.ValueKind == JsonValueKind.String && KnownRefusals.Contains(text.GetString()!.Trim());

    /// <summary>What a body complains of beside its data; null where it does of nothing.</summary>
    public static string? Complaint(JsonElement body, Redactor redactor)
    {
        var hasErrors =
            body.TryGetProperty("errors", out var errors)
            && errors.ValueKind != JsonValueKind.Null
            && !(errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() == 0);
        if (!hasErrors && !body.TryGetProperty("detail", out _))
            return null;
        var read = ErrorReader.Read(body, redactor);
        return read.Count > 0 ? read[0].ToString() : "of a shape that nobody knows";
    }

    private static bool HasAny(JsonElement data) =>
        data.ValueKind switch
        {
            JsonValueKind.Null => false,
            JsonValueKind.Object => data.EnumerateObject().Any(p => p.Value.ValueKind != JsonValueKind.Null),
            _ => true,
        };

    /// <summary>The body where it is an object in which nothing stands twice.</summary>
    public static JsonElement? Whole(Reply reply) =>
        ReplyBody.TryParse(reply.Body, out var body, isStrict: true) && body.ValueKind == JsonValueKind.Object
            ? body
            : null;
}
