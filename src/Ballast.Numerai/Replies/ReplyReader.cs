using System.Text.Json;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Language;

namespace Ballast.Numerai.Replies;

/// <summary>Understands a reply: an answer with its errors, or the exception it amounts to.</summary>
internal static class ReplyReader
{
    /// <summary>The first of these that an answer without data complains of gives the exception its code.</summary>
    private static readonly NumeraiErrorCode[] Priority =
    [
        NumeraiErrorCode.SchemaChanged,
        NumeraiErrorCode.Authentication,
        NumeraiErrorCode.Permission,
        NumeraiErrorCode.RateLimited,
        NumeraiErrorCode.Unavailable,
    ];

    /// <exception cref="NumeraiException">There is nothing in the reply but errors, or no answer at all.</exception>
    public static WireAnswer Read(Reply reply, GraphQlDocument document, Redactor redactor, bool isKeyed = true)
    {
        var isJson = ReplyBody.TryParse(reply.Body, out var body) && body.ValueKind == JsonValueKind.Object;
        var errors = isJson ? ErrorReader.Read(body, redactor) : [];
        if (ByStatus(reply.HttpStatus, isJson) is { } code)
            throw Failure(code, document, reply, errors, isKeyed);
        var hasData = body.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object;
        if (!hasData && errors.Count == 0)
            throw Failure(NumeraiErrorCode.InvalidAnswer, document, reply, errors, isKeyed);
        if (errors.Count > 0 && !(hasData && HasAny(data)))
            throw Failure(Worst(errors), document, reply, errors, isKeyed);
        return new WireAnswer(data, [.. errors, .. AnswerShape.Missing(document, data)], reply.RetryAfter);
    }

    /// <summary>Whether any of the questions got an answer; a partial answer is handed on with its errors.</summary>
    private static bool HasAny(JsonElement data) =>
        data.EnumerateObject().Any(property => property.Value.ValueKind != JsonValueKind.Null);

    private static NumeraiErrorCode? ByStatus(int status, bool isJson) =>
        status switch
        {
            429 => NumeraiErrorCode.RateLimited,
            401 => NumeraiErrorCode.Authentication,
            403 => NumeraiErrorCode.Permission,
            408 => NumeraiErrorCode.TimedOut,
            >= 500 => NumeraiErrorCode.Unavailable,
            // Documents that do not validate come back as 400 with errors, which name what changed.
            (>= 200 and < 300) or 400 when isJson => null,
            _ => NumeraiErrorCode.InvalidAnswer,
        };

    private static NumeraiErrorCode Worst(IReadOnlyList<WireError> errors)
    {
        foreach (var code in Priority)
        {
            if (errors.Any(error => error.Code == code))
                return code;
        }
        return NumeraiErrorCode.Refused;
    }

    private static NumeraiException Failure(
        NumeraiErrorCode code,
        GraphQlDocument document,
        Reply reply,
        IReadOnlyList<WireError> errors,
        bool isKeyed
    )
    {
        var telling = errors.FirstOrDefault(error => error.Code == code) ?? (errors.Count > 0 ? errors[0] : null);
        var said = telling is null ? $"HTTP {reply.HttpStatus}" : $"\"{telling}\"";
        var wait = reply.RetryAfter is { } pause ? $" (it asks for {pause.TotalSeconds:0} s)" : "";
        return new NumeraiException(
            code,
            $"{document.Name}: {said}{wait}; {Advice.For(code, telling?.Field, isKeyed)}."
        )
        {
            Field = telling?.Field,
            RetryAfter = reply.RetryAfter,
            Errors = errors,
            HttpStatus = reply.HttpStatus,
        };
    }
}
