using Ballast.Core.Text;

namespace Ballast.Core.Questions.Advise;

/// <summary>Advice in words.</summary>
internal static class AdviseText
{
    private const int MostModels = 40;

    /// <summary>The answer first, then a line a model, and what it rests on.</summary>
    public static IReadOnlyList<Block> Write(AdviseAnswer answer, Given given) =>
        AnswerLayout.Of(
            new Heading($"Advice · {answer.Tournament} · {Format.Many(answer.Models.Count, "model")}"),
            First(answer),
            answer switch
            {
                { Staked: null } => NextStep.To("bring your stakes in, for amounts", "sync", "--account"),
                { Verdict: "move" } => AnswerLayout.Next(
                    "see the steps and their dates",
                    given,
                    "plan",
                    "--target",
                    "advise"
                ),
                _ => AnswerLayout.Next("see when the stakes come free", given, "ladder"),
            },
            [.. Moves(answer), Models(answer), .. Free(answer)],
            [
                .. answer.TooYoung.Select(y => new Sentence(y.InWords(), Tone.Warning)),
                .. SharedSentences.LeftOut(answer.Skipped),
                new Heading("What it rests on", 2),
                new Sentence(
                    $"Rests on rounds {answer.From} to {answer.To}: {Format.Rounds(answer.Rounds)}, worth {Format.About(answer.IndependentRounds)} that share no days. Returns: {answer.Assumption}. "
                        + "In a world where all models are equal, anything at all is advised in at most one of twenty pasts. The past is not a promise.",
                    Tone.Remark
                ),
            ]
        );

    /// <summary>The advice in a sentence, for a first look too.</summary>
    public static string First(AdviseAnswer answer) =>
        answer.Verdict switch
        {
            "not-enough-data" =>
                $"Leave the stakes as they are: whether a model is better than the others cannot be said yet ({SharedSentences.WhenKnown(answer.Shortage)}).",
            "leave" =>
                "Leave the stakes as they are: no model is shown to be better or worse than the others, and equal weight is not shown to be worse.",
            _ =>
                $"Change {Format.Many(Changed(answer).Count(), "stake")}: {string.Join(", ", Counts(answer))}. Leave the others as they are.",
        };

    private static IEnumerable<string> Counts(AdviseAnswer answer) =>
        Changed(answer).GroupBy(m => m.Action).Select(g => $"{g.Key} {Format.Names([.. g.Select(m => m.Model)])}");

    private static IEnumerable<AdvisedModel> Changed(AdviseAnswer answer) =>
        answer.Models.Where(m => m.Action is "raise" or "lower" or "stop");

    private static IEnumerable<Block> Moves(AdviseAnswer answer)
    {
        var changed = Changed(answer).ToList();
        if (changed.Count > 0)
            yield return new Points([.. changed.Select(m => $"{m.Model}: {m.Action}. {m.Why}{Wrong(answer, m)}")]);
    }

    private static string Wrong(AdviseAnswer answer, AdvisedModel model) =>
        model.IfWrong is > 0 and { } cost
            ? $" If chance made this, it costs about {Format.Nmr(cost)} NMR: what is released earns nothing for some {answer.LockRounds} rounds."
            : "";

    private static Table Models(AdviseAnswer answer)
    {
        var isStaked = answer.Staked is not null;
        return new Table(
            "What to do with each stake",
            [
                new Column("Model", ColumnKind.Name),
                new Column("advice", ColumnKind.Words),
                .. isStaked ? [new Column("NMR now"), new Column("NMR then")] : Array.Empty<Column>(),
                new Column("a round against all", Priority: 1),
                new Column("interval", Priority: 2),
                new Column("chance finds as much", Priority: 3),
                new Column("return a round", Priority: 4),
                new Column("rounds", Priority: 5),
            ],
            [
                .. answer.Models.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Model(m.Model),
                            Cell.Words(m.Action == "too-young" ? "too young" : m.Action),
                            .. isStaked ? [Cell.Stake(m.Stake), Cell.Stake(m.Target)] : Array.Empty<Cell>(),
                            Cell.Percent(m.Lead, 3),
                            Cell.Interval(m.LeadLow, m.LeadHigh, "not enough rounds", 3),
                            Cell.PlainPercent(m.LeadPValue),
                            Cell.Percent(m.Mean, 3),
                            Cell.Count(m.Rounds),
                        ]
                ),
            ]
        )
        {
            Most = MostModels,
        };
    }

    private static IEnumerable<Sentence> Free(AdviseAnswer answer)
    {
        if (answer.Staked is null)
            yield return new Sentence("No stake stands open, so there are no amounts.");
        else if (answer.Unassigned is > 0 and { } free)
            yield return new Sentence(
                $"{Format.Nmr(free)} NMR become free that no raise takes: spread them over the models that are kept, or take them out."
            );
    }
}
