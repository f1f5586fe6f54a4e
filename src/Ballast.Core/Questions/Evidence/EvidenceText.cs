using Ballast.Core.Evidence.Verdicts;
using Ballast.Core.Payouts;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Evidence;

/// <summary>Evidence in words: the verdict first.</summary>
internal static class EvidenceText
{
    private const int MostModels = 20;

    /// <summary>The verdict, then each payout rule by itself, the one that the verdict stands on first.</summary>
    public static IReadOnlyList<Block> Write(EvidenceAnswer answer, Given given)
    {
        var regimes = answer
            .Regimes.OrderByDescending(r => IsLead(answer, r))
            .ThenByDescending(r => r.From)
            .ToLookup(SaysSomething);
        return AnswerLayout.Of(
            new Heading($"Evidence · {answer.Tournament} · rounds {answer.From} to {answer.To}"),
            First(answer),
            AnswerLayout.Next("see what to do with the stakes", given, "advise"),
            [
                .. answer.Verdict.Shortage is null ? SharedSentences.Expires(answer.Expiry) : [],
                .. regimes[true].Take(1).SelectMany(Firsts),
                .. regimes[true].Take(1).SelectMany(FirstPlace),
                .. answer.Verdict.Shortage is null
                    ? answer.Verdict.Sentences.Select(s => new Sentence(s))
                    : Array.Empty<Sentence>(),
            ],
            [
                .. answer.Verdict.Shortage is null
                    ? Array.Empty<Block>()
                    : [new Fold("What is missing for an answer", [new Points(answer.Verdict.Sentences)])],
                .. regimes[true].SelectMany(r => Regime(answer, r)),
                .. Young(regimes[false]),
                .. answer.DriftAcross.Count == 0
                    ? Array.Empty<Block>()
                    : [new Heading("What the rule changes did", 2), .. DriftBlocks.Write(answer.DriftAcross)],
                new Heading("What the words mean", 2),
                new Sentence($"Returns: {answer.Assumption}."),
                .. Words(answer),
            ]
        );
    }

    /// <summary>Whether the past ranking can be believed, for those who know no statistics.</summary>
    internal static string First(EvidenceAnswer answer)
    {
        var verdict = answer.Verdict;
        var all = verdict.CanBeBest.Count + verdict.Dropped.Count;
        var ranking = answer.Regimes.FirstOrDefault(r => IsLead(answer, r))?.Firsts.Ranking;
        // One alone is ahead of nobody, and so are equals.
        var ahead = ranking is [_, _, ..] && Leaders.Of(ranking, r => r.Lead ?? r.Mean) is [var first] ? first : null;
        var leads = ahead is null
            ? ""
            : $" What can be said: {ahead.Model} was ahead so far{(ahead.Lead is { } lead ? $", by {Least(lead)} a round over the mean of all" : "")}.";
        return verdict.Kind switch
        {
            "not-enough-data" =>
                $"Which model is really the best cannot be said yet: {SharedSentences.WhenKnown(verdict.Shortage)}.{leads}",
            "none-told-apart" =>
                $"The ranking of these {all} models may be luck: any of them can still be the best one.{leads}",
            "one-ahead" =>
                $"The first place is more than chance explains: of {all} models only {verdict.CanBeBest[0]} can still be the best one.",
            _ =>
                $"The ranking says something, but not who is first: {verdict.CanBeBest.Count} of {all} models can still be the best one, the other {verdict.Dropped.Count} are behind by more than chance explains.",
        };
    }

    /// <summary>A lead that rounds to nothing is said to be small, and not to be none.</summary>
    private static string Least(double lead) =>
        lead is > 0 and < 0.00005 ? "less than 0.01 %" : Format.Percent(lead, 2);

    /// <summary>Whether anything can be said under a rule.</summary>
    private static bool SaysSomething(RegimeEvidenceEntry regime) =>
        regime.Firsts.Shortage is null || regime.Walks.Any(w => w.RankIc.Shortage is null);

    /// <summary>Rules with too few rounds, in a line each.</summary>
    private static IEnumerable<Block> Young(IEnumerable<RegimeEvidenceEntry> regimes)
    {
        var young = regimes.ToList();
        if (young.Count == 0)
            yield break;
        yield return new Heading($"Too few rounds: {Format.Many(young.Count, "payout rule")}", 2);
        yield return new Points([
            .. young.Select(r =>
                $"{RuleNames.InWords(r.Rule)}, {Format.Rounds(r.Rounds)}, {r.From} to {r.To}: {(r.Firsts.Shortage ?? r.Verdict.Shortage)?.WithReason() ?? "too few rounds"}."
            ),
        ]);
        foreach (var drift in young.SelectMany(r => DriftBlocks.Write(r.Drift)))
            yield return drift;
    }

    private static bool IsLead(EvidenceAnswer answer, RegimeEvidenceEntry regime) => regime.From == answer.Verdict.From;

    private static IEnumerable<Block> Regime(EvidenceAnswer answer, RegimeEvidenceEntry regime)
    {
        yield return new Heading($"Rounds {regime.From} to {regime.To}, paid by {RuleNames.InWords(regime.Rule)}", 2);
        yield return new Sentence($"{Format.Rounds(regime.Rounds)}.");
        yield return new Sentence(
            $"Every {Format.Rounds(answer.Step)} ranked by the last {regime.Window} that were known then, tested on the next {regime.Horizon}."
        );
        // The verdict that the answer stands on is at the top already.
        foreach (var sentence in IsLead(answer, regime) ? [] : regime.Verdict.Sentences)
            yield return new Sentence(sentence);
        // The table of the first stretch stands at the top already.
        foreach (var block in IsLead(answer, regime) ? [] : Firsts(regime))
            yield return block;
        foreach (var block in WalkText.Write(regime))
            yield return block;
        foreach (var block in DriftBlocks.Write(regime.Drift))
            yield return block;
        foreach (var overfit in regime.Overfitting.Where(o => o.Probability is not null))
            yield return new Sentence(
                $"Overfitting: choosing the best by {MeasureNames.InWords(overfit.Criterion)} on one half was a bad choice on the other in {Probability.InWords(overfit.Probability!.Value)} of the splits (without skill: 50 %)."
            );
        foreach (
            var group in regime
                .Overfitting.Where(o => o.Probability is null)
                .GroupBy(o => SharedSentences.NotEnough(o.Shortage!))
        )
            yield return new Sentence(
                $"Overfitting, by {Format.Names([.. group.Select(o => MeasureNames.InWords(o.Criterion))])}: {group.Key}."
            );
    }

    private static IEnumerable<Block> Firsts(RegimeEvidenceEntry regime)
    {
        if (regime.Firsts.Shortage is not null)
            yield break;
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
    }

    /// <summary>Other answers put another model first: what this order is of.</summary>
    private static IEnumerable<Sentence> FirstPlace(RegimeEvidenceEntry regime)
    {
        if (regime.Firsts.Shortage is null)
            yield return new Sentence(
                $"First here is the model with the largest lead over the mean of all, a round, in rounds {regime.From} to {regime.To}, paid by {RuleNames.InWords(regime.Rule)}. Backtest and Today rank by other rounds and multipliers; whether a first place can be believed is said here.",
                Tone.Remark
            );
    }

    private static IEnumerable<Block> Words(EvidenceAnswer answer)
    {
        yield return new Sentence(
            $"Can be the best: with {Format.PlainPercent(1 - answer.Verdict.Level, 0)} confidence the truly best model is one of these. That they are equally good is not shown.",
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
