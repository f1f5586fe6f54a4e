using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Store;

namespace Ballast.Core.Questions.Fingerprints;

/// <summary>Which submissions are copies of one another, and which slots changed.</summary>
internal static class FingerprintsQuestion
{
    private static readonly Parameter Near = new(
        "near",
        "Correlation of ranks from which two slots are near-copies, between 0.5 and 1."
    )
    {
        ValueName = "CORRELATION",
        Default = "0.98",
        IsInForm = true,
        Range = new(0.5m, 1),
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<FingerprintsAnswer>
        {
            Name = "fingerprints",
            Title = "Fingerprints",
            Topic = QuestionTopic.Records,
            Asks = "Which of my slots hold the same predictions, and did one change without notice?",
            Help =
                "Kept submissions held against each other: slots with the same predictions, near-copies, slots that exchanged their predictions, and slots that are suddenly unlike what sat there.",
            Example = "fingerprints --near 0.95",
            IsHeavy = true,
            Parameters = [.. RangeParameters.All, Near],
            Subject = QuestionSubject.Slots,
            Shape = () => new FingerprintsJson(Answers.Options()).FingerprintsAnswer,
            Answer = asked =>
            {
                var near = (double)asked.Given.Number(Near)!.Value;
                return RangeParameters
                    .Read(asked.Given)
                    .Resolve(asked.View)
                    .Then<(int From, int To), FingerprintsAnswer>(range =>
                        FingerprintsComputation.Run(
                            asked.View,
                            range.From,
                            range.To,
                            near,
                            Registered(asked.View),
                            progress: asked.Progress,
                            cancellation: asked.Cancellation
                        )
                    );
            },
            Text = (answer, _) => FingerprintsText.Write(answer),
        };

    /// <summary>Who sits where by the registry; null where nothing is registered, so that nothing is expected.</summary>
    private static Func<string, int, string?>? Registered(AsOfView view) =>
        view.Registry.Slots.Count == 0 ? null : new SlotSeats(view.Registry, view.Tournament).Find;
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(FingerprintsAnswer))]
internal sealed partial class FingerprintsJson : JsonSerializerContext;
