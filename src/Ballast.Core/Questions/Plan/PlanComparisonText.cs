using Ballast.Core.Text;

namespace Ballast.Core.Questions.Plan;

/// <summary>Compared plans in words.</summary>
internal static class PlanComparisonText
{
    /// <summary>The answer first, then the plans.</summary>
    public static IReadOnlyList<Block> Write(PlanComparisonAnswer answer)
    {
        var made = answer.Plans.Where(p => p.Cost is not null).ToList();
        return AnswerLayout.Of(
            new Heading($"Plans compared · {answer.Tournament} · {Format.Day(answer.AsOf)}"),
            First(made),
            NextStep.To("see what such policies would have earned", "rehearse"),
            [Table(made)],
            [
                .. answer
                    .Plans.Where(p => p.Refused is not null)
                    .Select(p => p.Refused!.After($"{p.Target}: ").InAnswer(Tone.Warning)),
                .. made.Where(p => p.Warnings.Count > 0)
                    .Select(p => new Fold($"Warnings of {p.Target}", [.. p.Warnings.Select(w => w.InAnswer())])),
                new Heading("What the words mean", 2),
                new Sentence(
                    "Idle is what was asked back and is not paid yet, missing what models still lack, both in NMR times days. Which target earns more is not compared here.",
                    Tone.Remark
                ),
            ]
        );
    }

    private static string First(List<ComparedPlan> made)
    {
        if (made.Count == 1)
            return $"Only {made[0].Target} can be planned.";
        static decimal Waits(ComparedPlan plan) => plan.Cost!.IdleNmrDays + plan.Cost.MissingNmrDays;
        static string Named(IReadOnlyList<ComparedPlan> plans) => Format.Names([.. plans.Select(p => p.Target)]);
        var cheapest = Leaders.Of(made, p => -(double)Waits(p));
        var dearest = Leaders.Of(made, p => (double)Waits(p));
        var safest = Leaders.Of(made, p => (double)p.Cost!.WorstCaseOnPath);
        var cost =
            cheapest.Count == made.Count
                ? $"All cost {Format.Nmr(Waits(cheapest[0]))} NMR-days of waiting"
                : $"{Named(cheapest)} {(cheapest.Count == 1 ? "costs" : "cost")} {Format.Nmr(Waits(cheapest[0]))} NMR-days of waiting, {Named(dearest)} {Format.Nmr(Waits(dearest[0]))}";
        var worst = Format.Nmr(safest[0].Cost!.WorstCaseOnPath);
        return safest.Count == made.Count
            ? $"{cost}; the worst case on the way is {worst} NMR for each."
            : $"{cost}; {Named(safest)} {(safest.Count == 1 ? "has" : "have")} the smallest worst case on the way, {worst} NMR.";
    }

    private static Table Table(List<ComparedPlan> made) =>
        new(
            "Plans by target",
            [
                new Column("Target", ColumnKind.Name),
                new Column("NMR", Priority: 1),
                new Column("done by"),
                new Column("of the way", Priority: 2),
                new Column("moves now", Priority: 3),
                new Column("later", Priority: 3),
                new Column("idle NMR-days", Priority: 1),
                new Column("missing NMR-days", Priority: 4),
                new Column("worst case on the way"),
                new Column("after it", Priority: 2),
                new Column("warnings", Priority: 4),
            ],
            [
                .. made.Select(p =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Name(p.Target),
                            Cell.Stake(p.Total),
                            p.Cost!.ReachedBy is null ? Cell.Words("now") : Cell.Day(p.Cost.ReachedBy),
                            Cell.PlainPercent((double)p.Cost.Reached, 0),
                            Cell.Count(p.MovesNow!.Value),
                            Cell.Count(p.MovesLater!.Value),
                            Cell.Stake(p.Cost.IdleNmrDays),
                            Cell.Stake(p.Cost.MissingNmrDays),
                            Cell.Nmr(p.Cost.WorstCaseOnPath),
                            Cell.Nmr(p.Cost.WorstCaseAfter),
                            Cell.Count(p.Warnings.Count),
                        ]
                ),
            ]
        )
        {
            IsOpen = true,
        };
}
