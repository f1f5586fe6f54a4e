using System.Text.Json;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Language;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Stakes;

/// <summary>
/// Tells from a reply what became of a change. Accepted must mean that exactly this change was taken down, refused that nothing happened;
/// everything between is unknown, and reading the stake tells.
/// </summary>
internal static class OutcomeReader
{
    private const int Okay = 200;

    public static StakeChangeOutcome Read(
        Reply reply,
        StakeChangeRequest asked,
        GraphQlDocument document,
        Redactor redactor
    )
    {
        try
        {
            var answer = ReplyReader.Read(reply, document, redactor);
            return Judge(reply, answer.Data, asked, document, redactor);
        }
        catch (NumeraiException e)
        {
            return IsKnownRefusal(reply, document)
                ? new StakeChangeOutcome.Refused(e.Code, e.Message)
                : new StakeChangeOutcome.Unknown(e.Message);
        }
    }

    private static StakeChangeOutcome Judge(
        Reply reply,
        JsonElement data,
        StakeChangeRequest asked,
        GraphQlDocument document,
        Redactor redactor
    )
    {
        if (!data.TryGetProperty(document.Root.ResponseKey, out var root) || root.ValueKind != JsonValueKind.Object)
            return Unknown("the answer holds no change and no error");
        if (reply.HttpStatus != Okay)
            return Unknown($"the answer holds a change, under HTTP {reply.HttpStatus}");
        if (Whole(reply) is not { } body)
            return Unknown("the answer says a thing twice");
        if (Complaint(body, redactor) is { } complaint)
            return Unknown($"the answer has both a change and an error: {complaint}");
        WireStakeChange change;
        try
        {
            change = root.Deserialize(WireJson.Default.WireStakeChange)!;
        }
        catch (JsonException e)
        {
            return Unknown($"the answer cannot be read: {redactor.OneLine(e.Message)}");
        }
        return asked.FindDifference(change) is { } misfit
            ? Unknown($"the answer tells of another change: {redactor.OneLine(misfit)}")
            : new StakeChangeOutcome.Accepted(change);

        StakeChangeOutcome.Unknown Unknown(string why) => new($"{document.Name}: {why}.");
    }

    /// <summary>Whether a reply says no, in words or by a status that everybody knows, and nothing else.</summary>
    private static bool IsKnownRefusal(Reply reply, GraphQlDocument document)
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
    private static string? Complaint(JsonElement body, Redactor redactor)
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
    private static JsonElement? Whole(Reply reply) =>
        ReplyBody.TryParse(reply.Body, out var body, isStrict: true) && body.ValueKind == JsonValueKind.Object
            ? body
            : null;
}
