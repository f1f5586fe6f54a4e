using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ballast.Numerai.Errors;

/// <summary>Reads the <c>errors</c> list of an answer and judges each text.</summary>
/// <remarks>
/// The server sends no codes, so the sort of an error is read from its text. The texts are those seen in public clients and
/// captures (domain notes, section 6.2) and those of Absinthe, the library the server is written with.
/// </remarks>
internal static partial class ErrorReader
{
    private static readonly (string Part, NumeraiErrorCode Code)[] Parts =
    [
        ("rate limit", NumeraiErrorCode.RateLimited),
        ("too many requests", NumeraiErrorCode.RateLimited),
        ("throttl", NumeraiErrorCode.RateLimited),
        ("insufficient permission", NumeraiErrorCode.Permission),
        ("not authorized", NumeraiErrorCode.Permission),
        ("forbidden", NumeraiErrorCode.Permission),
        ("must be authenticated", NumeraiErrorCode.Authentication),
        ("not authenticated", NumeraiErrorCode.Authentication),
        ("unauthenticated", NumeraiErrorCode.Authentication),
        ("unauthorized", NumeraiErrorCode.Authentication),
        ("session is invalid", NumeraiErrorCode.Authentication),
        ("has expired", NumeraiErrorCode.Authentication),
        ("invalid token", NumeraiErrorCode.Authentication),
        ("invalid api key", NumeraiErrorCode.Authentication),
        ("internal server error", NumeraiErrorCode.Unavailable),
        ("internal error", NumeraiErrorCode.Unavailable),
        ("something went wrong", NumeraiErrorCode.Unavailable),
        ("service unavailable", NumeraiErrorCode.Unavailable),
        ("temporarily unavailable", NumeraiErrorCode.Unavailable),
        ("bad gateway", NumeraiErrorCode.Unavailable),
        ("timed out", NumeraiErrorCode.Unavailable),
        ("timeout", NumeraiErrorCode.Unavailable),
    ];

    /// <summary>More of a list helps nobody, and a list may hold millions.</summary>
    private const int Most = 100;

    /// <summary>The errors of an answer's body; none where it has no such list.</summary>
    public static IReadOnlyList<WireError> Read(JsonElement body, Redactor redactor)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return [];
        if (body.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
            return Some(errors, redactor);
        // Other shapes seen: {"errors": {"detail": "..."}} and {"detail": "..."}.
        if (errors.ValueKind is JsonValueKind.Object or JsonValueKind.String)
            return [One(errors, redactor)];
        return body.TryGetProperty("detail", out _) ? [One(body, redactor)] : [];
    }

    /// <summary>What sort of error a text describes, and for a changed schema what it names.</summary>
    public static (NumeraiErrorCode Code, string? Field) Judge(string message)
    {
        foreach (var pattern in (Regex[])[UnknownField(), UnknownArgument(), UnknownType()])
        {
            if (pattern.Match(message) is { Success: true } match)
                return (NumeraiErrorCode.SchemaChanged, match.Groups["name"].Value);
        }
        foreach (var (part, code) in Parts)
        {
            if (message.Contains(part, StringComparison.OrdinalIgnoreCase))
                return (code, null);
        }
        return (StandsAlone429().IsMatch(message) ? NumeraiErrorCode.RateLimited : NumeraiErrorCode.Refused, null);
    }

    private static List<WireError> Some(JsonElement errors, Redactor redactor)
    {
        var read = errors.EnumerateArray().Take(Most).Select(error => One(error, redactor)).ToList();
        var rest = errors.GetArrayLength() - read.Count;
        if (rest > 0)
            read.Add(new WireError(NumeraiErrorCode.Refused, $"and {rest} more errors"));
        return read;
    }

    private static WireError One(JsonElement error, Redactor redactor)
    {
        var message = redactor.OneLine(Message(error));
        var (code, field) = Judge(message);
        return new WireError(code, message, redactor.OneLine(Path(error)), field);
    }

    private static string Message(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
            return error.ToString();
        foreach (var key in (string[])["message", "detail"])
        {
            if (error.TryGetProperty(key, out var text) && text.ValueKind != JsonValueKind.Null)
                return text.ToString();
        }
        return error.GetRawText();
    }

    private static string Path(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty("path", out var path)
        && path.ValueKind == JsonValueKind.Array
            ? string.Join('.', path.EnumerateArray().Select(step => step.ToString()))
            : "";

    [GeneratedRegex("""Cannot query field ["'](?<name>\w+)["']""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownField();

    [GeneratedRegex("""Unknown argument ["'](?<name>\w+)["']""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownArgument();

    [GeneratedRegex("""Unknown type ["'](?<name>\w+)["']""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownType();

    [GeneratedRegex(@"\b429\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StandsAlone429();
}
