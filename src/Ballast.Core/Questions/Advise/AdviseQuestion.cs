using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Core.Questions.Advise;

/// <summary>What to do with each stake now.</summary>
internal static class AdviseQuestion
{
    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<AdviseAnswer>
        {
            Name = "advise",
            Title = "Advise",
            Topic = QuestionTopic.Action,
            Asks = "What do I do now?",
            Help =
                "For each model: keep, raise, lower, stop or too young, with the amount, why, and what it would cost to be wrong. Moves nothing that chance could explain.",
            Example = "advise",
            IsHeavy = true,
            Models = new ModelsParameter(
                "Models (default: those of the synced account, else all with a stake, else all)."
            ),
            Parameters = ReturnParameters.All,
            Subject = QuestionSubject.Slots,
            Shape = () => new AdviseJson(Answers.Options()).AdviseAnswer,
            Answer = asked => AdviseComputation.Run(asked.View, ReturnParameters.Read(asked)),
            Text = AdviseText.Write,
            Prediction = (asked, answer) => AdvisePrediction.Create(asked.View, ReturnParameters.Read(asked), answer),
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(AdviseAnswer))]
internal sealed partial class AdviseJson : JsonSerializerContext;
