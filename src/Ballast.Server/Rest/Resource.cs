using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Ballast.Core.Questions;
using Ballast.Core.Text;

namespace Ballast.Server.Rest;

/// <summary>A question over HTTP: its path and its query. Nothing of it is written here; all comes from the declaration.</summary>
internal sealed class Resource(IQuestion question)
{
    // What is not marked as missing never is null.
    private static readonly JsonSchemaExporterOptions Exact = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, node) =>
            context.TypeInfo.Type == typeof(Notice) ? OfNotice(context)
            // What may be anything, in the form that every reader of schemas knows.
            : node is JsonObject ? node
            : new JsonObject(),
    };

    // A line for people is a text; its own converter says nothing of that.
    private static JsonObject OfNotice(JsonSchemaExporterContext context) =>
        new()
        {
            ["type"] = context.PropertyInfo is { IsGetNullable: true } ? new JsonArray("string", "null") : "string",
        };

    /// <summary>Every resource takes it.</summary>
    public static Parameter AsOf { get; } =
        new("as-of", "Answer as it could have been answered at that moment (ISO, UTC; default: now).");

    /// <summary>The question.</summary>
    public IQuestion Question => question;

    /// <summary>Its name in the path, which is the command's.</summary>
    public string Name => question.Name;

    /// <summary>What follows the name in the path.</summary>
    public IReadOnlyList<Parameter> Path { get; } = [.. All(question).Where(p => p.IsArgument)];

    /// <summary>The question's own parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } = [.. All(question).Where(p => !p.IsArgument)];

    /// <summary>All query parameters: models by their name, the question's own, and the moment.</summary>
    public IReadOnlyList<Parameter> Query { get; } =
    [
        .. question.Models is { } models
            ? [new Parameter(models.Name, $"{models.Help} Repeat it.") { Kind = ParameterKind.Repeated }]
            : Array.Empty<Parameter>(),
        .. All(question).Where(p => !p.IsArgument),
        AsOf,
    ];

    /// <summary>Whose answers may come back.</summary>
    /// <param name="isWhole">Whether the optional end of the path is named, which may lead to another question.</param>
    public IReadOnlyList<IQuestion> Answers(bool isWhole) =>
        question.Variant switch
        {
            { When.IsArgument: true, Question: var other } when isWhole => [other],
            { When.IsArgument: false, Question: var other } => [question, other],
            _ => [question],
        };

    /// <summary>The document's shape as a JSON schema.</summary>
    /// <param name="isWhole">Whether the optional end of the path is named.</param>
    public JsonNode Shape(bool isWhole) =>
        Answers(isWhole) is [var only]
            ? ShapeOf(only)
            : new JsonObject { ["oneOf"] = new JsonArray([.. Answers(isWhole).Select(ShapeOf)]) };

    /// <summary>The shape of one question's answers.</summary>
    public static JsonNode ShapeOf(IQuestion question) => question.Shape.GetJsonSchemaAsNode(Exact);

    private static IEnumerable<Parameter> All(IQuestion question) =>
        (question.Variant is { } variant ? [.. question.Parameters, variant.When] : question.Parameters).Where(p =>
            p.Kind != ParameterKind.File
        );
}
