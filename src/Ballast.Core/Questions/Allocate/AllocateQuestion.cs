using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Allocate;

/// <summary>How stake should be divided among models.</summary>
internal static class AllocateQuestion
{
    private const int MostSlots = 100_000;

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<AllocateAnswer>
        {
            Name = "allocate",
            Title = "Allocate",
            Topic = QuestionTopic.Action,
            Asks = "How should stake be divided among models?",
            Help =
                "Methods that divide stake, side by side: weights, how they would have done when followed, and whether any is shown to beat equal weight.",
            Example = "allocate --cap 0.4",
            IsHeavy = true,
            Models = new ModelsParameter("Models (default: all that have enough rounds side by side)."),
            Parameters =
            [
                .. AllocateParameters.All,
                AllocateParameters.Score,
                .. RangeParameters.All,
                ReturnParameters.Source,
                .. PaymentParameters.All,
            ],
            Shape = () => new AllocateJson(Answers.Options()).AllocateAnswer,
            Answer = asked => AllocateComputation.Run(asked, Read(asked)),
            Text = AllocateText.Write,
        };

    private static AllocateRequest Read(Asked asked)
    {
        const decimal least = 0.000000000000000001m;
        var given = asked.Given;
        var score = given.Multipliers(AllocateParameters.Score);
        var returns = RangeParameters.Read(
            asked,
            new ReturnRequest
            {
                Source = given.Choice<ReturnSource>(ReturnParameters.Source),
                Multipliers = score,
                Assumptions = PaymentParameters.Read(given, asked.View.Rules),
            }
        );
        return new AllocateRequest
        {
            Returns = returns,
            Methods = AllocateParameters.Methods(given),
            // A tail of nothing is no tail; one of all rounds is their mean.
            Alpha = AllocateParameters.Share(given, AllocateParameters.Alpha, 0.000001m)!.Value,
            Cap = AllocateParameters.Share(given, AllocateParameters.Cap)!.Value,
            Floor = AllocateParameters.Share(given, AllocateParameters.Floor)!.Value,
            MinMean = (double?)given.Number(AllocateParameters.MinMean, -1, 1),
            Groups = AllocateParameters.Groups(given),
            MaxTurnover = AllocateParameters.Share(given, AllocateParameters.MaxTurnover),
            Slots = given.Whole(AllocateParameters.Slots, 1, MostSlots),
            MinShare = AllocateParameters.Share(given, AllocateParameters.MinShare) ?? 0,
            Total = given.Number(AllocateParameters.Total, least, Plausible.Supply),
            Locked = AllocateParameters.LockedAmounts(given),
            MinStake = given.Number(AllocateParameters.MinStake, 0, Plausible.Supply),
            IsRaw = given.Is(AllocateParameters.Raw),
            Score = score,
        };
    }
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(AllocateAnswer))]
internal sealed partial class AllocateJson : JsonSerializerContext;
