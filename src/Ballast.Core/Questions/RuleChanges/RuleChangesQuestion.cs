namespace Ballast.Core.Questions.RuleChanges;

/// <summary>What changed in the payout rules, since which round, and what it would have meant.</summary>
internal static class RuleChangesQuestion
{
    /// <summary>Its name, and that of the command.</summary>
    public const string Name = "rule-changes";

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<RuleChangesAnswer>
        {
            Name = Name,
            Title = "Rule changes",
            Topic = QuestionTopic.Action,
            Asks = "Did the payout rules change, and what would it have meant for me?",
            Help =
                "Changes of the payout rules that are announced or that rounds say themselves: since which round, what is different, and what the last rounds would have brought your stakes under the new rule. Until somebody has looked, ballast plan raises no stake.",
            Example = Name,
            IsHeavy = true,
            Models = new ModelsParameter("Models to replay (default: those with an open stake, else your own)."),
            Subject = QuestionSubject.Slots,
            Shape = () => new RuleChangesJson(Answers.Options()).RuleChangesAnswer,
            Answer = RuleChangesComputation.Run,
            Text = (answer, _) => RuleChangesText.Write(answer),
        };
}
