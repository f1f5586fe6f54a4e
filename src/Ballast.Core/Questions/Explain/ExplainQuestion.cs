using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Explain;

/// <summary>Every factor of one payout.</summary>
internal static class ExplainQuestion
{
    private const string Auto = "auto";

    private static readonly Parameter Model = new("model", "The model.") { IsArgument = true };

    private static readonly Parameter Round = new("round", "The round's number (default: its newest settled one).")
    {
        IsArgument = true,
        IsOptional = true,
        IsWhole = true,
        Range = new(1, RoundCalendar.LargestRound),
    };

    private static readonly Parameter Stake = new("stake", "NMR at risk, in place of what is stored.")
    {
        ValueName = "NMR",
        IsInForm = true,
        Range = new(0, Plausible.Supply),
    };

    private static readonly Parameter Chosen = new("multipliers", "In place of what is stored.")
    {
        ValueName = "corr=A,mmc=B",
        IsInForm = true,
    };

    private static readonly Parameter Factor = new("payout-factor", "In place of what is stored.")
    {
        ValueName = "F",
        IsInForm = true,
        Range = new(0, 1),
    };

    private static readonly Parameter Rule = new("rule", "A rule in place of the round's own.")
    {
        ValueName = "ID",
        Default = Auto,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<ExplainAnswer>
        {
            Name = "explain",
            Title = "Explain",
            Topic = QuestionTopic.Earnings,
            Asks = "How did this payout come about?",
            Help = "Every factor of one payout; without a round that of the newest settled one.",
            Example = "explain alice 1200",
            Parameters = [Model, Round, Stake, Chosen, Factor, Rule],
            Shape = () => new ExplainJson(Answers.Options()).ExplainAnswer,
            Answer = asked =>
                PayoutExplanation
                    .Run(asked.View, Read(asked))
                    .Then<PayoutComputation, ExplainAnswer>(payout => ExplainAnswer.Of(payout)),
            Text = (answer, _) => ExplainText.Write(answer),
        };

    private static ExplainRequest Read(Asked asked)
    {
        var given = asked.Given;
        var rule = given.Text(Rule)!;
        return new ExplainRequest
        {
            Model =
                given.Text(Model)
                ?? throw new ParameterException(
                    ((Notice)"A payout is of a model and a round.").Typing("Such as: ballast explain MODEL ROUND.")
                ),
            Round = given.Round(Round),
            Stake = given.Number(Stake) is { } nmr ? new Nmr(nmr) : null,
            Multipliers = given.Multipliers(Chosen),
            PayoutFactor = given.Number(Factor),
            Rule = rule == Auto ? null : PaymentParameters.Find(rule, asked.View.Rules),
        };
    }
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(ExplainAnswer))]
internal sealed partial class ExplainJson : JsonSerializerContext;
