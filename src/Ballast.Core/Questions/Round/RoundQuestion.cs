using System.Text.Json.Serialization;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Questions.Round;

/// <summary>What is stored about one round.</summary>
internal static class RoundQuestion
{
    private static readonly Parameter Number = new("round", "The round's number.")
    {
        IsArgument = true,
        IsWhole = true,
        ValueName = "ROUND",
        Range = new(1, RoundCalendar.LargestRound),
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<RoundAnswer>
        {
            Name = "round",
            Title = "Round",
            Topic = QuestionTopic.Overview,
            Asks = "What did this round pay, and to which model?",
            Help = "One round: its times and rule, what it paid or is expected to pay, and every model in it.",
            Example = "round 1250",
            Parameters = [Number],
            Shape = () => new RoundJson(Answers.Options()).RoundAnswer,
            Answer = asked =>
                RoundLookup
                    .Run(asked.View, asked.Given.Round(Number)!.Value)
                    .Then<RoundAnswer, RoundAnswer>(round => WithPending(asked, round)),
            Text = (answer, _) => RoundText.Write(answer),
        };

    /// <summary>What an open round is expected to bring, of the models with a stake in it.</summary>
    private static RoundAnswer WithPending(Asked asked, RoundAnswer round)
    {
        if (round.IsResolved || !round.Models.Any(m => m.AtRisk > 0))
            return round;
        var nowcast = NowcastComputation.Run(asked.View, new NowcastRequest(), asked.Cancellation);
        return nowcast is Outcome<NowcastAnswer>.Done { Value.Rounds: var rounds }
            ? round with
            {
                Pending = rounds.FirstOrDefault(r => r.Round == round.Round)?.Pending,
            }
            : round;
    }
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(RoundAnswer))]
internal sealed partial class RoundJson : JsonSerializerContext;
