using Ballast.Core.Text;

namespace Ballast.Core.Questions.Advise;

/// <summary>Advice in words.</summary>
internal static class AdviseText
{
    private const int MostModels = 40;
    private const int MostYoung = 10;
    private const string TooYoung = "too-young";

    /// <summary>The answer first, then a line a model, and what it rests on.</summary>
    public static IReadOnlyList<Block> Write(AdviseAnswer answer, Given given) =>
        AnswerLayout.Of(
            new Heading($"Advice · {answer.Tournament} · {Format.Many(answer.Models.Count, "model")}"),
            First(answer),
            answer switch
            {
                { NoOpenStakes: not null } => AnswerLayout.Next(
                    "see which models can still be the best",
                    given,
                    "evidence"
                ),
                { Verdict: "move", Expiry.HasExpired: true } => NextStep.To(
                    "see what changed in the payout rules since",
                    "rule-changes"
                ),
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
            [
                .. answer.Shortage is null ? SharedSentences.Expires(answer.Expiry) : [],
                .. Moves(answer),
                .. Models(answer),
                .. answer.MovesSystems
                    ? [new Sentence(SharedSentences.MeantByStaked, Tone.Remark)]
                    : Array.Empty<Block>(),
                .. Free(answer),
            ],
            [
                .. answer.TooYoung.Select(y => new Sentence(y.InWords(), Tone.Warning)),
                .. SharedSentences.LeftOut(answer.Skipped),
                .. Young(answer).Count > MostYoung
                    ?
                    [
                        new Fold(
                            "Every model that is too young",
                            [Table("Models that are too young", answer, Young(answer))]
                        ),
                    ]
                    : Array.Empty<Block>(),
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
        answer switch
        {
            { Verdict: "not-enough-data" } =>
                $"Leave the stakes as they are: whether a model is better than the others cannot be said yet ({SharedSentences.WhenKnown(answer.Shortage)}).",
            { Verdict: "leave" } =>
                "Leave the stakes as they are: no model is shown to be better or worse than the others, and equal weight is not shown to be worse.",
            { Expiry.HasExpired: true } =>
                $"The payout rules have changed since: under those of rounds {answer.From} to {answer.To}, which hold no more, {Format.Many(Changed(answer).Count(), "stake")} would change: {string.Join(", ", Counts(answer))}.",
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

    /// <summary>Models of which something can be said; of those that are too young, which say all the same, a line and the first ones.</summary>
    private static IEnumerable<Block> Models(AdviseAnswer answer)
    {
        var young = Young(answer);
        List<AdvisedModel> known = [.. answer.Models.Where(m => m.Action != TooYoung)];
        if (known.Count > 0 || young.Count <= MostYoung)
            yield return Table(
                "What to do with each stake",
                answer,
                young.Count <= MostYoung ? [.. known, .. young] : known
            );
        if (young.Count <= MostYoung)
            yield break;
        yield return new Sentence(
            $"{(known.Count == 0 ? "All " : "")}{Format.Many(young.Count, known.Count == 0 ? "model" : "other model")} are too young: under one payout rule each has too few rounds to be compared."
        );
        yield return Table(
            $"The first {MostYoung} of them, {(answer.Staked is null ? "those with the most rounds" : "the largest stakes")}",
            answer,
            [.. young.Take(MostYoung)]
        );
    }

    private static List<AdvisedModel> Young(AdviseAnswer answer) =>
        [
            .. answer
                .Models.Where(m => m.Action == TooYoung)
                .OrderByDescending(m => m.Stake ?? 0)
                .ThenByDescending(m => m.Rounds)
                .ThenBy(m => m.Model, StringComparer.OrdinalIgnoreCase),
        ];

    private static Table Table(string caption, AdviseAnswer answer, IReadOnlyList<AdvisedModel> models)
    {
        var isStaked = answer.Staked is not null;
        return new Table(
            caption,
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
                .. models.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Model(m.Model),
                            Cell.Words(m.Action == TooYoung ? "too young" : m.Action),
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
            yield return new Sentence(
                answer.NoOpenStakes is { } why
                    ? $"There are no amounts: which stakes stand open cannot be said; {why}."
                    : "No stake stands open, so there are no amounts."
            );
        else if (answer.Unassigned is > 0 and { } free)
            yield return new Sentence(
                $"{Format.Nmr(free)} NMR become free that no raise takes: spread them over the models that are kept, or take them out."
            );
    }
}
