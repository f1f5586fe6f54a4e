using System.Text.Json.Serialization;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Questions.Rules;

/// <summary>Which rule pays which round; no store is needed, but where there is one, it may know what rounds say themselves.</summary>
internal static class RulesQuestion
{
    private static readonly Parameter Round = new("round", "What held for this round (default: the whole timeline).")
    {
        IsArgument = true,
        IsOptional = true,
        IsWhole = true,
        Range = new(1, RoundCalendar.LargestRound),
    };

    private static readonly Question<RoundRuleAnswer> OneRound = new()
    {
        Name = "rules",
        Title = "The rule of a round",
        Topic = QuestionTopic.Records,
        Asks = "Which rule pays this round?",
        Help = "The payout rule of a round, with its sources and confidence.",
        Example = "rules 1200",
        NeedsStore = false,
        Parameters = [Round],
        Subject = QuestionSubject.Slots,
        Shape = () => new RoundRuleJson(Answers.Options()).RoundRuleAnswer,
        Answer = asked => RoundRuleAnswer.Of(asked.View.Rules, asked.Given.Round(Round)!.Value),
        Text = (answer, _) => RoundRuleText.Write(answer),
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<RulesAnswer>
        {
            Name = "rules",
            Title = "Rules",
            Topic = QuestionTopic.Records,
            Asks = "Which rule pays which round?",
            Help = "Payout rules with sources and confidence.",
            Example = "rules 1200",
            NeedsStore = false,
            Variant = new Variant(Round, OneRound),
            Subject = QuestionSubject.Slots,
            Shape = () => new RulesJson(Answers.Options()).RulesAnswer,
            Answer = asked => RulesAnswer.Of(PayoutTimeline.Shipped, asked.View.Rules),
            Text = (answer, _) => RulesText.Write(answer),
        };
}

/// <summary>The timeline as JSON.</summary>
[JsonSerializable(typeof(RulesAnswer))]
internal sealed partial class RulesJson : JsonSerializerContext;

/// <summary>The rule of a round as JSON.</summary>
[JsonSerializable(typeof(RoundRuleAnswer))]
internal sealed partial class RoundRuleJson : JsonSerializerContext;
