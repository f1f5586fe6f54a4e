using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Core.Questions.Regret;

/// <summary>What was staked against what could have been staked.</summary>
internal static class RegretQuestion
{
    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<RegretAnswer>
        {
            Name = "regret",
            Title = "Regret",
            Topic = QuestionTopic.Earnings,
            Asks = "What could have been earned with another choice?",
            Help = "What was staked against what could have been staked: model, multipliers, size and timing.",
            Example = "regret --since atomic",
            IsHeavy = true,
            // Its answer adds them up, so that a page of thousands is no longer than one of two.
            Models = new ModelsParameter("Models that could have been staked (default: all that were).")
            {
                MostOnPage = int.MaxValue,
            },
            Parameters = RangeParameters.All,
            Shape = () => new RegretJson(Answers.Options()).RegretAnswer,
            Answer = asked => HindsightComparison.Run(asked.View, RangeParameters.Read(asked, new RegretRequest())),
            Text = RegretText.Write,
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(RegretAnswer))]
internal sealed partial class RegretJson : JsonSerializerContext;
