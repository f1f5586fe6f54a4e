using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Ballast.Numerai.Replies;

/// <summary>Parses what came over the wire. What is no Unicode is no JSON: of such a text nothing can be read without an exception.</summary>
internal static class ReplyBody
{
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    /// <summary>The answer as JSON; false where it is none.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="body">The whole of it.</param>
    /// <param name="isStrict">Whether a key that stands there twice makes it none.</param>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, out JsonElement body, bool isStrict = false)
    {
        body = default;
        if (!Utf8.IsValid(bytes.Span) || HasLoneSurrogate(bytes.Span))
            return false;
        try
        {
            body = JsonElement.Parse(bytes.Span, isStrict ? Once : default);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether an escape stands for one half of a surrogate pair: <c>\ud83d</c> without its other half.</summary>
    private static bool HasLoneSurrogate(ReadOnlySpan<byte> text)
    {
        for (var at = Next(text, 0); at >= 0; at = Next(text, at))
        {
            var unit = Unit(text, at);
            at += 2;
            if (unit is not { } code || !char.IsSurrogate(code))
                continue;
            at += 4;
            if (!char.IsHighSurrogate(code) || Unit(text, at) is not { } low || !char.IsLowSurrogate(low))
                return true;
            at += 6;
        }
        return false;
    }

    private static int Next(ReadOnlySpan<byte> text, int from)
    {
        var found = from < text.Length ? text[from..].IndexOf((byte)'\\') : -1;
        return found < 0 ? -1 : from + found;
    }

    /// <summary>The unit of UTF-16 that the escape at a place stands for; null where none begins there.</summary>
    private static char? Unit(ReadOnlySpan<byte> text, int at)
    {
        const int Length = 6;
        return
            at + Length <= text.Length
            && text[at] == '\\'
            && text[at + 1] == 'u'
            && ushort.TryParse(
                text.Slice(at + 2, Length - 2),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var unit
            )
            ? (char)unit
            : null;
    }
}
