using Ballast.Core.Planning;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Plan;

/// <summary>A plan in words.</summary>
internal static class PlanText
{
    private const int MovesShown = 20;
    private const int DaysShown = 10;

    /// <summary>The answer first, then what to ask for, what it costs, what waits, and what speaks against it.</summary>
    public static IReadOnlyList<Block> Write(StakePlan plan)
    {
        // Where nobody chose the target, what speaks most against it stands before what to ask for.
        var before = plan.Target.Source == PlanTarget.Usual ? 1 : 0;
        return AnswerLayout.Of(
            new Heading($"Plan · {plan.Tournament} · target {plan.Target.Name}, {Format.Nmr(plan.Target.Total)} NMR"),
            First(plan),
            plan.Moves.Count > 0
                ? NextStep.To("keep the plan in a file, read it, then send it", "apply", "plan.json")
                : NextStep.To("see when stake comes free", "ladder"),
            [
                .. plan.Warnings.Take(before).Select(w => w.InAnswer(Tone.Warning)),
                .. plan.Moves.Count > 0 ? [Moves(plan)] : Array.Empty<Block>(),
                .. Costs(plan),
                new Sentence(
                    $"Nothing has been changed. The plan can be applied until {Format.Time(plan.ExpiresAt)} UTC. Hash {plan.Hash[..Math.Min(12, plan.Hash.Length)]}.",
                    Tone.Remark
                )
                {
                    Typed = "Keep it: ballast plan … --out plan.json, then ballast apply plan.json",
                },
                .. plan.Warnings.Skip(before).Select(w => w.InAnswer(Tone.Warning)),
            ],
            [
                .. plan.Waiting.Count > 0
                    ? [new Heading("What waits, and why", 2), Waiting(plan)]
                    : Array.Empty<Block>(),
                .. Swaps(plan),
                .. plan.Days.Count > 1 ? [new Heading("Day by day", 2), Days(plan)] : Array.Empty<Block>(),
                .. plan.Evidence.Count > 0
                    ? [new Heading("What the target rests on", 2), .. plan.Evidence.Select(e => e.InAnswer())]
                    : Array.Empty<Block>(),
            ]
        );
    }

    /// <summary>What to ask for; before it, that nobody chose what it leads to. Who follows the first sentence alone must know that.</summary>
    private static string First(StakePlan plan)
    {
        var said = PlanSentence.Write(plan);
        return plan.Target.Source == PlanTarget.Usual
            ? $"No target was named; for the same stake on every model: {char.ToLowerInvariant(said[0])}{said[1..]}"
            : said;
    }

    private static IEnumerable<Block> Costs(StakePlan plan)
    {
        if (plan.Cost is not { } cost)
            yield break;
        if (cost.ReachedBy is { } by)
            yield return new Sentence(
                plan.Moves.Count == 0
                    ? $"Round by round the open rounds fill up to it: {Format.PlainPercent((double)cost.Reached, 0)} of the target stands by {Format.Day(by)}.{Waited(cost)}"
                    : $"{(cost.Reached >= 1 ? "The target is reached" : $"{Format.PlainPercent((double)cost.Reached, 0)} of the way is done")} by {Format.Day(by)}.{Waited(cost)}"
            );
        if (cost.WorstCaseOnPath < 0)
            yield return new Sentence(
                $"Worst case: the rounds that are open now can burn {Format.Nmr(-cost.WorstCase)} NMR of these models{(cost.WorstDay is { } day ? $", on the worst day of the way ({Format.Day(day)}) {Format.Nmr(-cost.WorstCaseOnPath)}" : "")}; {Format.Nmr(-cost.WorstCaseAfter)} when it is done."
            );
        if (cost.DepositBy is { } until)
            yield return new Sentence(
                $"{Format.Nmr(cost.Deposit)} NMR must be idle in the strategy by {Format.Day(until)}, beside what settles by then. No API tells how much lies there: look at the web page, and deposit what is missing.",
                Tone.Warning
            );
    }

    /// <summary>NMR times days that the way costs, of those that it does.</summary>
    private static string Waited(PlanCost cost) =>
        (cost.IdleNmrDays, cost.MissingNmrDays) switch
        {
            (0, 0) => "",
            (0, var missing) =>
                $" Until then the models lack {Format.Nmr(missing)} NMR-days of the target: NMR times the days on which they are not there yet.",
            (var idle, 0) => $" What is asked back lies idle for {Format.Nmr(idle)} NMR-days until it is free.",
            var (idle, missing) =>
                $" What is asked back lies idle for {Format.Nmr(idle)} NMR-days until it is free, and the models lack {Format.Nmr(missing)} NMR-days of the target: NMR times the days on which they are not there yet.",
        };

    private static Table Moves(StakePlan plan)
    {
        var accounts = plan.Moves.Select(m => m.Account).Distinct().Count() > 1;
        return new(
            "What to ask for, in order",
            [
                new Column("No", Priority: 2),
                new Column("Move", ColumnKind.Words),
                new Column("Model", ColumnKind.Name),
                .. accounts ? [new Column("Account", ColumnKind.Name, Priority: 3)] : Array.Empty<Column>(),
                new Column(plan.Moves.All(m => m.Kind == PlanMoveKind.Configure) ? "NMR a round" : "NMR"),
                new Column("ask"),
                new Column("from round", Priority: 1),
                .. plan.Moves.Any(m => m.FreeAt is not null)
                    ? [new Column("in the wallet", Priority: 1)]
                    : Array.Empty<Column>(),
                new Column("after", Priority: 4),
            ],
            [
                .. plan.Moves.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Count(m.Id),
                            Cell.Words(InWords(m)),
                            Cell.Model(m.Model),
                            .. accounts ? [Cell.Name(m.Account ?? Format.Unknown)] : Array.Empty<Cell>(),
                            m.Kind == PlanMoveKind.Configure ? Cell.ExactStake(m.Nmr) : Cell.Stake(m.Nmr),
                            Cell.Words(m.NotBefore <= plan.AsOf ? "now" : Format.Day(m.NotBefore)),
                            m.FirstRound is { } round ? Cell.Round(round) : Cell.Words("-"),
                            .. plan.Moves.Any(x => x.FreeAt is not null)
                                ? [m.FreeAt is { } free ? Cell.Words(Format.Day(free)) : Cell.Words("-")]
                                : Array.Empty<Cell>(),
                            Cell.Words(
                                m.After.Count == 0
                                    ? "-"
                                    : string.Join(", ", m.After.Take(4)) + (m.After.Count > 4 ? ", …" : "")
                            ),
                        ]
                ),
            ]
        )
        {
            Most = MovesShown,
        };
    }

    private static string InWords(PlanMove move) =>
        move.Kind switch
        {
            PlanMoveKind.ReleaseAll => "release all",
            PlanMoveKind.CancelRelease => "cancel release",
            PlanMoveKind.Configure => move.Nmr == 0 ? "stop" : $"set, {move.Mode}",
            var kind => kind.ToString().ToLowerInvariant(),
        };

    private static Table Waiting(StakePlan plan) =>
        new(
            "What waits, and why",
            [new Column("Model", ColumnKind.Name), new Column("NMR"), new Column("Why", ColumnKind.Words)],
            [
                .. plan.Waiting.Select(w =>
                    (IReadOnlyList<Cell>)[Cell.Model(w.Model), Cell.Nmr(w.Nmr), Cell.Words(w.Reason)]
                ),
            ]
        )
        {
            Most = DaysShown,
        };

    private static IEnumerable<Block> Swaps(StakePlan plan)
    {
        if (plan.Swaps.Count == 0)
            yield break;
        yield return new Heading("Cheaper than moving stake", 2);
        yield return new Points([.. plan.Swaps.Select(s => s.Why)]);
    }

    private static Table Days(StakePlan plan) =>
        new(
            "Day by day",
            [
                new Column("Day"),
                new Column("at risk"),
                new Column("in the wallet", Priority: 1),
                new Column("of the way", Priority: 2),
                new Column("moves", Priority: 3),
            ],
            [
                .. plan.Days.Select(d =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Day(d.Day),
                            Cell.Stake(d.AtRisk),
                            Cell.Stake(d.Free),
                            Cell.PlainPercent((double)d.Reached, 0),
                            d.Moves.Count == 0 ? Cell.Words("-") : Cell.Count(d.Moves.Count),
                        ]
                ),
            ]
        )
        {
            Most = DaysShown,
        };
}
