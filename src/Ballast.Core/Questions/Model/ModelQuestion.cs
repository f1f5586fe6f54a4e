using System.Text.Json.Serialization;

namespace Ballast.Core.Questions.Model;

/// <summary>What is stored about one model.</summary>
internal static class ModelQuestion
{
    private static readonly Parameter Name = new("name", "The model's name, in any case.")
    {
        IsArgument = true,
        ValueName = "MODEL",
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<ModelAnswer>
        {
            Name = "model",
            Title = "Model",
            Topic = QuestionTopic.Overview,
            Asks = "How did this model do, round by round?",
            Help = "One model: its scores, stakes and payouts round by round, and its open rounds day by day.",
            Example = "model alice",
            Parameters = [Name],
            Shape = () => new ModelJson(Answers.Options()).ModelAnswer,
            Answer = asked => ModelLookup.Run(asked.View, asked.Given.Text(Name)!),
            Text = (answer, _) => ModelText.Write(answer),
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(ModelAnswer))]
internal sealed partial class ModelJson : JsonSerializerContext;
