using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Payouts;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast rules [ROUND]</c></summary>
internal static class RulesCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var round = new Argument<int?>("ROUND")
        {
            Description = "What held for this round (default: the whole timeline).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("rules", "Payout rules with sources and confidence.") { round };
        everywhere.SetAction(
            command,
            (parsed, context) => parsed.GetValue(round) is { } number ? OneRound(context, number) : Timeline(context)
        );
        return command;
    }

    private static int Timeline(CommandContext context)
    {
        var document = RulesDocument.Of(PayoutTimeline.Shipped, Rules(context));
        context.Screen.Answer(() => document, () => Words(context.Screen, document));
        return Screen.Done;
    }

    private static int OneRound(CommandContext context, int round)
    {
        Numbers.Round(round, context.Command);
        var document = RoundRuleDocument.Of(Rules(context), round);
        context.Screen.Answer(() => document, () => Words(context.Screen, document));
        return Screen.Done;
    }

    /// <summary>The timeline needs no store; where there is one, it may know what rounds say themselves.</summary>
    private static RoundRules Rules(CommandContext context)
    {
        if (!TournamentStore.Exists(context.StorePath))
            return RoundRules.Shipped(PayoutTimeline.Shipped, context.Tournament);
        using var store = TournamentStore.Open(context.StorePath);
        return context.ViewOf(store).Rules;
    }

    private static void Words(Screen screen, RulesDocument document)
    {
        screen.Line($"[bold]Payout rules[/] of {document.Tournament}. A round is paid by the rule it opened under.");
        var isNarrow = screen.Width < Tables.NarrowWidth;
        var table = Tables.Make();
        table.AddColumn(Tables.Number("Rounds"));
        table.AddColumn(Tables.Name("Rule"));
        table.AddColumn(Tables.Words("Multipliers"));
        table.AddColumn(Tables.Number("Clip"));
        if (!isNarrow)
            table.AddColumn(Tables.Words("Confidence"));
        foreach (var rule in document.Rules)
        {
            List<Text> cells =
            [
                new(Span(rule)),
                new(rule.Id),
                new(Multipliers(rule)),
                new(Figures.PlainPercent((double)rule.Clip)),
            ];
            if (!isNarrow)
                cells.Add(new Text(rule.Confidence));
            table.AddRow(cells);
        }
        screen.Write(table);
        screen.RuleNotes(
            document.Rules.Select(r => new RuleSpan(r.Id, r.FirstRound ?? 0, r.LastRound ?? 0, 0)
            {
                Remarks = r.Remarks,
            })
        );
        if (document.Configured.Count > 0)
            screen.Line("[bold]Otherwise by the rounds' own configuration[/], as it is stored:");
        foreach (var rule in document.Configured)
            screen.Line(
                $"  {Span(rule)}: {rule.Id}: {Multipliers(rule)}, clip {Figures.PlainPercent((double)rule.Clip)}"
            );
        screen.Line(
            "[bold]Eras[/] for --since: " + string.Join(", ", document.Eras.Select(e => $"{e.Name} ({e.FirstRound})"))
        );
        screen.Line("[grey]Sources of one rule: ballast rules ROUND[/]");
    }

    private static void Words(Screen screen, RoundRuleDocument document)
    {
        screen.Line(
            $"[bold]Round {document.Round}[/] of {document.Tournament}, opened {document.Opens.ToString("dddd yyyy-MM-dd", CultureInfo.InvariantCulture)} by the calendar"
        );
        if (document.Rule is not { } rule)
        {
            screen.Line($"[yellow]{Markup.Escape(document.Remark!)}[/]");
            return;
        }
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        void Say(string name, string? text)
        {
            if (!string.IsNullOrEmpty(text))
                grid.AddRow(new Text(name, new Style(Color.Grey)), new Text(text));
        }
        Say("rule", rule.Id);
        Say("rounds", $"{Span(rule)}: {rule.FirstRoundBasis}");
        Say("pays", document.Pays ? "yes" : "no: weekday rounds 340-473 were scored, not paid");
        Say("formula", rule.Formula);
        Say("multipliers", Multipliers(rule));
        Say("", rule.MultiplierRule);
        Say("clip", $"±{Figures.PlainPercent((double)rule.Clip)}, {document.ClipOrder!.Replace('-', ' ')}");
        Say(
            "factor",
            rule.StakeThreshold is { } threshold ? $"min(1, {Figures.Exact(threshold)} NMR / total at risk)"
                : rule.PayoutFactor == "constant" ? "always 1"
                : "none documented"
        );
        Say(
            "staking",
            rule.Staking == "atomic-per-round"
                ? "a position locked for the round alone"
                : "one stake behind all overlapping rounds"
        );
        Say("scoring", $"{rule.ScoreDays} days; about {rule.ConcurrentRounds} rounds run at a time");
        foreach (var change in rule.SubChanges)
            Say("change", change);
        Say("origin", InWords(document.Origin));
        foreach (var source in rule.Sources)
            Say("source", source);
        Say("confidence", rule.Confidence);
        foreach (var remark in rule.Remarks)
            Say("remark", remark);
        screen.Write(grid);
    }

    private static string InWords(string origin) =>
        origin switch
        {
            "confirmed" => "the shipped rules; the round's own configuration says the same",
            "configured" => "the round's own configuration, which says something else than the shipped rules",
            _ => "the shipped rules; the round's own configuration is not stored",
        };

    private static string Span(RuleEntry rule) =>
        (rule.FirstRound, rule.LastRound) switch
        {
            (null, _) => "never yet",
            (var first, null) => $"{About(rule)}{first} on",
            var (first, last) => $"{About(rule)}{first}-{last}",
        };

    /// <summary>A first round that no source names, but only its date.</summary>
    private static string About(RuleEntry rule) => rule.IsFirstRoundDerived ? "~" : "";

    private static string Multipliers(RuleEntry rule) =>
        string.Join(
            " · ",
            rule.Multipliers.Select(m =>
                $"{m.Key} {string.Join("/", m.Value.Select(v => v.ToString("0.##", CultureInfo.InvariantCulture)))}"
            )
        );
}
