using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>A mix of models as people read it: as the rules pay it, or the raw score.</summary>
internal sealed class PortfolioView(Screen screen, PortfolioAnswer answer)
{
    public void Write(bool raw)
    {
        screen.Line(
            $"[bold]Portfolio[/] of {answer.Shares.Count}: {Markup.Escape(Figures.Listed([.. answer.Shares.Select(s => $"{s.Model} {Figures.PlainPercent(s.Share, 0)}")]))}"
        );
        if (raw)
            Raw();
        else
            Paid();
        screen.Line(
            $"[bold]Rests on[/] {Figures.Rounds(answer.Rounds.Count)} that every model has; {Figures.Rounds(answer.IncompleteRounds)} that only some have are left out."
        );
        if (answer.InterimRounds.Count > 0)
            screen.Line(Figures.NotFinal(answer.InterimRounds));
    }

    private void Paid()
    {
        switch (answer.Paid)
        {
            case Outcome<PaidPortfolio>.Done { Value: var paid }:
                screen.Line($"Returns: {Markup.Escape(paid.Assumption)}.");
                foreach (var regime in paid.Regimes)
                    Regime(regime);
                screen.Remark("[grey]The score itself, without factor, clip and capital: --raw[/]");
                break;
            case Outcome<PaidPortfolio>.Refused { Refusal: var refusal }:
                screen.Line(
                    $"[yellow]It cannot be paid:[/] {Markup.Escape(refusal.Message)} The score itself, without factor, clip and capital: --raw"
                );
                break;
        }
    }

    private void Regime(RegimeRiskEntry regime)
    {
        screen.Line();
        screen.Line(
            $"[bold]{Markup.Escape(regime.Rule ?? "no rule known")}[/] · {Figures.Rounds(regime.Rounds)}, {regime.From} to {regime.To}"
        );
        MeasureTable.Write(screen, regime, all: false);
    }

    private void Raw()
    {
        screen.Line(
            $"Raw score {Markup.Escape(Figures.Multipliers(answer.Score))}, rounds {answer.Rounds[0]} to {answer.Rounds[^1]}: no payout factor, no clip, no capital. "
                + "It compares models; it is not what a stake earns."
        );
        var table = Tables.Make();
        table.AddColumn(Tables.Name("Measure of the raw score"));
        table.AddColumn(Tables.Number("value"));
        table.AddColumn(Tables.Words("definition"));
        foreach (var (measure, value) in answer.Measures)
            table.AddRow(
                Tables.Plain(measure.Name),
                Tables.Plain(Value(measure, value)),
                Tables.Plain(measure.Definition)
            );
        foreach (var (metric, mean) in answer.MetricMeans)
            table.AddRow(
                Tables.Plain($"mean {metric}"),
                Tables.Plain(Figures.Plain(mean)),
                Tables.Plain("mean per round, not multiplied")
            );
        screen.Write(table);
    }

    /// <summary>A score is no money: no percent.</summary>
    private static string Value(IRiskMeasure measure, double value) =>
        measure.Unit == MeasureUnit.Rounds && !double.IsNaN(value) ? Figures.Count((int)value) : Figures.Plain(value);
}
