using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>Can I believe it: verdicts, who can be told apart, whether the past predicted the future, what has changed.</summary>
internal static class EvidenceSection
{
    private const string Id = "evidence";

    /// <summary>The section; the newest rule first.</summary>
    public static Html Of(EvidenceDocument evidence)
    {
        var regimes = evidence.Regimes.Index().Reverse().ToList();
        return Block.Section(
            Id,
            string.Join(' ', evidence.Regimes[^1].Verdict.Sentences),
            Block.Note(
                $"Returns: {evidence.Assumption}. Under each payout rule by itself; every {Words.Rounds(evidence.Step)} models are ranked by what was known then, and tested on what came after."
            ),
            Html.Join(regimes.Select(r => Regime(r.Item, r.Index, isNewest: r.Index == evidence.Regimes.Count - 1))),
            Sentences("What the rule changes did", evidence.DriftAcross.SelectMany(d => d.Sentences))
        );
    }

    private static Html Regime(RegimeEvidenceEntry regime, int place, bool isNewest)
    {
        var name = $"{Words.Rule(regime.Rule)}, rounds {regime.From} to {regime.To}";
        // The newest rule's verdict is the section's title already.
        var content = Html.Of(
            $"{(isNewest ? Html.Empty : Block.Verdict(regime.Verdict))}{Firsts(regime)}{Walks(regime, place)}{Sentences("Has anything changed?", regime.Drift.SelectMany(d => d.Sentences))}{Overfitting(regime)}"
        );
        return isNewest
            ? Block.Part(name, content)
            : Html.Of($"<details class=\"regime\"><summary>{name}</summary>\n{content}</details>\n");
    }

    private static Html Firsts(RegimeEvidenceEntry regime)
    {
        if (regime.Firsts.Ranking.Count == 0)
            return Html.Empty;
        var luck = regime.Records.ToDictionary(r => r.Model);
        // Columns of which nothing is known say less than the verdict above them does.
        var (isTold, hasRecords) = (
            regime.Firsts.Shortage is null,
            regime.Records.Any(r => r is not { Sharpe: null, Probabilistic: null, Deflated: null })
        );
        string[] told = isTold ? ["One of the firsts"] : [];
        string[] records = hasRecords ? ["#Sharpe", "#Probably above 0", "#Not luck"] : [];
        var table = new Table(
            "Models by their lead over the field",
            ["Model", "#Rounds", "#Mean a round", "#Lead over the field", .. told, .. records]
        );
        foreach (var model in regime.Firsts.Ranking)
        {
            var record = luck.GetValueOrDefault(model.Model);
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
                        Figure.Plain(record?.Probabilistic),
                        Figure.Plain(record?.Deflated),
                    }
                    : [],
            ]);
        }
        return Html.Of(
            $"{table.Open()}{Block.NoteIf(isTold, "One of the firsts: cannot be told apart from the best at level 10 %.")}{Block.NoteIf(hasRecords, "Probably above 0: probability that the true Sharpe ratio is. Not luck: that it is more than the best of so many models without skill would show.")}"
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
            "#Equal weight brought more",
            "#Rankings",
            "#Independent"
        );
        foreach (var walk in known)
            table.Row(
                Html.Of($"{walk.Values}"),
                Html.Of($"{walk.Criterion}"),
                Figure.Ratio(walk.RankIc.Value),
                Ends(walk.RankIc, Figure.Ratio),
                Figure.Plain(walk.TopInBetterHalf.Value),
                Figure.Percent(walk.RegretToEqualWeight.Value),
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
                        ? $"Overfitting: choosing the best by {o.Criterion} on one half was a bad choice on the other in {Words.Plain(p)} of the splits (luck: 50 %)."
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

    private static Html Ends(EstimateEntry estimate, Func<double?, Html> figure) =>
        Html.Of($"{figure(estimate.Low)} to {figure(estimate.High)}");
}
