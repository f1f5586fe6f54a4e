using System.Text.Json.Serialization;

namespace Ballast.Core.Questions.Nowcast;

/// <summary>What the rounds that are open will bring.</summary>
internal static class NowcastQuestion
{
    private static readonly Parameter Metrics = new(
        "metric",
        "A score to nowcast beside those that pay; repeat it for several."
    )
    {
        Kind = ParameterKind.Repeated,
        ValueName = "NAME",
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<NowcastAnswer>
        {
            Name = "nowcast",
            Title = "Nowcast",
            Topic = QuestionTopic.Evidence,
            Asks = "What will the open rounds bring?",
            Help =
                "What open rounds will bring: each score with its interval, pending payouts of every model and of the account.",
            Example = "nowcast --metric corr20V2",
            IsHeavy = true,
            Models = new ModelsParameter("Models (default: all)."),
            Parameters = [Metrics],
            Shape = () => new NowcastJson(Answers.Options()).NowcastAnswer,
            Answer = asked => NowcastComputation.Run(asked.View, Read(asked.Given), asked.Cancellation),
            Text = NowcastText.Write,
            Prediction = (asked, answer) => NowcastPrediction.Create(asked.View, Read(asked.Given), answer),
        };

    private static NowcastRequest Read(Given given) => new() { Models = given.Models, Metrics = given.Scores(Metrics) };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(NowcastAnswer))]
internal sealed partial class NowcastJson : JsonSerializerContext;
