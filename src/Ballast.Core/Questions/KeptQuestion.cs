using System.Text.Json;
using System.Text.Json.Serialization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Questions;

/// <summary>A question with the moment that it was asked of, as text: it can be asked again years later, and gives the same bytes.</summary>
/// <param name="Question">Its name.</param>
/// <param name="Tournament">The tournament.</param>
/// <param name="AsOf">The moment.</param>
/// <param name="Given">What was said, by name.</param>
/// <param name="Models">Models that were named.</param>
public sealed record KeptQuestion(
    string Question,
    string Tournament,
    DateTimeOffset AsOf,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Given,
    IReadOnlyList<string> Models
)
{
    private static readonly KeptQuestionJson Json = new(Answers.Options());

    /// <summary>The text of a question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="asOf">The moment that it was asked of.</param>
    public static string Write(QuestionRequest request, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(request);
        var kept = new KeptQuestion(
            request.Question.Name,
            request.Tournament.Slug(),
            asOf,
            new SortedDictionary<string, IReadOnlyList<string>>(
                request.Given.Said.ToDictionary(v => v.Key, v => v.Value),
                StringComparer.Ordinal
            ),
            request.Given.Models
        );
        return JsonSerializer.Serialize(kept, Json.KeptQuestion);
    }

    /// <summary>The bytes of an answer, as they are kept and compared.</summary>
    public static byte[] Bytes(IQuestion question, object answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        return JsonSerializer.SerializeToUtf8Bytes(answer, question.Shape);
    }

    /// <summary>The question of a text; a refusal where it cannot be asked any more.</summary>
    public static Outcome<QuestionRequest> Read(string text)
    {
        KeptQuestion? kept;
        try
        {
            kept = JsonSerializer.Deserialize(text, Json.KeptQuestion);
        }
        catch (JsonException)
        {
            kept = null;
        }
        if (kept is null || !Tournaments.TryParse(kept.Tournament, out var tournament))
            return new Refusal("not-a-question", "This is no question that was kept.");
        return QuestionCatalogue.Find(kept.Question) is { } question
            ? new QuestionRequest(question, tournament, kept.AsOf, new Given(kept.Given, kept.Models))
            : new Refusal("not-a-question", $"There is no question '{kept.Question}' any more.");
    }
}

/// <summary>Kept questions as JSON.</summary>
[JsonSerializable(typeof(KeptQuestion))]
internal sealed partial class KeptQuestionJson : JsonSerializerContext;
