using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Core.Questions.Models;

/// <summary>Which models are stored.</summary>
internal static class ModelsQuestion
{
    private static readonly Parameter Find = new(
        "find",
        "Only models whose name, group, tag, tier or account holds this; or a group or pattern, such as @mine or dex_*."
    )
    {
        ValueName = "TEXT",
        IsInForm = true,
    };

    private static readonly Parameter Sort = new("sort", "What they are ordered by: figures from the largest down.")
    {
        ValueName = "WHAT",
        Default = "name",
        Choices = ["name", "favourite", "net", "return", "stake", "score", "percentile", "newest", "group", "tier"],
        IsInForm = true,
    };

    private static readonly Parameter Reverse = new("reverse", "The other way round, such as who lost most.")
    {
        Kind = ParameterKind.Switch,
        IsInForm = true,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<ModelsAnswer>
        {
            Name = "models",
            Title = "Models",
            Topic = QuestionTopic.Overview,
            Asks = "Which models are there, and how did each do?",
            Help = "All models with their stake, what they earned and how they scored; sorted and searched.",
            Example = "models --sort net --limit 10",
            Parameters = [Find, Sort, Reverse, .. PageParameters.All],
            Shape = () => new ModelsJson(Answers.Options()).ModelsAnswer,
            Answer = asked => StoredModels.Run(asked.View, Read(asked.Given)),
            Text = (answer, _) => ModelsText.Write(answer),
        };

    private static ModelsRequest Read(Given given) =>
        new()
        {
            Find = given.Text(Find) ?? "",
            OrderBy = given.Choice<ModelOrder>(Sort),
            IsReversed = given.Is(Reverse),
            Slice = PageParameters.Read(given),
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(ModelsAnswer))]
internal sealed partial class ModelsJson : JsonSerializerContext;
