using Ballast.Core.Evidence.Verdicts;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>Can I believe it: which models can still be the best, whether the past predicted the future, what has changed.</summary>
internal static class EvidenceSection
{
    private const string Id = "evidence";

    /// <summary>The section; the rule that the answer stands on first, then the newest.</summary>
    public static Html Of(EvidenceDocument evidence)
    {
        bool IsLead(RegimeEvidenceEntry regime) => regime.From == evidence.Verdict.From;
        var regimes = evidence.Regimes.Index().Reverse().OrderByDescending(r => IsLead(r.Item));
        return Block.Section(
            Id,
            string.Join(' ', evidence.Verdict.Sentences),
            Block.Note(
                $"Returns: {evidence.Assumption}. Under each payout rule by itself; every {Words.Rounds(evidence.Step)} models are ranked by what was known then, and tested on what came after."
            ),
            Html.Join(regimes.Select(r => Regime(r.Item, r.Index, IsLead(r.Item)))),
            Sentences("What the rule changes did", evidence.DriftAcross.SelectMany(d => d.Sentences))
        );
    }

    private static Html Regime(RegimeEvidenceEntry regime, int place, bool isLead)
    {
        var name = $"{Words.Rule(regime.Rule)}, rounds {regime.From} to {regime.To}";
        // The verdict that the answer stands on is the section's title already.
        var content = Html.Of(
            $"{(isLead ? Html.Empty : Block.Verdict(regime.Verdict))}{Firsts(regime)}{Walks(regime, place)}{Sentences("Has anything changed?", regime.Drift.SelectMany(d => d.Sentences))}{Overfitting(regime)}"
        );
        return isLead
            ? Block.Part(name, content)
            : Html.Of($"<details class=\"regime\"><summary>{name}</summary>\n{content}</details>\n");
    }

    private static Html Firsts(RegimeEvidenceEntry regime)
    {
        if (regime.Firsts.Ranking.Count == 0)
            return Html.Empty;
        var byModel = regime.Records.ToDictionary(r => r.Model);
        // Columns of which nothing is known say less than the verdict above them does.
        var (isTold, hasRecords) = (
            regime.Firsts.Shortage is null,
            regime.Records.Any(r => r is not { Sharpe: null, Probabilistic: null, Deflated: null })
        );
        string[] told = isTold ? ["Can be the best"] : [];
        string[] records = hasRecords ? ["#Sharpe", "#By chance", "#As best of all"] : [];
        var table = new Table(
            "Models by their lead over the field",
            ["Model", "#Rounds", "#Mean a round", "#Lead over the field", .. told, .. records]
        );
        foreach (var model in regime.Firsts.Ranking)
        {
            var record = byModel.GetValueOrDefault(model.Model);
            table.Row([
                Html.Name(model.Model),
                Figure.Count(model.Rounds),
                Figure.Percent(model.Mean),
                Figure.Percent(model.Lead),
                .. isTold ? new[] { Html.Of($"{(model.IsFirst ? "yes" : "no")}") } : [],
                .. hasRecords
                    ? new[]
                    {
                        Figure.Ratio(record?.Sharpe),
                        Figure.Probability(record?.PValue),
                        Figure.Probability(record?.PValueOfBest),
                    }
                    : [],
            ]);
        }
        return Html.Of(
            $"{table.Open()}{Block.NoteIf(isTold, $"Can be the best: with {Words.Confidence(regime.Verdict.Level)} confidence the truly best model is one of these. That they are equally good is not shown.")}{Block.NoteIf(hasRecords, "By chance: how many of 100 such records without skill show a Sharpe ratio as high. As best of all: measured from the ratio that the best of so many models without skill would show. Neither is the probability that a model has no skill.")}"
        );
    }

    private static Html Walks(RegimeEvidenceEntry regime, int place)
    {
        var known = regime.Walks.Where(w => w.RankIc.Shortage is null).ToList();
        var shortages = regime.Walks.Except(known).GroupBy(w => Words.Shortage(w.RankIc.Shortage ?? w.Shortage!));
        var notes = Html.Join(
            shortages.Select(s =>
                Block.Note(
                    $"Prediction of {string.Join(", ", s.Select(w => $"{w.Values} by {w.Criterion}"))}: {s.Key}."
                )
            )
        );
        if (known.Count == 0)
            return notes;
        var table = new Table(
            "Did ranking by the past predict the future?",
            "Ranked and tested",
            "By",
            "#Rank IC",
            "#95 % interval",
            "#Past best in the better half",
            "#Past best less equal weight",
            "#95 % interval",
            "#Rankings",
            "#Tests that share no day"
        );
        foreach (var walk in known)
            table.Row(
                Html.Of($"{walk.Values}"),
                Html.Of($"{walk.Criterion}"),
                Figure.Ratio(walk.RankIc.Value),
                Ends(walk.RankIc, Figure.Ratio),
                Figure.Probability(walk.TopInBetterHalf.Value),
                Figure.Percent(-walk.RegretToEqualWeight.Value),
                Gain(walk.RegretToEqualWeight),
                Figure.Count(walk.Steps),
                Figure.About(walk.IndependentSteps)
            );
        const string Title = "Rank correlation of each ranking with what came after it";
        return Html.Of(
            $"{Block.Chart("rank-ic", Title, "low", [.. regime.Walks.Select(w => $"{w.Values} by {w.Criterion}")], "Ranking", $"{place}")}{table.Open()}{notes}"
        );
    }

    private static Html Overfitting(RegimeEvidenceEntry regime) =>
        Html.Join(
            regime.Overfitting.Select(o =>
                Block.Note(
                    o.Probability is { } p
                        ? $"Overfitting: choosing the best by {o.Criterion} on one half was a bad choice on the other in {Probability.InWords(p)} of the splits (without skill: 50 %)."
                        : $"Overfitting, by {o.Criterion}: {Words.Shortage(o.Shortage!)}."
                )
            )
        );

    private static Html Sentences(string title, IEnumerable<string> sentences)
    {
        var all = sentences.ToList();
        return all.Count == 0
            ? Html.Empty
            : Html.Of($"<h4>{title}</h4>\n<ul class=\"points\">{all.Select(s => Html.Of($"<li>{s}</li>"))}</ul>\n");
    }

    /// <summary>What following the past best brought more: the regret, turned round.</summary>
    private static Html Gain(EstimateEntry regret) =>
        regret is { Low: { } low, High: { } high }
            ? Html.Of($"{Figure.Percent(-high)} to {Figure.Percent(-low)}")
            : Figure.Unknown;

    private static Html Ends(EstimateEntry estimate, Func<double?, Html> figure) =>
        Html.Of($"{figure(estimate.Low)} to {figure(estimate.High)}");
}
