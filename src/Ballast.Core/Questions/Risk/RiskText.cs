using Ballast.Core.Payouts;
using Ballast.Core.Text;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Risk;

/// <summary>Risk in words.</summary>
internal static class RiskText
{
    // More of them are compared in one table instead of shown one by one.
    private const int FewSubjects = 3;
    private const int MostRows = 40;

    // Of more each is measured in full where it is named: all in one answer would be thousands of rows.
    private const int MostInFull = 12;
    private const int MostCorrelations = 30;
    private const int MostRegimes = 3;

    /// <summary>The answer first, then each model or all of them compared, how they move together, and what is locked.</summary>
    public static IReadOnlyList<Block> Write(RiskAnswer answer, Given given)
    {
        var isFull = given.Is(RiskQuestion.All);
        var isCompared = answer.Subjects.Count > FewSubjects;
        return AnswerLayout.Of(
            new Heading($"Risk · {answer.Tournament} · rounds {answer.From} to {answer.To}"),
            RiskSentence.First(answer),
            AnswerLayout.Next("see what to do with the stakes", given, "advise"),
            [.. Equity(answer), .. Main(answer, isFull), .. answer.Verdict?.Shortage is null ? Verdict(answer) : []],
            [
                .. answer.Verdict?.Shortage is null
                    ? Array.Empty<Block>()
                    : [new Fold("Which model can still be the best", [.. Verdict(answer)])],
                .. Notes(answer),
                .. Rolling(answer),
                .. answer.Subjects.Count > 1
                    ? [new Fold("The same under other payout rules", [.. Comparisons(answer).Skip(1)])]
                    : Array.Empty<Block>(),
                .. (isCompared ? answer.Subjects.TakeLast(1) : answer.Subjects).SelectMany(s =>
                    RiskSubjectText.Write(answer, s, isFull)
                ),
                .. isCompared
                    ? [new Heading("Every model by itself", 2), .. OneByOne(answer, isFull)]
                    : Array.Empty<Block>(),
                .. Together(answer.Dependence),
                .. LockText.Write(answer.Locks),
                new Heading("What the returns are", 2),
                new Sentence($"Returns: {answer.Assumption}."),
            ]
        );
    }

    private static IEnumerable<Block> OneByOne(RiskAnswer answer, bool isFull) =>
        isFull || answer.Subjects.Count <= MostInFull
            ? answer.Subjects.SkipLast(1).SelectMany(s => RiskSubjectText.Write(answer, s, isFull, 3))
            :
            [
                new Sentence(
                    $"{Format.Count(answer.Subjects.Count - 1)} models are too many to show each in full: name those that you want to see, at most {MostInFull - 1}."
                )
                {
                    Typed = "All of them: --all",
                },
            ];

    /// <summary>The models side by side; of one its measures.</summary>
    private static IEnumerable<Block> Main(RiskAnswer answer, bool isFull) =>
        answer.Subjects.Count > 1 ? Comparisons(answer).Take(1)
        : answer.Subjects is [var only] && RiskSentence.Lead(answer, only) is { } lead
            ? MeasureTable.Write(lead, isFull).OfType<Table>()
        : [];

    /// <summary>Whether a stretch is the one that the answer stands on.</summary>
    public static bool IsLead(RiskAnswer answer, RegimeRiskEntry regime) =>
        answer.StandsOn is { } on && regime.From >= on.From && regime.To <= on.To;

    /// <summary>A measure of a stretch.</summary>
    public static MeasureEntry Measure(RegimeRiskEntry regime, string name) =>
        regime.Measures.First(m => m.Name == name);

    /// <summary>Which models can still be the best, and of a single one which rounds are too young to say anything.</summary>
    private static IEnumerable<Block> Verdict(RiskAnswer answer)
    {
        if (answer.Subjects.All(s => s.Series.Count == 0))
            yield break;
        if (answer.Verdict is { } verdict)
            yield return SharedSentences.Verdict(verdict);
        else
        {
            foreach (var young in answer.StandsOn?.InWords() ?? [])
                yield return new Sentence(young);
        }
    }

    private static IEnumerable<Block> Notes(RiskAnswer answer)
    {
        foreach (var crossing in SharedSentences.CrossesRules(answer.Rules, "; each is measured by itself"))
            yield return crossing;
        if (answer.NotMeasuredAlone is { } alone)
            yield return alone.What.After("All together: ").InAnswer(Tone.Warning);
        if (answer.InterimRounds.Count > 0)
            yield return SharedSentences.NotFinal(answer.InterimRounds);
        foreach (var left in SharedSentences.LeftOut(answer.Skipped))
            yield return left;
    }

    private static IEnumerable<Block> Equity(RiskAnswer answer)
    {
        if (answer.Subjects.All(s => s.Series.Count == 0))
            yield break;
        string[] names = [.. answer.Subjects.Select(s => s.Name)];
        yield return new Picture("equity", "What 1 NMR became, begun anew under each payout rule, and its falls")
        {
            Height = "tall",
            Choices = names,
            AsLine = RiskSentence.Curve(answer),
        };
    }

    private static IEnumerable<Block> Rolling(RiskAnswer answer)
    {
        if (answer.Subjects.All(s => s.Series.Count == 0))
            yield break;
        string[] names = [.. answer.Subjects.Select(s => s.Name)];
        yield return new Fold(
            "Mean and volatility over time",
            [
                new Picture("rolling", "Mean and volatility of the returns, over a window of rounds at a time")
                {
                    Height = "tall",
                    Choices = names,
                },
                new Sentence(
                    "Each point rests on the rounds before it, so neighbouring points share most of their rounds. A window never crosses a change of the payout rule.",
                    Tone.Remark
                ),
            ]
        );
    }

    private static IEnumerable<Block> Comparisons(RiskAnswer answer)
    {
        var first = answer.Rules.OrderByDescending(r => r.From == answer.StandsOn?.From).ThenByDescending(r => r.From);
        foreach (var rule in first.Take(MostRegimes))
            yield return Comparison(answer, rule);
        if (answer.Rules.Count > MostRegimes)
            yield return new Sentence(
                $"Compared under {MostRegimes} of the {answer.Rules.Count} payout rules.",
                Tone.Remark
            )
            {
                Typed = "The others: --json",
            };
    }

    private static Table Comparison(RiskAnswer answer, RuleSpan rule)
    {
        var rows = answer
            .Subjects.Select(s => (Subject: s, Regime: s.Regimes.FirstOrDefault(r => r.Rule == rule.Rule)))
            .Where(r => r.Regime is not null)
            .OrderByDescending(r => Measure(r.Regime!, "return").Value)
            .ToList();
        return new Table(
            $"Rounds {rule.From} to {rule.To}, paid by {RuleNames.InWords(rule.Rule)}",
            [
                new Column("Model", ColumnKind.Name),
                new Column("rounds", Priority: 4),
                new Column("mean a round"),
                new Column("95 % interval", Priority: 1),
                new Column("volatility", Priority: 2),
                new Column("deepest fall", Priority: 1),
                new Column("burned", Priority: 3),
                new Column("worst 20 rounds", Priority: 4),
            ],
            [.. rows.Select(r => Row(r.Subject, r.Regime!))]
        )
        {
            Most = MostRows,
            Totals = [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].Subject.IsMix)],
        };
    }

    private static IReadOnlyList<Cell> Row(RiskSubjectEntry subject, RegimeRiskEntry regime)
    {
        var mean = Measure(regime, "return");
        return
        [
            subject.IsMix ? Cell.Words(subject.Name) : Cell.Model(subject.Name),
            Cell.Count(regime.Rounds),
            Cell.Percent(mean.Value),
            MeasureCells.Interval(mean),
            MeasureCells.Value(Measure(regime, "volatility")),
            MeasureCells.Value(Measure(regime, "maxDrawdown")),
            MeasureCells.Value(Measure(regime, "burnRate")),
            MeasureCells.Value(Measure(regime, "worst20Rounds")),
        ];
    }

    private static IEnumerable<Block> Together(DependenceEntry? dependence)
    {
        if (dependence is not { } together)
            yield break;
        yield return new Heading("Together", 2);
        yield return new Sentence($"{Bets(together)}.");
        if (together.DampingBets is { } damping)
            yield return new Sentence(
                $"For how calm their sum is another figure counts: equally risky, they damp the swings like {About(damping)} uncorrelated ones (95 %: {About(together.DampingBetsLow)} to {About(together.DampingBetsHigh)})."
            );
        const int MostGroups = 5;
        var groups = together.Clusters.Where(c => c.Count > 1).ToList();
        foreach (var group in groups.Take(MostGroups))
            yield return new Sentence($"Move together: {Format.Names(group)}.");
        if (groups.Count > MostGroups)
            yield return new Sentence($"… and {groups.Count - MostGroups} more groups.", Tone.Remark)
            {
                Typed = "All of them: --json",
            };
        yield return new Picture("correlation", "Correlation of the returns") { Height = "square" };
        if (together.Models.Count <= MostCorrelations)
            yield return new Fold("Correlations in numbers", [Correlations(together)]);
    }

    private static string Bets(DependenceEntry together)
    {
        var models = $"{together.Models.Count} models";
        var ground =
            $"{Format.Rounds(together.Rounds)} that all have (about {Format.Number(together.IndependentRounds, 1)} independent)";
        return together.EffectiveBets is { } known
            ? $"{models} are worth {About(known)} independent bets (95 %: {About(together.EffectiveBetsLow)} to {About(together.EffectiveBetsHigh)}), on {ground} under {RuleNames.InWords(together.Rule)}"
            : $"{models}: not enough data to count their bets: {ground}";
    }

    /// <summary>Without an end where nothing bounds it.</summary>
    private static string About(double? count) => count is { } known ? Format.Number(known, 1) : "any number";

    private static Table Correlations(DependenceEntry together) =>
        new(
            "Correlations of the returns",
            [new Column("Model", ColumnKind.Name), .. together.Models.Select(m => new Column(m, Priority: 1))],
            [
                .. together.Models.Select(
                    (model, row) =>
                        (IReadOnlyList<Cell>)
                            [Cell.Model(model), .. together.Correlations[row].Select(c => Cell.Number(c))]
                ),
            ]
        );
}
