using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast portfolio NAME=WEIGHT…</c></summary>
internal static class PortfolioCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var weights = new Argument<string[]>("NAME=WEIGHT")
        {
            Description = "Models with their weights; weights are divided by their sum, so NMR will do.",
            Arity = ArgumentArity.OneOrMore,
        };
        var range = new RangeOptions();
        var rounds = new Option<string>("--rounds")
        {
            Description = "resolved, unresolved or all, by the rounds' resolve times.",
            HelpName = "STATE",
            DefaultValueFactory = _ => "resolved",
        };
        var score = new Option<string?>("--score")
        {
            Description = "The score as a weighted sum (default: the multipliers of the rule in force).",
            HelpName = "corr=A,mmc=B",
        };
        var command = new Command(
            "portfolio",
            "What a fixed mix of models would have been like, on complete rounds only."
        )
        {
            weights,
        };
        range.AddTo(command);
        command.Add(rounds);
        command.Add(score);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = new PortfolioRequest
                {
                    Tournament = context.Tournament,
                    Weights = [.. parsed.GetValue(weights)!.Select(w => Weight(w, context.Command))],
                    Range = range.Read(parsed, context.Command),
                    State = Choice.Read<RoundState>(parsed.GetValue(rounds)!, "--rounds", context.Command),
                    Score = Score(parsed.GetValue(score), context.Command),
                    AsOf = context.AsOf,
                };
                return context.Answer(
                    store => PortfolioWorkflow.Run(store, PayoutTimeline.Shipped, request),
                    answer =>
                        context.Screen.Answer(() => PortfolioDocument.Of(answer), () => Words(context.Screen, answer))
                );
            }
        );
        return command;
    }

    /// <summary>The last "=" parts name and weight: a name may hold one.</summary>
    private static (string Model, double Weight) Weight(string text, string command)
    {
        var at = text.LastIndexOf('=');
        var isNumber = double.TryParse(
            text[(at + 1)..],
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var weight
        );
        return at > 0 && isNumber
            ? (text[..at], weight)
            : throw new UsageException(command, $"'{text}' is no NAME=WEIGHT.");
    }

    private static Multipliers? Score(string? text, string command)
    {
        if (text is null)
            return null;
        return Multipliers.TryParse(text, out var score)
            ? score
            : throw new UsageException(
                command,
                $"--score is METRIC=NUMBER,… such as corr=0.75,mmc=2.25, not '{text}'."
            );
    }

    private static void Words(Screen screen, PortfolioAnswer answer)
    {
        var score = Figures.Multipliers(answer.Score);
        screen.Line(
            $"[bold]Portfolio[/] of {answer.Shares.Count} · score {Markup.Escape(score)} · rounds {answer.Rounds[0]} to {answer.Rounds[^1]}"
        );
        var table = Tables.Make();
        table.AddColumn(Tables.Name("Measure"));
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
        screen.Line(
            $"[bold]Rests on[/] {Figures.Rounds(answer.Rounds.Count)} that every model has; {Figures.Rounds(answer.IncompleteRounds)} that only some have are left out. "
                + "Overlapping rounds share most of their days: the figures are surer of themselves than they should be."
        );
        if (answer.InterimRounds.Count > 0)
            screen.Line(Figures.NotFinal(answer.InterimRounds));
    }

    private static string Value(IRiskMeasure measure, double value) =>
        measure.Unit switch
        {
            MeasureUnit.Share => Figures.PlainPercent(value, 2),
            MeasureUnit.Rounds when !double.IsNaN(value) => Figures.Count((int)value),
            _ => Figures.Plain(value),
        };
}
