using System.Text.Json.Serialization;
using Ballast.Core.Backtesting;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Sensitivity;

/// <summary>How much the best model and combination depend on where a backtest begins and ends.</summary>
internal static class SensitivityQuestion
{
    /// <summary>How many winners are put into words.</summary>
    internal static readonly Parameter Top = GridParameters.Top(12);

    private static readonly Parameter Mode = GridParameters.Mode(
        "What a window is won by: average (mean payout a round), total, or average over common rounds (all models have them).",
        "average",
        "total",
        "common"
    );

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<SensitivityAnswer>
        {
            Name = "sensitivity",
            Title = "Sensitivity",
            Topic = QuestionTopic.Evidence,
            Asks = "Does the winner depend on where one begins to look?",
            Help = "How much the best model and combination depend on where a backtest begins and ends.",
            Example = "sensitivity --grid corr20V2=0,1 --grid mmc=0,2",
            IsHeavy = true,
            Models = new ModelsParameter("Models to compare (default: all)."),
            Parameters = GridParameters.With(Mode, Top),
            Shape = () => new SensitivityJson(Answers.Options()).SensitivityAnswer,
            Answer = asked => WindowComparison.Run(asked.View, Read(asked)),
            Text = SensitivityText.Write,
        };

    private static BacktestRequest Read(Asked asked)
    {
        var request = GridParameters.Read(asked, Mode, Top);
        return request.Mode == BacktestMode.Compounded
            ? throw new ParameterException(
                $"{Notice.Option("mode")} is average, total or common here: overlapping rounds of a window do not compound."
            )
            : request;
    }
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(SensitivityAnswer))]
internal sealed partial class SensitivityJson : JsonSerializerContext;
