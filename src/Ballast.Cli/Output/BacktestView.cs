using System.Globalization;
using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>A backtest as people read it.</summary>
internal sealed class BacktestView(Screen screen, BacktestAnswer answer, int top)
{
    // So few models are each shown with all their combinations.
    private const int FewModels = 3;

    private readonly bool _isNarrow = screen.Width < Tables.NarrowWidth;
    private readonly double _stake = (double)answer.Request.Stake;

    public void Write()
    {
        Heading();
        if (answer.Models.Count <= FewModels)
        {
            foreach (var model in answer.Best)
                Combinations(model);
        }
        if (answer.Models.Count > 1)
            Models();
        Evidence();
    }

    private void Heading()
    {
        screen.Line($"[bold]Backtest[/] · {answer.Tournament.Slug()} · {RangeInWords()}");
        screen.Line($"{Value()} · stake {Figures.Nmr(_stake)} NMR a round · {Conditions()}");
        if (IsAtomic)
            screen.Line(
                $"{answer.PositionsAtOnce} atomic rounds are open at once, each with its own {Figures.Nmr(_stake)} NMR: {Figures.Nmr((double)answer.CommittedNmr)} NMR committed. {Shares()}"
            );
        if (answer.CrossesSystems)
            screen.Line(
                "[yellow]Crosses the change to atomic staking.[/] Before it one stake backs every open round. Models are ranked by the shares, which are over the NMR committed in both; the NMR add up different amounts of capital."
            );
    }

    private bool IsAtomic => answer.PositionsAtOnce > 1;

    private string Shares() =>
        answer.Request.Assumptions.Basis == CapitalBasis.Position
            ? "Shares are of single positions."
            : "Shares are of what is committed.";

    private string RangeInWords()
    {
        var state =
            answer.Request.State == RoundState.All ? "" : answer.Request.State.ToString().ToLowerInvariant() + " ";
        var (first, last) = (RoundCalendar.OpenDate(answer.From), RoundCalendar.OpenDate(answer.To));
        var count = Figures.Count(answer.Rounds.Count);
        var rounds = answer.Rounds.Count == 1 ? "round" : "rounds";
        return $"{count} {state}{rounds}, {answer.From} to {answer.To} (opened {Day(first)} to {Day(last)})";
    }

    private string Value() =>
        answer.Request.Mode switch
        {
            BacktestMode.Total => "total payout",
            BacktestMode.Average => "mean payout a round",
            BacktestMode.Common => "total payout over the rounds all models have",
            _ when !IsAtomic => "gain when each round compounds on the one before",
            _ => "gain when a settled position is staked again as soon as it is free",
        };

    private string Conditions()
    {
        var terms = answer.Rounds;
        var factors = terms.Select(t => t.Factor).Distinct().ToList();
        var factor =
            factors.Count == 1
                ? $"payout factor {factors[0]:0.####}"
                : $"payout factors {factors.Min():0.####} to {factors.Max():0.####}";
        var clips = terms.Select(t => t.Clip).Distinct().Order().Select(c => Figures.PlainPercent((double)c));
        return $"{factor} · clip ±{string.Join(", ±", clips)}";
    }

    private void Models()
    {
        var table = Tables.Make();
        table.AddColumn(Tables.Number("#"));
        table.AddColumn(Tables.Name("Model"));
        table.AddColumn(Tables.Number(string.Join(" · ", answer.Metrics)));
        table.AddColumn(Tables.Number("Best NMR"));
        if (!_isNarrow)
        {
            table.AddColumn(Tables.Number(Share()));
            table.AddColumn(Tables.Number("Worst NMR"));
        }
        table.AddColumn(Tables.Number("Rounds"));
        if (!_isNarrow)
            table.AddColumn(Tables.Number("Missing"));
        var place = 0;
        foreach (var model in answer.Best.Take(top))
            table.AddRow(Row(++place, model));
        screen.Write(table);
        if (answer.Models.Count > top)
            screen.Line(
                $"[grey]… and {Figures.Count(answer.Models.Count - top)} more models: --top {answer.Models.Count}, or --json[/]"
            );
    }

    private string Share() =>
        !IsAtomic ? "of stake"
        : answer.Request.Assumptions.Basis == CapitalBasis.Position ? "of position"
        : "of capital";

    private static Markup OfCapital(double share) => Figures.Signed(Figures.Percent(share), share);

    private IEnumerable<Spectre.Console.Rendering.IRenderable> Row(int place, ModelBacktest model)
    {
        var (best, worst) = (model.Best.Value, model.Ranking[^1].Value);
        yield return Tables.Plain(Figures.Count(place));
        yield return Tables.Plain(model.Model);
        yield return Tables.Plain(Figures.Weights(model.Best.Multipliers));
        yield return Figures.Signed(Figures.Nmr(best), best);
        if (!_isNarrow)
        {
            yield return OfCapital(model.Best.Return);
            yield return Figures.Signed(Figures.Nmr(worst), worst);
        }
        yield return Tables.Plain(Figures.Count(model.RoundsUsed));
        if (!_isNarrow)
            yield return Tables.Plain(Figures.Count(model.RoundsMissing));
    }

    private void Combinations(ModelBacktest model)
    {
        var table = Tables.Make();
        table.Title = new TableTitle(Markup.Escape(model.Model), new Style(decoration: Decoration.Bold));
        table.AddColumn(Tables.Number("#"));
        foreach (var metric in answer.Metrics)
            table.AddColumn(Tables.Number(metric.ToString()));
        table.AddColumn(Tables.Number("NMR"));
        table.AddColumn(Tables.Number(Share()));
        var place = 0;
        foreach (var (multipliers, value, share) in model.Ranking.Take(top))
        {
            table.AddRow([
                Tables.Plain(Figures.Count(++place)),
                .. multipliers.Items.Select(i =>
                    Tables.Plain(i.Value.ToString("0.####", CultureInfo.InvariantCulture))
                ),
                Figures.Signed(Figures.Nmr(value), value),
                OfCapital(share),
            ]);
        }
        screen.Write(table);
        if (model.Ranking.Count > top)
            screen.Line(
                $"[grey]… and {model.Ranking.Count - top} more combinations: --top {model.Ranking.Count}, or --json[/]"
            );
        screen.Line(
            $"{Markup.Escape(model.Model)}: {Figures.Rounds(model.RoundsUsed)} used, {model.RoundsMissing} missing."
        );
    }

    /// <summary>What the ranking rests on, and what it leaves out.</summary>
    private void Evidence()
    {
        if (answer.Verdict is { } verdict)
            screen.Line(
                $"[bold]Which can still be the best?[/] {Markup.Escape(string.Join(' ', verdict.Sentences))} Compared by mean return a round: {Markup.Escape(verdict.Basis)}."
            );
        var most = answer.Models.Max(m => m.RoundsUsed);
        var least = answer.Models.Min(m => m.RoundsUsed);
        var each = least == most ? Figures.Rounds(most) : $"{Figures.Count(least)} to {Figures.Rounds(most)}";
        screen.Line($"[bold]Rests on[/] {each} a model. {Independence()}");
        if (least != most && answer.Request.Mode is BacktestMode.Total or BacktestMode.Compounded)
            screen.Line(
                "The models have different numbers of rounds: --mode common or average compares like with like."
            );
        Regimes();
        OtherScores();
        foreach (var skipped in answer.SkippedRounds)
            screen.Line(
                skipped.Scores is null
                    ? $"Left out: {Figures.Rounds(skipped.Rounds.Count)} {SkipReasons.InWords(skipped)}: {Figures.RoundList(skipped.Rounds)}."
                    : $"[yellow]{Markup.Escape(SkipReasons.Sentence(SkippedRoundsEntry.Of(skipped), answer.To))}[/]"
            );
        if (answer.InterimRounds.Count > 0)
            screen.Line(Figures.NotFinal(answer.InterimRounds));
        foreach (var group in answer.Skipped.GroupBy(s => s.Reason))
            screen.Line(
                $"Left out: {Markup.Escape(Figures.Listed([.. group.Select(s => s.Model)]))}: {group.Key} ({Markup.Escape(string.Join(" and ", answer.Metrics))})."
            );
        if (answer.GridRule is { } rule && rule.Terms.All(t => t.IsFixed))
            screen.Remark($"[grey]{rule.Id} fixes its multipliers. To try others: {Markup.Escape(OtherGrid())}[/]");
    }

    private string OtherGrid() => string.Join(' ', answer.Metrics.Select(m => $"--grid {m}=0,0.5,1,2,3"));

    private string Independence() =>
        answer.Overlap <= 1
            ? ""
            : $"Up to {answer.Overlap} in a row share scoring days, so the {Figures.Count(answer.Rounds.Count)} of the table are worth about {IndependentRounds.InWords(answer.IndependentRounds)} independent ones.";

    private void Regimes()
    {
        var spans = answer.RuleSpans();
        var unknown = spans.FirstOrDefault(s => s.Rule is null);
        if (unknown is not null)
            screen.Line(
                $"[yellow]No payout rule is known[/] for {Figures.Rounds(unknown.Rounds)} ({unknown.From}-{unknown.To}); they are paid as if one were."
            );
        if (spans.Count > 1 && answer.Request.Assumptions.ForcedRule is null)
            screen.Line(
                $"[yellow]Crosses {spans.Count} payout rules[/], all with the multipliers shown: {string.Join(", ", spans.Select(Span))}."
            );
    }

    /// <summary>A grid that was given may pay rounds on scores that their rules do not pay on.</summary>
    private void OtherScores()
    {
        if (answer.Request.Grid.Count == 0 || answer.Request.Assumptions.ForcedRule is not null)
            return;
        var others = answer.Rounds.Where(r => r.Rule is { } rule && !rule.PaysOnAny(answer.Metrics));
        foreach (var rounds in others.GroupBy(r => string.Join(" and ", r.Rule!.PaidScores()), r => r.Round))
            screen.Line(
                $"[yellow]Really paid on {Markup.Escape(rounds.Key)}:[/] {Figures.Rounds(rounds.Count())} ({rounds.Min()}-{rounds.Max()}), which the grid pays on other scores."
            );
    }

    private static string Span(RuleSpan span) => $"{span.Rule ?? "none known"} ({span.From}-{span.To})";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
