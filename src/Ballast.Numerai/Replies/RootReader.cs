using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Language;

namespace Ballast.Numerai.Replies;

/// <summary>Reads the value of a document's only question; what cannot be read is reported with its place.</summary>
internal static class RootReader
{
    /// <exception cref="NumeraiException">The answer lacks the value, or holds something of another shape.</exception>
    public static T? Read<T>(GraphQlDocument document, WireAnswer answer, JsonTypeInfo<T> type, Redactor redactor)
        where T : class
    {
        if (!answer.Data.TryGetProperty(document.Root.ResponseKey, out var root))
        {
            throw new NumeraiException(
                NumeraiErrorCode.SchemaChanged,
                $"{document.Name}: the answer lacks '{document.Root.ResponseKey}'; look for a newer version."
            )
            {
                Field = document.Root.Name,
                Errors = answer.Errors,
            };
        }
        try
        {
            return root.Deserialize(type);
        }
        catch (JsonException e)
        {
            var place = redactor.OneLine(
                (document.Root.ResponseKey + (e.Path ?? "")).Replace("$", "", StringComparison.Ordinal)
            );
            throw new NumeraiException(
                NumeraiErrorCode.SchemaChanged,
                $"{document.Name}: {place} holds something unexpected ({Said(e, redactor)}); look for a newer version."
            )
            {
                Field = place,
                Errors = answer.Errors,
            };
        }
    }

    /// <summary>In the words of a converter of ours; those of the framework name its types.</summary>
    private static string Said(JsonException exception, Redactor redactor) =>
        exception.Message.Contains("System.", StringComparison.Ordinal)
        || exception.Message.Contains("Ballast.", StringComparison.Ordinal)
            ? "a value of another kind"
            : redactor.OneLine(exception.Message.Split(" Path: ")[0]);
}
