using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Regret;

/// <summary>What could have been earned, in words.</summary>
internal static class RegretText
{
    private const int MostNamed = 3;

    /// <summary>The answer first, then what the difference is made of, single other choices, and the same under each payout rule.</summary>
    public static IReadOnlyList<Block> Write(RegretAnswer answer, Given given) =>
        AnswerLayout.Of(
            new Heading($"Regret · {answer.Tournament} · rounds {answer.From} to {answer.To}"),
            First(answer),
            AnswerLayout.Next("see whether the best of the past stays the best", given, "evidence"),
            [
                new Picture("regret", "From what the best choice would have earned to what was earned")
                {
                    Height = "steps",
                },
                Terms("Where the difference comes from", answer.Best, Shown(answer), answer.Actual),
                new Sentence(
                    "The best of many looks good by chance alone: this says what happened, not what to choose next.",
                    Tone.Remark
                ),
            ],
            [
                .. LeftOut(answer),
                new Heading("Single other choices", 2),
                .. Alternatives(answer),
                new Heading("Each payout rule by itself", 2),
                .. answer.Regimes.Select(r => new Sentence(Best(r))),
                .. Details(answer),
            ]
        );

    private static string First(RegretAnswer answer)
    {
        var gap = answer.Best - answer.Actual;
        var earned =
            $"The stakes {(answer.Actual < 0 ? "lost" : "earned")} {Format.Nmr(Math.Abs(answer.Actual))} NMR in {Format.Rounds(answer.Rounds)}";
        return gap <= 0
            ? $"{earned}; none of the other choices of models and multipliers that were compared would have earned more."
            : $"{earned}; the best choice, known only afterwards ({Choice(answer)}), would have earned {Format.Nmr(gap)} more ({Format.SignedNmr(answer.Best)}).";
    }

    /// <summary>What would have been the best: one model, or one under each payout rule. Of many rules the table says which.</summary>
    private static string Choice(RegretAnswer answer) =>
        (answer.Regimes, answer.Regimes.DistinctBy(r => r.BestModel).Count()) switch
        {
            ([var one, ..], 1) => $"all of it on {one.BestModel}",
            ({ Count: <= MostNamed } few, _) =>
                $"all of it on {string.Join(", then ", few.Select(r => $"{r.BestModel} to round {r.To}"))}",
            ({ Count: var rules }, _) => $"all of it on the best model of each of {rules} payout rules",
        };

    /// <summary>Whether a payout rule left multipliers to be chosen, so that they can have been chosen well or badly.</summary>
    private static bool IsChoice(RegretAnswer answer) => answer.Regimes.Any(r => r.Candidates > answer.Models.Count);

    /// <summary>The parts; where no rule left a choice of multipliers, that is no part of it.</summary>
    private static IReadOnlyList<RegretTermEntry> Shown(RegretAnswer answer) =>
        IsChoice(answer) ? answer.Terms : [.. answer.Terms.Where(t => t is not { Term: "multiplier-choice", Nmr: 0 })];

    private static Table Terms(string caption, decimal best, IReadOnlyList<RegretTermEntry> terms, decimal actual) =>
        new(
            caption,
            [new Column("Part", ColumnKind.Name), new Column("NMR"), Meaning],
            [
                [Cell.Words("best choice"), Cell.Nmr(best), Cell.Words("known only afterwards")],
                .. terms.Select(t =>
                    (IReadOnlyList<Cell>)[Cell.Words(t.Term.Replace('-', ' ')), Cell.Nmr(t.Nmr), Cell.Words(t.Words)]
                ),
                [Cell.Words("earned"), Cell.Nmr(actual), Cell.Words("what the stakes brought")],
            ]
        )
        {
            Totals = [terms.Count + 1],
        };

    private static IEnumerable<Block> Alternatives(RegretAnswer answer)
    {
        if (answer.Alternatives.Count == 0)
            yield break;
        var better = answer.Alternatives.Count(a => a.Regret < 0);
        yield return new Sentence(
            $"With the same NMR at risk in every round, {better} of {Format.Many(answer.Alternatives.Count, "single other choice")} would have earned more than what was done:"
        );
        yield return Choices("Single choices against what was done", answer.Alternatives);
    }

    private static Table Choices(string caption, IReadOnlyList<AlternativeEntry> alternatives) =>
        new(
            caption,
            [
                new Column("Choice", ColumnKind.Name),
                new Column("NMR"),
                new Column("earned minus that", Priority: 1),
                Meaning,
            ],
            [
                .. alternatives.Select(a =>
                    (IReadOnlyList<Cell>)
                        [Cell.Words(a.Name.Replace('-', ' ')), Cell.Nmr(a.Nmr), Cell.Nmr(a.Regret), Cell.Words(a.Words)]
                ),
            ]
        );

    private static Column Meaning { get; } = new("What it means", ColumnKind.Words, Priority: 2);

    private static string Best(RegimeRegretEntry regime)
    {
        var committed = regime.Committed is { } nmr
            ? $"Shares are of the {Format.Nmr(nmr)} NMR committed on average."
            : "What was committed is not stored, so there are no shares.";
        return $"Under {RuleNames.InWords(regime.Rule)} ({regime.From}-{regime.To}, {Format.Rounds(regime.Rounds)}, about {IndependentRounds.InWords(regime.IndependentRounds)} independent): earned {Format.SignedNmr(regime.Actual)}{Share(regime.ActualReturn)}, best {Format.SignedNmr(regime.Best)}{Share(regime.BestReturn)} with {regime.BestModel} at {Format.Multipliers(regime.BestMultipliers)}, the best of {Format.Count(regime.Candidates)}. {committed}";
    }

    private static string Share(double? share) => share is { } known ? $" ({Format.Percent(known)})" : "";

    /// <summary>A choice of multipliers means something else under the next rule, so each is looked at by itself.</summary>
    private static IEnumerable<Block> Details(RegretAnswer answer)
    {
        if (answer.Regimes.Count == 0)
            yield break;
        yield return new Fold("The best choice under each payout rule", [Regimes(answer)]);
        foreach (var regime in answer.Regimes.Count < 2 ? [] : answer.Regimes)
            yield return new Fold(
                $"Rounds {regime.From} to {regime.To}, paid by {RuleNames.InWords(regime.Rule)}",
                [
                    Terms(
                        $"Where the difference comes from under {RuleNames.InWords(regime.Rule)}",
                        regime.Best,
                        regime.Terms,
                        regime.Actual
                    ),
                    Choices($"Single choices under {RuleNames.InWords(regime.Rule)}", regime.Alternatives),
                ]
            );
    }

    private static Table Regimes(RegretAnswer answer) =>
        new(
            "Best choice under each payout rule",
            [
                new Column("Payout rule", ColumnKind.Words),
                new Column("from"),
                new Column("to"),
                new Column("rounds"),
                new Column("independent"),
                new Column("mean stake"),
                new Column("committed"),
                new Column("earned"),
                new Column("of committed"),
                new Column("best"),
                new Column("Best model", ColumnKind.Name),
                new Column("with", ColumnKind.Words),
                new Column("compared"),
            ],
            [
                .. answer.Regimes.Select(r =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Words(r.Rule),
                            Cell.Words($"{r.From}"),
                            Cell.Words($"{r.To}"),
                            Cell.Count(r.Rounds),
                            Cell.Words(IndependentRounds.InWords(r.IndependentRounds)),
                            Cell.Stake(r.MeanStake),
                            Cell.Stake(r.Committed),
                            Cell.Nmr(r.Actual),
                            Cell.Percent(r.ActualReturn),
                            Cell.Nmr(r.Best),
                            Cell.Model(r.BestModel),
                            Cell.Words(Format.Multipliers(r.BestMultipliers)),
                            Cell.Count(r.Candidates),
                        ]
                ),
            ]
        );

    private static IEnumerable<Block> LeftOut(RegretAnswer answer)
    {
        foreach (var (reason, stakes) in answer.LeftOut)
            yield return new Sentence(
                $"Left out: {Format.Count(stakes)} settled stakes that cannot be computed ({PayoutReasons.InWords(reason)}).",
                Tone.Warning
            );
        if (answer.LeftOut.Count > 0)
            yield return new Sentence(
                $"They were paid {Format.SignedNmr(answer.LeftOutPaid)} NMR, which is part of no sum here."
            );
    }
}
