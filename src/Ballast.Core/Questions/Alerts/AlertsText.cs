using Ballast.Core.Questions.Parameters;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Alerts;

/// <summary>Incidents in words.</summary>
internal static class AlertsText
{
    /// <summary>Everything.</summary>
    public static IReadOnlyList<Block> Write(AlertsAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"Alerts · as of {Format.Time(answer.AsOf)} UTC"),
            Summary(answer),
            Next(answer),
            Main(answer),
            [
                .. answer.Incidents.SelectMany(Undelivered),
                new Fold(
                    "Who is told, and what stays silent",
                    [
                        new Points([
                            "Incidents are kept here. They are also sent to the channels of the file of alerts (alerts.yaml beside the store), those that are found once it is there.",
                            "Falls, burn streaks and drift are held against the past under the same payout rule: under a young rule they are silent until there are rounds enough.",
                        ]),
                    ]
                ),
            ]
        );

    private static string Summary(AlertsAnswer answer)
    {
        var since = answer.Since is { } day ? $" since {Format.Day(day)}" : "";
        return answer switch
        {
            { Total: 0 } => $"No incident was found{since}.",
            { NotLookedAt: 0 } =>
                $"Somebody has looked at {(answer.Total == 1 ? "the one incident" : $"all {Format.Count(answer.Total)} incidents")} found{since}.",
            _ =>
                $"Nobody has looked at {Format.Count(answer.NotLookedAt)} of {Format.Many(answer.Total, "incident")} found{since}.",
        };
    }

    private static NextStep Next(AlertsAnswer answer) =>
        answer.Incidents.FirstOrDefault(i => i is { LookedAtBy: null, Next: not null })?.Next is { } next
            ? new NextStep("", next.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : NextStep.To("see what is open and what is new", "today");

    private static IEnumerable<Block> Main(AlertsAnswer answer) =>
        [
            .. answer.Incidents.Count > 0 ? [Incidents(answer.Incidents)] : Array.Empty<Block>(),
            .. PageParameters.Rest(answer, answer.Incidents.Count, "incidents"),
        ];

    private static Table Incidents(IReadOnlyList<AlertsAnswerEntry> incidents) =>
        new(
            "Incidents, those that nobody has looked at first",
            [
                new Column("#"),
                new Column("Found (UTC)", ColumnKind.Words),
                new Column("Urgency", ColumnKind.Words),
                new Column("What happened", ColumnKind.Words),
                new Column("What to do", ColumnKind.Words),
                new Column("Looked at by", ColumnKind.Name, Priority: 1),
                new Column("Sent to", ColumnKind.Words, Priority: 2),
            ],
            [
                .. incidents.Select(i =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Words($"{i.Id}"),
                            Cell.Words(Format.Time(i.FoundAt)),
                            Cell.Words(i.Urgency),
                            Cell.Words(string.Join(' ', [i.Sentence, .. i.Details])),
                            ToDo(i.Next),
                            i.LookedAtBy is { } who ? Cell.Name(who) : Cell.Empty,
                            Cell.Words(string.Join(", ", i.SentTo)),
                        ]
                ),
            ]
        )
        {
            IsOpen = true,
        };

    /// <summary>Where it leads, by name: the line that does it is a command, which nobody can type into a page.</summary>
    private static Cell ToDo(string? next)
    {
        if (next?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var command, ..] words)
            return Cell.Empty;
        return QuestionCatalogue.Find(command) is { } question
            ? Cell.Words(question.Title) with
            {
                Leads = words,
            }
            : Cell.Words(command);
    }

    private static IEnumerable<Block> Undelivered(AlertsAnswerEntry incident) =>
        incident.GivenUp.Select(g => new Sentence(
            $"Incident {incident.Id} did not reach {g.Key}, and is tried no more: {g.Value}",
            Tone.Warning
        ));
}
