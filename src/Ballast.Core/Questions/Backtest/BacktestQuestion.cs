using System.Text.Json.Serialization;

namespace Ballast.Core.Questions.Backtest;

/// <summary>What every combination of payout multipliers would have paid.</summary>
internal static class BacktestQuestion
{
    /// <summary>How rounds become one value.</summary>
    internal static readonly Parameter Mode = GridParameters.Mode(
        "total, average, common (only rounds all models have) or compounded.",
        "total",
        "average",
        "common",
        "compounded"
    );

    /// <summary>How many models, or combinations of one, are put into words.</summary>
    internal static readonly Parameter Top = GridParameters.Top(30);

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<BacktestAnswer>
        {
            Name = "backtest",
            Title = "Backtest",
            Topic = QuestionTopic.Earnings,
            Asks = "What would other multipliers have earned?",
            Help = "What every combination of payout multipliers would have paid, best first.",
            Example = "backtest --grid corr20V2=0,0.5,1 --grid mmc=0,1,2,3",
            IsHeavy = true,
            Models = new ModelsParameter("Models to compare (default: all)."),
            Parameters = GridParameters.With(Mode, Top),
            Shape = () => new BacktestJson(Answers.Options()).BacktestAnswer,
            Answer = asked => BacktestRun.Over(asked.View, Read(asked)),
            Text = BacktestText.Write,
            Prediction = (asked, answer) => BacktestPrediction.Create(asked.View, Read(asked), answer),
        };

    private static BacktestRequest Read(Asked asked) => GridParameters.Read(asked, Mode, Top);
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(BacktestAnswer))]
internal sealed partial class BacktestJson : JsonSerializerContext;
