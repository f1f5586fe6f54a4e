using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Risk;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast regret [MODEL…]</c></summary>
internal static class RegretCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var selection = new SelectionOptions("Models that could have been staked (default: all that were).");
        var command = new Command(
            "regret",
            "What was staked against what could have been staked: model, multipliers, size and timing."
        );
        selection.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = selection.Read(new RegretRequest(), parsed, context);
                return context.AnswerDocument(view => RegretWorkflow.Run(view, request), Words);
            }
        );
        return command;
    }

    private static void Words(Screen screen, RegretDocument answer)
    {
        var count = answer.Models.Count == 1 ? "1 model" : $"{Figures.Count(answer.Models.Count)} models";
        screen.Line(
            $"[bold]Regret[/] · {answer.Tournament} · {count} · {Figures.Rounds(answer.Rounds)} with a settled stake, {answer.From} to {answer.To}"
        );
        screen.Line(
            $"Earned {Signed(answer.Actual)} NMR. The best choice, known only afterwards, would have earned {Signed(answer.Best)}. The difference, {Signed(answer.Actual - answer.Best)}, is made of:"
        );
        var terms = Table("NMR");
        foreach (var term in answer.Terms)
            terms.AddRow(Tables.Plain(term.Term), Amount(term.Nmr), Tables.Plain(term.Words));
        screen.Write(terms);
        screen.Line("With the same NMR at risk in every round, one single other choice would have earned:");
        var others = Table("NMR");
        foreach (var other in answer.Alternatives)
            others.AddRow(Tables.Plain(other.Name), Amount(other.Nmr), Tables.Plain(other.Words));
        screen.Write(others);
        foreach (var regime in answer.Regimes)
            screen.Line(
                $"{Markup.Escape(regime.Rule)} ({regime.From}-{regime.To}, {Figures.Rounds(regime.Rounds)}, about {IndependentRounds.InWords(regime.IndependentRounds)} independent): earned {Signed(regime.Actual)}{Share(regime.ActualReturn)}, best {Signed(regime.Best)}{Share(regime.BestReturn)} with {Markup.Escape(regime.BestModel)} at {Markup.Escape(string.Join(", ", regime.BestMultipliers.Select(m => $"{m.Key} {m.Value.ToString(CultureInfo.InvariantCulture)}")))}, the best of {Figures.Count(regime.Candidates)}.{Committed(regime.Committed)}"
            );
        screen.Line("The best of many looks good by chance alone: this says what happened, not what to choose next.");
        foreach (var (reason, rounds) in answer.LeftOut)
            screen.Line(
                $"[yellow]Left out:[/] {Figures.Count(rounds)} settled stakes that cannot be computed ({reason})."
            );
        if (answer.LeftOut.Count > 0)
            screen.Line($"They were paid {Signed(answer.LeftOutPaid)} NMR, which is part of no sum here.");
    }

    private static Table Table(string amount)
    {
        var table = Tables.Make();
        table.AddColumn(Tables.Name(""));
        table.AddColumn(Tables.Number(amount));
        table.AddColumn(Tables.Words(""));
        return table;
    }

    private static string Share(double? share) => share is { } known ? $" ({Figures.Percent(known)})" : "";

    private static string Committed(decimal? nmr) =>
        nmr is { } known
            ? $" Shares are of the {Figures.Nmr((double)known)} NMR committed on average."
            : " What was committed is not stored, so there are no shares.";

    private static Markup Amount(decimal nmr) => Figures.Signed(Signed(nmr), (double)nmr);

    private static string Signed(decimal nmr) => (nmr > 0 ? "+" : "") + Figures.Nmr((double)nmr);
}
