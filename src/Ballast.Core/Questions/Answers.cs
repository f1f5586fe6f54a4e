using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ballast.Core.Questions;

/// <summary>How answers are written as JSON: as every other document is.</summary>
public static class Answers
{
    /// <summary>Options for an answer's own serializer context; each context needs its own.</summary>
    public static JsonSerializerOptions Options() =>
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            // The documents go to scripts, not into HTML; names like it's_guff! stay readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
}
