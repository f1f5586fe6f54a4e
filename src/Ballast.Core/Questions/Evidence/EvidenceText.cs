using Ballast.Core.Evidence.Verdicts;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Evidence;

/// <summary>Evidence in words: the verdict first.</summary>
internal static class EvidenceText
{
    private const int MostModels = 20;

    /// <summary>The verdict, then each payout rule by itself, the one that the verdict stands on first.</summary>
    public static IReadOnlyList<Block> Write(EvidenceAnswer answer) =>
        [
            new Heading($"Evidence · {answer.Tournament} · rounds {answer.From} to {answer.To}"),
            .. answer.Verdict.Sentences.Select(s => new Sentence(s, Tone.Answer)),
            new Sentence($"Returns: {answer.Assumption}."),
            .. answer
                .Regimes.OrderByDescending(r => IsLead(answer, r))
                .ThenByDescending(r => r.From)
                .SelectMany(r => Regime(answer, r)),
            .. answer.DriftAcross.Count == 0
                ? Array.Empty<Block>()
                : [new Heading("What the rule changes did", 2), .. DriftBlocks.Write(answer.DriftAcross)],
        ];

    private static bool IsLead(EvidenceAnswer answer, RegimeEvidenceEntry regime) => regime.From == answer.Verdict.From;

    private static IEnumerable<Block> Regime(EvidenceAnswer answer, RegimeEvidenceEntry regime)
    {
        yield return new Heading(
            $"{regime.Rule ?? "no rule known"} · {Format.Rounds(regime.Rounds)}, {regime.From} to {regime.To}",
            2
        );
        yield return new Sentence(
            $"Every {Format.Rounds(answer.Step)} ranked by the last {regime.Window} that were known then, tested on the next {regime.Horizon}."
        );
        // The verdict that the answer stands on is at the top already.
        foreach (var sentence in IsLead(answer, regime) ? [] : regime.Verdict.Sentences)
            yield return new Sentence(sentence);
        if (regime.Firsts.Shortage is null)
        {
            foreach (var block in Firsts(regime))
                yield return block;
        }
        foreach (var block in WalkText.Write(regime))
            yield return block;
        foreach (var block in DriftBlocks.Write(regime.Drift))
            yield return block;
        foreach (var overfit in regime.Overfitting)
            yield return new Sentence(Overfitting(overfit));
    }

    private static string Overfitting(OverfittingEntry overfit) =>
        overfit.Probability is { } p
            ? $"Overfitting: choosing the best by {overfit.Criterion} on one half was a bad choice on the other in {Probability.InWords(p)} of the splits (without skill: 50 %)."
            : $"Overfitting, by {overfit.Criterion}: {SharedSentences.NotEnough(overfit.Shortage!)}.";

    private static IEnumerable<Block> Firsts(RegimeEvidenceEntry regime)
    {
        var records = regime.Records.ToDictionary(r => r.Model);
        yield return new Table(
            "Models by their lead over the field",
            [
                new Column("Model", ColumnKind.Name),
                new Column("rounds", Priority: 5),
                new Column("mean", Priority: 1),
                new Column("lead"),
                new Column("can be the best", ColumnKind.Words),
                new Column("Sharpe", Priority: 3),
                new Column("by chance", Priority: 4),
                new Column("as best of all", Priority: 4),
            ],
            [.. regime.Firsts.Ranking.Select(m => Row(m, records.GetValueOrDefault(m.Model)))]
        )
        {
            Most = MostModels,
        };
        yield return new Sentence(
            $"Can be the best: with {Format.PlainPercent(1 - regime.Verdict.Level, 0)} confidence the truly best model is one of these. That they are equally good is not shown.",
            Tone.Remark
        );
        yield return new Sentence(
            "By chance: how many of 100 such records without skill show a Sharpe ratio as high; as best of all: measured from the ratio that the best of so many models without skill would show. Neither is the probability that a model has no skill.",
            Tone.Remark
        );
    }

    private static IReadOnlyList<Cell> Row(FirstEntry model, RecordEntry? record) =>
        [
            Cell.Model(model.Model),
            Cell.Count(model.Rounds),
            Cell.Percent(model.Mean),
            Cell.Percent(model.Lead),
            Cell.Words(model.IsFirst ? "yes" : "no"),
            Cell.Number(record?.Sharpe),
            Cell.Words(Probability.InWords(record?.PValue)),
            Cell.Words(Probability.InWords(record?.PValueOfBest)),
        ];
}
