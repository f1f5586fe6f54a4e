using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Journal;

/// <summary>What was decided and done about stakes. Applying a plan and reconciling write, so neither is a question.</summary>
internal static class JournalQuestion
{
    private static readonly Parameter Verify = new(
        "verify",
        "Refuse the answer where an entry is not as it was written, and name the first."
    )
    {
        Kind = ParameterKind.Switch,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<JournalAnswer>
        {
            Name = "journal",
            Title = "Journal",
            Topic = QuestionTopic.Records,
            Asks = "What was done about my stakes, when, by whom, and why?",
            Help =
                "Plans that were accepted, changes that were sent and what became of them, newest first; whether the journal is as it was written.",
            Example = "journal --limit 20",
            Parameters = [.. PageParameters.All, Verify],
            Subject = QuestionSubject.Slots,
            Shape = () => new JournalQuestionJson(Answers.Options()).JournalAnswer,
            Answer = asked =>
            {
                var answer = JournalListing.Run(asked.View, PageParameters.Read(asked.Given));
                return answer.Broken is { } broken && asked.Given.Is(Verify)
                    ? new Refusal("journal-broken", $"{broken} Restore a backup of the store.")
                    : answer;
            },
            Text = (answer, _) => Write(answer),
        };

    private static IReadOnlyList<Block> Write(JournalAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"Journal · as of {Format.Time(answer.AsOf)} UTC"),
            Summary(answer),
            answer.Open is [var open, ..]
                ? NextStep.To("say what became of it", "journal", "reconcile", $"{open}", "done")
                : NextStep.To("see what is advised for the stakes", "advise"),
            Main(answer),
            answer.NewestHash is { } hash
                ?
                [
                    new Fold(
                        "How to know that nothing was changed",
                        [new Sentence($"The newest entry has the hash {hash}.")]
                    ),
                ]
                : []
        );

    private static IReadOnlyList<Block> Main(JournalAnswer answer) =>
        [
            .. answer.Broken is { } broken
                ?
                [
                    new Sentence(
                        $"{broken} Restore a backup of the store; nothing is sent by this journal.",
                        Tone.Warning
                    ),
                ]
                : Array.Empty<Block>(),
            .. answer.Open.Select(number => new Sentence(
                $"Nobody knows what became of entry {number}, and its model is blocked. Look at Numerai's web page whether it happened.",
                Tone.Warning
            )
            {
                Typed =
                    $"Go on with ballast apply PLAN --resume, or say so: ballast journal reconcile {number} done|not-done",
            }),
            .. answer.Entries.Count > 0 ? [Entries(answer.Entries)] : Array.Empty<Block>(),
            .. PageParameters.Rest(answer, answer.Entries.Count, "entries, newest first"),
        ];

    private static string Summary(JournalAnswer answer) =>
        answer switch
        {
            { Total: 0 } => "Nothing is in the journal yet: it is written when a plan is applied.",
            { IsWhole: false } => $"The journal is broken from entry {answer.FirstBroken} on.",
            _ =>
                $"{(answer.Total == 1 ? "1 entry" : $"{Format.Count(answer.Total)} entries")}, all as they were written.",
        };

    private static Table Entries(IReadOnlyList<JournalAnswerEntry> entries) =>
        new(
            "Entries, newest first",
            [
                new Column("#"),
                new Column("When (UTC)", ColumnKind.Words),
                new Column("Who", ColumnKind.Name, Priority: 2),
                new Column("What", ColumnKind.Words),
                new Column("plan", ColumnKind.Words, Priority: 3),
                new Column("move", Priority: 1),
                new Column("Why", ColumnKind.Words),
            ],
            [
                .. entries.Select(e =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Words($"{e.Number}"),
                            Cell.Words(Format.Time(e.At)),
                            Cell.Name(e.Who),
                            Cell.Words(e.Kind.Replace('-', ' ')),
                            Cell.Words(e.Plan is { Length: > 12 } plan ? plan[..12] : e.Plan ?? ""),
                            Cell.Words(e.Move is { } move ? $"{move}" : ""),
                            Cell.Words(e.Why),
                        ]
                ),
            ]
        )
        {
            IsOpen = true,
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(JournalAnswer))]
[JsonSerializable(typeof(JournalAnswerEntry))]
internal sealed partial class JournalQuestionJson : JsonSerializerContext;
