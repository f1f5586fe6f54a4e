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

    public override JsonNode? Shape => question.Shape.GetJsonSchemaAsNode(Exact);

    public override Argument? Listed =>
        question.Models is { } models ? new Argument("model", $"{models.Help} Repeat it.") : null;

    public override IReadOnlyList<Parameter> Parameters { get; } = [.. question.Parameters.Select(Parameter.Of)];
}
