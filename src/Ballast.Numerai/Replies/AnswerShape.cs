using System.Text.Json;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Language;

namespace Ballast.Numerai.Replies;

/// <summary>
/// Compares an answer with what was asked. A GraphQL answer has a key for everything asked, null where there is no value; so a
/// key that is not there means that something between us and the data changed, and must not pass for "no value".
/// </summary>
internal static class AnswerShape
{
    /// <summary>One error for each thing missing, by name, however many rows lack it.</summary>
    public static IReadOnlyList<WireError> Missing(GraphQlDocument document, JsonElement data)
    {
        var missing = new SortedDictionary<string, AskedField>(StringComparer.Ordinal);
        Compare(document.Fields, data, "", missing);
        return
        [
            .. missing.Select(pair => new WireError(
                NumeraiErrorCode.SchemaChanged,
                $"the answer lacks the field '{pair.Value.ResponseKey}' that was asked for",
                pair.Key,
                pair.Value.Name
            )),
        ];
    }

    private static void Compare(
        IReadOnlyList<AskedField> asked,
        JsonElement answer,
        string path,
        SortedDictionary<string, AskedField> missing
    )
    {
        if (answer.ValueKind == JsonValueKind.Array)
        {
            foreach (var row in answer.EnumerateArray())
                Compare(asked, row, path, missing);
        }
        if (answer.ValueKind != JsonValueKind.Object)
            return;
        foreach (var selection in asked)
        {
            if (
                selection.Children.Count == 0
                && (selection.IsConditional || answer.TryGetProperty(selection.ResponseKey, out _))
            )
                continue;
            var below = path.Length == 0 ? selection.ResponseKey : $"{path}.{selection.ResponseKey}";
            if (answer.TryGetProperty(selection.ResponseKey, out var value))
                Compare(selection.Children, value, below, missing);
            else if (!selection.IsConditional)
                missing.TryAdd(below, selection);
        }
    }
}
