using Ballast.Core.Questions.Parameters;

namespace Ballast.Core.Questions.Compare;

/// <summary>Models side by side: what they earned, whether one is shown to be better, and whether they fall together.</summary>
internal static class CompareQuestion
{
    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<CompareAnswer>
        {
            Name = "compare",
            Title = "Compare",
            Topic = QuestionTopic.Evidence,
            Asks = "Which of these models is better, and do they fall together?",
            Help =
                "Models side by side: returns, paired differences with their intervals, correlation, percentiles, worst stretches.",
            Example = "compare alice bob",
            IsHeavy = true,
            Models = new ModelsParameter("The models to compare, 2 to 10.", Least: 2, Most: 10),
            Parameters = ReturnParameters.All,
            Shape = () => new CompareJson(Answers.Options()).CompareAnswer,
            Answer = Comparison.Of,
            Text = CompareText.Of,
        };
}
