using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Payouts;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast explain MODEL ROUND</c></summary>
internal static class ExplainCommand
{
    private const string Auto = "auto";

    public static Command Make(GlobalOptions everywhere)
    {
        var model = new Argument<string>("MODEL") { Description = "The model." };
        var round = new Argument<int>("ROUND") { Description = "The round's number." };
        var stake = new Option<string?>("--stake")
        {
            Description = "NMR at risk, in place of what is stored.",
            HelpName = "NMR",
        };
        var multipliers = new Option<string?>("--multipliers")
        {
            Description = "In place of what is stored.",
            HelpName = "corr=A,mmc=B",
        };
        var factor = new Option<string?>("--payout-factor")
        {
            Description = "In place of what is stored.",
            HelpName = "F",
        };
        var rule = new Option<string>("--rule")
        {
            Description = "A rule in place of the round's own.",
            HelpName = "ID",
            DefaultValueFactory = _ => Auto,
        };
        var command = new Command("explain", "Every factor of one payout.")
        {
            model,
            round,
            stake,
            multipliers,
            factor,
            rule,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = new ExplainRequest
                {
                    Model = parsed.GetValue(model)!,
                    Round = Numbers.Round(parsed.GetValue(round), context.Command),
                    Stake = parsed.GetValue(stake) is { } s
                        ? new Nmr(Numbers.Read(s, "--stake", context.Command, 0, 1e9m))
                        : null,
                    Multipliers = Chosen(parsed.GetValue(multipliers), context.Command),
                    PayoutFactor = parsed.GetValue(factor) is { } f
                        ? Numbers.Read(f, "--payout-factor", context.Command, 0, 1)
                        : null,
                    Rule =
                        parsed.GetValue(rule)! is var id && id != Auto
                            ? PaymentParameters.Find(id, context.Tournament)
                            : null,
                };
                return context.Answer(
                    view => ExplainWorkflow.Run(view, request),
                    payout =>
                        context.Screen.Answer(() => ExplainDocument.Of(payout), () => Words(context.Screen, payout))
                );
            }
        );
        return command;
    }

    private static Multipliers? Chosen(string? text, string command)
    {
        if (text is null)
            return null;
        return Multipliers.TryParse(text, out var multipliers)
            ? multipliers
            : throw new UsageException(
                command,
                $"--multipliers is METRIC=NUMBER,… such as corr=1,mmc=0.5, not '{text}'."
            );
    }

    private static void Words(Screen screen, PayoutComputation payout)
    {
        var rule = payout.Rule;
        screen.Line(
            $"[bold]{Markup.Escape(payout.Model)}[/] in round {payout.Round}, by {rule.Id} ({Markup.Escape(RuleRemarks.Confidence(rule, payout.Round))})"
        );
        if (payout.RuleRemark is { } remark)
            screen.Line($"[yellow]{Markup.Escape(remark)}[/]");
        var table = Tables.Make();
        table.AddColumn(Tables.Name("Score"));
        table.AddColumn(Tables.Number("value"));
        table.AddColumn(Tables.Number("x multiplier"));
        table.AddColumn(Tables.Number("= product"));
        foreach (var term in payout.Terms)
            table.AddRow(
                term.Metric.ToString(),
                Figures.Score(term.Score),
                term.Multiplier.ToString("0.####"),
                Figures.Score(term.Product)
            );
        table.AddRow(new Text("sum"), new Text(""), new Text(""), new Text(Figures.Score(payout.Sum)));
        screen.Write(table);
        screen.Line(Markup.Escape(Arithmetic(payout)));
        var shown = payout.AreScoresFinal
            ? ""
            : " (not final yet: at the scores stored now, from before the round resolved)";
        screen.Line($"computed   {Figures.Exact(payout.Payout.Amount)} NMR{shown}");
        if (payout.Settled is not { } settled)
        {
            screen.Line("[grey]No settled payout is stored.[/]");
            return;
        }
        var word = payout.IsFinal ? "settled   " : "reported  ";
        var projected = payout.IsFinal ? "" : " (a projection: the round had not resolved)";
        screen.Line($"{word} {Figures.Exact(settled.Amount)} NMR{projected}");
        screen.Line(
            payout.Difference is { } difference
                ? $"difference {Figures.Exact(difference.Amount)} NMR"
                : "[yellow]Not compared:[/] the payout and the scores are of different days."
        );
    }

    private static string Arithmetic(PayoutComputation payout)
    {
        if (!payout.Pays)
            return "This round was scored but not paid (weekday rounds 340-473).";
        var clip = Figures.PlainPercent((double)payout.Rule.Clip);
        var bites = payout.Clipped ? "the clip bites" : "the clip does not bite";
        var stake = $"{Figures.Exact(payout.Stake.Amount)} NMR";
        var factor = Figures.Exact(payout.PayoutFactor);
        return $"{payout.Formula.Write(stake, factor, $"{payout.Sum:0.########}", $", ±{clip}")}; {bites}";
    }
}
