using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Allocate;

/// <summary>How stake should be divided among models.</summary>
internal static class AllocateQuestion
{
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
            Alpha = AllocateParameters.Share(given, AllocateParameters.Alpha)!.Value,
            Cap = AllocateParameters.Share(given, AllocateParameters.Cap)!.Value,
            Floor = AllocateParameters.Share(given, AllocateParameters.Floor)!.Value,
            MinMean = (double?)given.Number(AllocateParameters.MinMean),
            Groups = AllocateParameters.Groups(given),
            MaxTurnover = AllocateParameters.Share(given, AllocateParameters.MaxTurnover),
            Slots = given.Whole(AllocateParameters.Slots),
            MinShare = AllocateParameters.Share(given, AllocateParameters.MinShare) ?? 0,
            Total = given.Number(AllocateParameters.Total),
            Locked = AllocateParameters.LockedAmounts(given),
            MinStake = given.Number(AllocateParameters.MinStake),
            IsRaw = given.Is(AllocateParameters.Raw),
            Score = score,
        };
    }
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(AllocateAnswer))]
internal sealed partial class AllocateJson : JsonSerializerContext;
