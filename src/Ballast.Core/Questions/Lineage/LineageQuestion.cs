using Ballast.Core.Questions.Parameters;

namespace Ballast.Core.Questions.Lineage;

/// <summary>Strategies and what they were made from: whether a retrained one does better than its parent, on the rounds that both have.</summary>
internal static class LineageQuestion
{
    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<LineageAnswer>
        {
            Name = "lineage",
            Title = "Lineage",
            Topic = QuestionTopic.Evidence,
            Asks = "Is a retrained strategy better than its parent?",
            Help =
                "The family tree of strategies, and each child against its parent on the rounds that both have: the paired difference with its interval.",
            Example = "lineage",
            IsHeavy = true,
            Models = new ModelsParameter("Children to compare with their parents (default: all).")
            {
                Name = "strategy",
                ValueName = "STRATEGY",
            },
            Parameters = ReturnParameters.All,
            Subject = QuestionSubject.Strategies,
            Shape = () => new LineageJson(Answers.Options()).LineageAnswer,
            Answer = LineageComputation.Run,
            Text = (answer, _) => LineageText.Write(answer),
        };
}
