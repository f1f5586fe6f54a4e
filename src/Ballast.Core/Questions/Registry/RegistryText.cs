using Ballast.Core.Text;

namespace Ballast.Core.Questions.Registry;

/// <summary>Who is who, in words.</summary>
internal static class RegistryText
{
    private const int MostRows = 60;

    public static IReadOnlyList<Block> Write(RegistryAnswer answer)
    {
        var blocks = new List<Block>();
        var details = new List<Block>();
        if (answer.Slots.Count(s => s.Assignments.Count > 0) is var filled and > 0)
            blocks.Add(
                new Picture("bands", "Who sat where, round by round")
                {
                    Height =
                        filled > 12 ? "tall"
                        : filled > 4 ? "middle"
                        : "low",
                }
            );
        if (answer.Findings is { } findings)
            blocks.AddRange(Findings(findings));
        if (answer.Unregistered.Count > 0)
            blocks.Add(
                new Sentence(
                    $"{Format.Many(answer.Unregistered.Count, "own slot")} without a strategy: {Format.Names(answer.Unregistered)}.",
                    Tone.Warning
                )
                {
                    Typed = "Say who sits there: ballast registry assign SLOT STRATEGY --from ROUND",
                }
            );
        if (answer.Slots.Count > 0)
            blocks.Add(Slots(answer));
        if (answer.Strategies.Count > 0)
            (answer.Slots.Count > 0 ? details : blocks).Add(
                answer.Slots.Count > 0 ? new Fold("Strategies", [Strategies(answer)]) : Strategies(answer)
            );
        if (answer.Groups.Count > 0)
            details.Add(new Fold("Groups", [Groups(answer)]));
        if (answer.Epochs.Count > 0)
            details.Add(new Fold("Fresh starts (epochs)", [Epochs(answer)]));
        if (answer.History is { } history)
            blocks.Add(History(history));
        return AnswerLayout.Of(
            new Heading($"Registry · {answer.Tournament}"),
            Answer(answer),
            Next(answer),
            blocks,
            details
        );
    }

    private static NextStep Next(RegistryAnswer answer) =>
        answer.Strategies.Count == 0 ? NextStep.To("name a strategy", "registry", "set", "strategy", "NAME")
        : answer.Slots.Count == 0
            ? NextStep.To("say who sits where", "registry", "assign", "SLOT", "STRATEGY", "--from", "ROUND")
        : NextStep.To("see whether a slot changed without being registered", "fingerprints");

    private static string Answer(RegistryAnswer answer)
    {
        if (answer.Strategies.Count == 0 && answer.Slots.Count == 0)
            return answer.Since is null ? "Nothing is registered yet." : "Nothing of this tournament is registered.";
        if (answer.Slots.Count == 0)
            return $"{Registered(answer.Strategies.Count)}, and no slot of {answer.Tournament}.";
        if (answer is { Round: { } round, Slots: [var only] })
            return only.Strategy is { } sitting
                ? $"In round {round} {sitting} sat in {only.Slot}."
                : $"In round {round} no strategy is registered for {only.Slot}.";
        var filled = answer.Slots.Count(s => s.Strategy is not null);
        var when = answer.Round is { } at ? $"in round {at}" : "now";
        return $"{Format.Count(filled)} of {Format.Many(answer.Slots.Count, "slot")} of {answer.Tournament} have a strategy {when}; {Registered(answer.Strategies.Count)}.";
    }

    private static string Registered(int count) =>
        count == 1 ? "1 strategy is registered" : $"{Format.Count(count)} strategies are registered";

    private static IEnumerable<Block> Findings(IReadOnlyList<RegistryFinding> findings)
    {
        if (findings.Count == 0)
        {
            yield return new Sentence(
                "Checked: every round with a score has its strategy, and slots of one strategy scored alike."
            );
            yield break;
        }
        yield return new Heading("To be looked at", 2);
        foreach (var finding in findings)
            yield return finding.Message.InAnswer();
    }

    private static Table Slots(RegistryAnswer answer) =>
        new(
            "Slots, by name",
            [
                new Column("Slot", ColumnKind.Name),
                new Column(answer.Round is { } round ? $"In round {round}" : "Now", ColumnKind.Name),
                new Column("Since"),
                new Column("Before", ColumnKind.Words, Priority: 2),
                new Column("Account", ColumnKind.Name, Priority: 1),
                new Column("Tags", ColumnKind.Words, Priority: 3),
            ],
            [.. answer.Slots.Select(Row)]
        )
        {
            IsOpen = true,
            Most = MostRows,
        };

    private static IReadOnlyList<Cell> Row(SlotEntry slot)
    {
        var sitting = slot.Assignments.LastOrDefault(a => a.Strategy == slot.Strategy);
        var before = slot.Assignments.Where(a => a != sitting).Select(a => a.Strategy).Distinct().ToList();
        return
        [
            slot.IsStored ? Cell.Model(slot.Slot) : Cell.Name(slot.Slot),
            slot.Strategy is { } strategy ? Cell.Name(strategy) : Cell.Missing("nobody"),
            sitting is null ? Cell.Empty : Cell.Round(sitting.From),
            Cell.Words(Format.Names(before, 3)),
            slot.Account is { } account ? Cell.Name(account) : Cell.Empty,
            Cell.Words(string.Join(", ", slot.Favourite ? slot.Tags.Prepend("favourite") : slot.Tags)),
        ];
    }

    private static Table Strategies(RegistryAnswer answer) =>
        new(
            "Strategies, by name",
            [
                new Column("Strategy", ColumnKind.Name),
                new Column("Sits in", ColumnKind.Words),
                new Column("First round", Priority: 1),
                new Column("Evidence from", Priority: 2),
                new Column("Parent", ColumnKind.Name, Priority: 1),
                new Column("Notes", ColumnKind.Words, Priority: 3),
            ],
            [
                .. answer.Strategies.Select(s =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Name(s.Strategy),
                            s.SitsIn.Count == 0 ? Cell.Missing("nowhere") : Cell.Words(Format.Names(s.SitsIn, 3)),
                            s.FirstRound is { } first ? Cell.Round(first) : Cell.Empty,
                            s.EvidenceFrom == 1 ? Cell.Words("the beginning") : Cell.Round(s.EvidenceFrom),
                            s.Parent is { } parent ? Cell.Name(parent) : Cell.Empty,
                            Cell.Words(string.Join("; ", s.Fields.Select(f => $"{f.Key} {f.Value}"))),
                        ]
                ),
            ]
        )
        {
            IsOpen = true,
            Most = MostRows,
        };

    private static Table Groups(RegistryAnswer answer) =>
        new(
            "Groups",
            [new Column("Group", ColumnKind.Name), new Column("Members", ColumnKind.Words)],
            [
                .. answer.Groups.Select(g =>
                    (IReadOnlyList<Cell>)[Cell.Name(g.Group), Cell.Words(string.Join(", ", g.Members))]
                ),
            ]
        );

    private static Table Epochs(RegistryAnswer answer) =>
        new(
            "Fresh starts: evidence counts anew from these rounds; what came before stays readable",
            [
                new Column("Epoch", ColumnKind.Name),
                new Column("From round"),
                new Column("For", ColumnKind.Words),
                new Column("Why", ColumnKind.Words, Priority: 1),
            ],
            [
                .. answer.Epochs.Select(e =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Name(e.Epoch),
                            Cell.Round(e.From),
                            Cell.Words(e.Strategies.Count == 0 ? "all" : Format.Names(e.Strategies, 3)),
                            Cell.Words(e.Reason ?? ""),
                        ]
                ),
            ]
        );

    private static Table History(IReadOnlyList<RegistryEvent> history) =>
        new(
            "Changes, the newest first",
            [
                new Column("When (UTC)", ColumnKind.Words),
                new Column("Kind", ColumnKind.Words, Priority: 1),
                new Column("Name", ColumnKind.Name),
                new Column("Change", ColumnKind.Words),
                new Column("Why", ColumnKind.Words, Priority: 2),
            ],
            [
                .. history.Select(e =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Words(Format.Time(e.At)),
                            Cell.Words(e.Kind),
                            Cell.Name(e.Name),
                            Cell.Words(e.Change),
                            Cell.Words(e.Why),
                        ]
                ),
            ]
        )
        {
            IsOpen = true,
            Most = MostRows,
        };
}
