using System.Text.Json.Serialization;

namespace Ballast.Core.Questions.TrackRecord;

/// <summary>How good Ballast's own rankings, nowcasts and accounts on paper were.</summary>
internal static class TrackRecordQuestion
{
    /// <summary>What leads to it from the question about evidence.</summary>
    public static readonly Parameter Switch = new(
        "track-record",
        "How good the rankings, nowcasts and accounts on paper were that were kept: graded by what happened since."
    )
    {
        Kind = ParameterKind.Switch,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<TrackRecordAnswer>
        {
            Name = "track-record",
            Title = "The track record",
            Topic = QuestionTopic.Evidence,
            Asks = "How good were the tool's own answers?",
            Help =
                "How good the rankings, nowcasts and accounts on paper were that were kept: graded by what happened since.",
            Example = "evidence --track-record",
            Schema = "ballast.evidence-track-record/1",
            IsHeavy = true,
            Subject = QuestionSubject.Slots,
            Shape = () => new TrackRecordJson(Answers.Options()).TrackRecordAnswer,
            Answer = asked => TrackRecordGrading.Run(asked.View, asked.Cancellation),
            Text = (answer, _) => TrackRecordText.Write(answer),
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(TrackRecordAnswer))]
internal sealed partial class TrackRecordJson : JsonSerializerContext;
