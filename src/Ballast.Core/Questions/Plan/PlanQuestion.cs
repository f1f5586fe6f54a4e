using System.Text.Json.Serialization;
using Ballast.Core.Planning;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Core.Questions.Plan;

/// <summary>The dated way from the stakes of now to a target.</summary>
internal static class PlanQuestion
{
    private static ModelsParameter Models =>
        new("Models that a method divides over (default: the own ones).") { MostOnPage = int.MaxValue };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<StakePlan>
        {
            Name = "plan",
            Title = "Plan",
            Topic = QuestionTopic.Action,
            Asks = "What do I ask for, and when, to get from my stakes to others?",
            Help =
                "The dated way from your stakes to a target: increases, releases, stakes of rounds, what waits and why, cost and worst case. It changes nothing: ballast apply sends it.",
            Example = "plan --target equal --total 100",
            IsHeavy = true,
            Models = Models,
            Parameters =
            [
                PlanParameters.Target,
                TierParameters.Tiers,
                PlanParameters.By,
                PlanParameters.Total,
                PlanParameters.Expires,
            ],
            Subject = QuestionSubject.Slots,
            Shape = () => PlanFile.Compact(Answers.Options()),
            Answer = asked => PlanComputation.Run(asked, PlanParameters.Read(asked)),
            Text = (plan, _) => PlanText.Write(plan),
            File = new AnswerFile(
                "plan.json",
                "Write the plan into a file, for ballast apply.",
                plan => PlanFile.Write((StakePlan)plan)
            ),
            Variant = new Variant(PlanParameters.Compare, Comparison),
        };

    private static IQuestion Comparison =>
        new Question<PlanComparisonAnswer>
        {
            Name = "plan-comparison",
            Title = "The comparison of plans",
            Topic = QuestionTopic.Action,
            Asks = "Which target is how far, how dear and how risky?",
            Help = "Plans for several targets side by side.",
            Example = "plan --compare equal,hold",
            IsHeavy = true,
            Models = Models,
            Parameters = [PlanParameters.Target, TierParameters.Tiers, PlanParameters.By, PlanParameters.Total],
            Subject = QuestionSubject.Slots,
            Shape = () => new PlanComparisonJson(Answers.Options()).PlanComparisonAnswer,
            Answer = PlanComparison.Run,
            Text = (answer, _) => PlanComparisonText.Write(answer),
        };
}

/// <summary>The comparison as JSON.</summary>
[JsonSerializable(typeof(PlanComparisonAnswer))]
internal sealed partial class PlanComparisonJson : JsonSerializerContext;
