using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Ballast.Core.Questions;

namespace Ballast.Web.Api.Resources;

/// <summary>The resource of a question that is declared once (<see cref="QuestionCatalogue"/>): nothing of it is written here.</summary>
internal sealed class DeclaredResource(IQuestion question) : Resource
{
    // What is not marked as missing never is null.
    private static readonly JsonSchemaExporterOptions Exact = new() { TreatNullObliviousAsNonNullable = true };

    public override string Name => question.Name;

    public override string Question => question.Asks;

    public override string Schema => question.Schema;

    public override JsonNode Shape =>
        question.Variant is { When.IsArgument: false } variant
            ? new JsonObject { ["oneOf"] = new JsonArray(Of(question), Of(variant.Question)) }
            : Of(question);

    public override JsonNode? ShapeOfOptional =>
        question.Variant is { When.IsArgument: true } variant ? Of(variant.Question) : null;

    public override Argument? Listed =>
        question.Models is { } models ? new Argument(models.Name, $"{models.Help} Repeat it.") : null;

    public override IReadOnlyList<Argument> Path { get; } =
    [.. All(question).Where(p => p.IsArgument).Select(p => new Argument(p.Name, p.Help, p.IsWhole, p.IsOptional))];

    public override IReadOnlyList<Parameter> Parameters { get; } =
    [.. All(question).Where(p => !p.IsArgument).Select(Parameter.Of)];

    private static IEnumerable<Core.Questions.Parameter> All(IQuestion question) =>
        question.Variant is { } variant ? [.. question.Parameters, variant.When] : question.Parameters;

    private static JsonNode Of(IQuestion question) => question.Shape.GetJsonSchemaAsNode(Exact);
}
