using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Core.Questions.Field;

/// <summary>Models against the field, and against models of one's choice.</summary>
internal static class FieldQuestion
{
    private static readonly Parameter Against = new(
        "against",
        "A model to compare with, such as a benchmark of Numerai's; repeat it for several."
    )
    {
        Kind = ParameterKind.Repeated,
        ValueName = "MODEL",
        IsInForm = true,
    };

    /// <summary>Whether scores that pay nothing take part.</summary>
    internal static readonly Parameter All = new("all", "Scores that pay nothing too.")
    {
        Kind = ParameterKind.Switch,
        IsInForm = true,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<FieldAnswer>
        {
            Name = "field",
            Title = "Field",
            Topic = QuestionTopic.Evidence,
            Asks = "How does it stand against the field?",
            Help = "Models against the field: percentiles of the scores that pay.",
            Example = "field --all",
            IsHeavy = true,
            Models = new ModelsParameter("Models (default: all)."),
            Parameters = [.. RangeParameters.All, All, Against],
            Shape = () => new FieldJson(Answers.Options()).FieldAnswer,
            Answer = asked => FieldComparison.Run(asked.View, Read(asked)),
            Text = FieldText.Write,
        };

    private static FieldRequest Read(Asked asked) =>
        RangeParameters.Read(asked, new FieldRequest { All = asked.Given.Is(All), Against = asked.Given.All(Against) });
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(FieldAnswer))]
internal sealed partial class FieldJson : JsonSerializerContext;
