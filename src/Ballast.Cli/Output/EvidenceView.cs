using System.Globalization;
using Ballast.Core.Evidence.Verdicts;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>Evidence as people read it: the verdict first.</summary>
internal sealed class EvidenceView(Screen screen, EvidenceDocument answer)
{
    private const int MostModels = 20;

    private readonly bool _isNarrow = screen.Width < Tables.NarrowWidth;

    public void Write()
    {
        screen.Line($"[bold]Evidence[/] · {answer.Tournament} · rounds {answer.From} to {answer.To}");
        screen.Line($"Returns: {Markup.Escape(answer.Assumption)}.");
        screen.Line();
        foreach (var sentence in answer.Verdict.Sentences)
            screen.Line($"[bold]{Markup.Escape(sentence)}[/]");
        foreach (var regime in answer.Regimes.OrderByDescending(IsLead).ThenByDescending(r => r.From))
            Regime(regime);
        DriftView.Across(screen, answer.DriftAcross);
    }

    private bool IsLead(RegimeEvidenceEntry regime) => regime.From == answer.Verdict.From;

    private void Regime(RegimeEvidenceEntry regime)
    {
        screen.Line();
        screen.Line(
            $"[bold]{Markup.Escape(regime.Rule ?? "no rule known")}[/] · {Figures.Rounds(regime.Rounds)}, {regime.From} to {regime.To}"
        );
        screen.Line(
            $"Every {Figures.Rounds(answer.Step)} ranked by the last {regime.Window} that were known then, tested on the next {regime.Horizon}."
        );
        // The answer stands at the top already.
        foreach (var sentence in IsLead(regime) ? [] : regime.Verdict.Sentences)
            screen.Line(Markup.Escape(sentence));
        if (regime.Firsts.Shortage is null)
            Firsts(regime);
        Walks(regime);
        DriftView.Write(screen, regime.Drift);
        foreach (var overfit in regime.Overfitting)
            screen.Line(
                overfit.Probability is { } p
                    ? $"Overfitting: choosing the best by {Markup.Escape(overfit.Criterion)} on one half was a bad choice on the other in {Probability.InWords(p)} of the splits (without skill: 50 %)."
                    : $"Overfitting, by {Markup.Escape(overfit.Criterion)}: {Words(overfit.Shortage!)}."
            );
    }

    private void Firsts(RegimeEvidenceEntry regime)
    {
        var records = regime.Records.ToDictionary(r => r.Model);
        var table = Tables.Make();
        table.AddColumn(Tables.Name("Model"));
        table.AddColumn(Tables.Number("mean"));
        table.AddColumn(Tables.Number("lead"));
        table.AddColumn(Tables.Words("can be the best"));
        if (!_isNarrow)
        {
            table.AddColumn(Tables.Number("Sharpe"));
            table.AddColumn(Tables.Number("by chance"));
            table.AddColumn(Tables.Number("as best of all"));
        }
        foreach (var model in regime.Firsts.Ranking.Take(MostModels))
        {
            var record = records.GetValueOrDefault(model.Model);
            table.AddRow([
                Tables.Plain(model.Model),
                Tables.Plain(Percent(model.Mean)),
                Tables.Plain(Percent(model.Lead)),
                Tables.Plain(model.IsFirst ? "yes" : "no"),
                .. _isNarrow
                    ? []
                    : new[]
                    {
                        Tables.Plain(Plain(record?.Sharpe)),
                        Tables.Plain(Probability.InWords(record?.PValue)),
                        Tables.Plain(Probability.InWords(record?.PValueOfBest)),
                    },
            ]);
        }
        screen.Write(table);
        if (regime.Firsts.Ranking.Count > MostModels)
            screen.Line(
                $"[grey]… and {Figures.Count(regime.Firsts.Ranking.Count - MostModels)} more models: --json[/]"
            );
        EvidenceCharts.Leads(screen, regime.Firsts);
        if (!_isNarrow)
            screen.Line(
                "[grey]by chance: how many of 100 such records without skill show a Sharpe ratio as high; as best of all: measured from the ratio that the best of so many models without skill would show. Neither is the probability that a model has no skill.[/]"
            );
    }

    private void Walks(RegimeEvidenceEntry regime)
    {
        var known = regime.Walks.Where(w => w.RankIc.Shortage is null).ToList();
        if (known.Count > 0)
        {
            var table = Tables.Make();
            table.AddColumn(Tables.Name("value"));
            table.AddColumn(Tables.Name("by"));
            table.AddColumn(Tables.Number("rank IC"));
            table.AddColumn(Tables.Number("95 %"));
            if (!_isNarrow)
            {
                table.AddColumn(Tables.Number("better half"));
                table.AddColumn(Tables.Number("past best less equal weight"));
            }
            foreach (var walk in known)
                table.AddRow([
                    Tables.Plain(walk.Values),
                    Tables.Plain(walk.Criterion),
                    Tables.Plain(Plain(walk.RankIc.Value)),
                    Tables.Plain($"{Plain(walk.RankIc.Low)} to {Plain(walk.RankIc.High)}"),
                    .. _isNarrow
                        ? []
                        : new[]
                        {
                            Tables.Plain(Probability.InWords(walk.TopInBetterHalf.Value)),
                            Tables.Plain(Gain(walk.RegretToEqualWeight)),
                        },
                ]);
            screen.Write(table);
            foreach (var walk in known.Where(w => w.Values == known[0].Values))
                EvidenceCharts.RankIc(screen, walk);
            var first = known[0];
            screen.Line(
                $"{Figures.Count(first.Steps)} rankings, worth about {Number(first.IndependentSteps)} whose tests share no day."
            );
        }
        foreach (var group in regime.Walks.Except(known).GroupBy(w => Words(w.RankIc.Shortage ?? w.Shortage!)))
            screen.Line(
                $"Prediction of {Markup.Escape(string.Join(", ", group.Select(w => $"{w.Values} by {w.Criterion}")))}: {group.Key}."
            );
    }

    /// <summary>What following the past best brought more: the regret, turned round.</summary>
    private static string Gain(EstimateEntry regret) =>
        regret.Shortage is not null ? "n/a" : $"{Percent(-regret.Value)} ({Bare(-regret.High)} to {Bare(-regret.Low)})";

    private static string Words(ShortageEntry shortage) => Markup.Escape($"not enough data: {shortage.WithReason()}");

    /// <summary>A percentage behind another, which brings the sign.</summary>
    private static string Bare(double? share) => Percent(share).Replace(" %", "", StringComparison.Ordinal);

    private static string Percent(double? share) => share is { } s ? Figures.Percent(s, 2) : "n/a";

    private static string Plain(double? value) =>
        value is { } v ? v.ToString("0.00", CultureInfo.InvariantCulture) : "n/a";

    private static string Number(double? value) =>
        value is { } v ? v.ToString("0.0", CultureInfo.InvariantCulture) : "n/a";
}
