using System.Globalization;
using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Rounds;

/// <summary>Which rounds are stored.</summary>
internal static class RoundsQuestion
{
    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<RoundsAnswer>
        {
            Name = "rounds",
            Title = "Rounds",
            Topic = QuestionTopic.Records,
            Asks = "Which rounds are open, which have resolved, and what did they pay?",
            Help = "Which rounds are stored, newest first, and what is known of them.",
            Example = "rounds --limit 10",
            Parameters = PageParameters.All,
            Subject = QuestionSubject.Slots,
            Shape = () => new RoundsJson(Answers.Options()).RoundsAnswer,
            Answer = asked => StoredRounds.Run(asked.View, PageParameters.Read(asked.Given)),
            Text = (answer, _) => Write(answer),
        };

    private static IReadOnlyList<Block> Write(RoundsAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"Rounds · {answer.Tournament}"),
            answer.Rounds is [var newest, ..] && answer.Offset == 0
                ? $"{Format.Rounds(answer.Total)} of {answer.Tournament} are stored; the newest is {newest.Round}, which {(newest.IsResolved ? "has ended" : "still runs")}."
                : $"{Format.Rounds(answer.Total)} of {answer.Tournament} are stored.",
            answer.Rounds is [var first, ..]
                ? NextStep.To("look at one round", "round", $"{first.Round}")
                : NextStep.To("bring rounds in", "sync"),
            [
                Table(answer.Rounds),
                .. answer.Rounds.Any(r => r.IsOpenAssumed || r.IsResolveAssumed)
                    ? [new Sentence("~ by the calendar, where no report says it", Tone.Remark)]
                    : Array.Empty<Block>(),
                .. PageParameters.Rest(answer, answer.Rounds.Count, "rounds, newest first"),
            ],
            []
        );

    private static Table Table(IReadOnlyList<StoredRound> rounds)
    {
        // What no source has reported is left out, and not listed a hundred times as not known.
        var hasTotals = rounds.Any(r => r.TotalAtStakeNmr is not null);
        return new Table(
            "Rounds, newest first",
            [
                new Column("Round"),
                new Column("Opens (UTC)", Priority: 2),
                new Column("Resolves (UTC)"),
                new Column("Factor", Priority: 1),
                .. hasTotals ? [new Column("NMR at stake, all stakers", Priority: 3)] : Array.Empty<Column>(),
                new Column("State", ColumnKind.Words),
            ],
            [
                .. rounds.Select(r =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Round(r.Round),
                            Cell.Words(Time(r.Opens, r.IsOpenAssumed)),
                            Cell.Words(Time(r.Resolves, r.IsResolveAssumed)),
                            Cell.Multiplier(r.PayoutFactor),
                            .. hasTotals ? [Cell.Stake(r.TotalAtStakeNmr)] : Array.Empty<Cell>(),
                            Cell.Words((r.IsResolved ? "resolved" : "running") + (r.HasScores ? "" : ", no scores")),
                        ]
                ),
            ]
        )
        {
            IsOpen = true,
        };
    }

    private static string Time(DateTimeOffset time, bool isAssumed) =>
        (isAssumed ? "~" : "") + time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(RoundsAnswer))]
internal sealed partial class RoundsJson : JsonSerializerContext;
