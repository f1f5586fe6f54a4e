using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;

namespace Ballast.Core.Questions.Risk;

/// <summary>What the returns are like, under each payout rule by itself.</summary>
internal static class RiskQuestion
{
    private static readonly Parameter Stake = new(
        "stake",
        "NMR for the loss inside the lock (default: open positions, else the stakes last known, else 10000)."
    )
    {
        ValueName = "NMR",
        Range = new(0.01m, Plausible.Supply),
    };

    private static readonly Parameter Each = new(
        "each",
        $"Measure each of more than {RiskMeasurement.MostModels} models too: about a tenth of a second a model."
    )
    {
        Kind = ParameterKind.Switch,
    };

    /// <summary>Whether every measure is put into words.</summary>
    internal static readonly Parameter All = new("all", "Every measure, not only the first ones.")
    {
        Kind = ParameterKind.Switch,
        IsOfText = true,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<RiskAnswer>
        {
            Name = "risk",
            Title = "Risk",
            Topic = QuestionTopic.Risk,
            Asks = "What was the risk?",
            Help =
                "What the returns are like, under each payout rule by itself: measures with intervals, drawdowns, bets, the lock.",
            Example = "risk --all",
            IsHeavy = true,
            Models = new ModelsParameter("Models (default: all)."),
            Parameters = [.. ReturnParameters.All, Stake, All, Each],
            Shape = () => new RiskJson(Answers.Options()).RiskAnswer,
            Answer = asked => RiskMeasurement.Run(asked.View, Read(asked), asked.Cancellation),
            Text = RiskText.Write,
            Prediction = (asked, answer) => RiskPrediction.Create(asked.View, Read(asked), answer),
        };

    private static RiskRequest Read(Asked asked) =>
        new()
        {
            Returns = ReturnParameters.Read(asked),
            IsEach = asked.Given.Is(Each),
            Stake = asked.Given.Number(Stake),
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(RiskAnswer))]
internal sealed partial class RiskJson : JsonSerializerContext;
