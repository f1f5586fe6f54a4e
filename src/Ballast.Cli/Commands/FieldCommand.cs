using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Risks;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast field [MODEL…]</c></summary>
internal static class FieldCommand
{
    private const int MostListed = 30;

    public static Command Make(GlobalOptions everywhere)
    {
        var selection = new SelectionOptions("Models (default: all).");
        var all = new Option<bool>("--all") { Description = "Scores that pay nothing too." };
        var against = new Option<string[]>("--against")
        {
            Description = "A model to compare with, such as a benchmark of Numerai's; repeat it for several.",
            HelpName = "MODEL",
        };
        var command = new Command("field", "Models against the field: percentiles of the scores that pay.");
        selection.AddTo(command);
        command.Add(all);
        command.Add(against);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = selection.Read(
                    new FieldRequest { All = parsed.GetValue(all), Against = parsed.GetValue(against) ?? [] },
                    parsed,
                    context
                );
                return context.AnswerDocument(view => FieldWorkflow.Run(view, request), Words);
            }
        );
        return command;
    }

    private static void Words(Screen screen, FieldDocument answer)
    {
        var basis =
            answer.Basis == "none" ? "no field is stored"
            : answer.Basis == "reported" ? "percentiles as reported"
            : $"percentiles among the models of this store, {Figures.Count(answer.FieldSize ?? 0)} in the middle round";
        screen.Line($"[bold]Field[/] · {answer.Tournament} · rounds {answer.From} to {answer.To} · {basis}");
        Against(screen, answer);
        foreach (var score in answer.Scores)
        {
            var table = Tables.Make();
            table.Title = new TableTitle(Markup.Escape(score.IsPaid ? score.Score : $"{score.Score} (not paid)"));
            table.AddColumn(Tables.Name("Model"));
            table.AddColumn(Tables.Number("Rounds"));
            table.AddColumn(Tables.Number("above"));
            table.AddColumn(Tables.Number("mean score"));
            table.AddColumn(Tables.Number("field"));
            foreach (var model in score.Models.OrderByDescending(m => m.MeanPercentile).Take(MostListed))
                table.AddRow(
                    Tables.Plain(model.Model),
                    Tables.Plain(Figures.Count(model.Rounds)),
                    Tables.Plain(Figures.PlainPercent(model.MeanPercentile)),
                    Tables.Plain(Figures.Score((decimal)model.MeanScore)),
                    Tables.Plain(model.MeanField is { } field ? Figures.Score((decimal)field) : "n/a")
                );
            screen.Write(table);
            if (score.Models.Count > MostListed)
                screen.Line($"[grey]… and {Figures.Count(score.Models.Count - MostListed)} more models: --json[/]");
        }
    }

    private static void Against(Screen screen, FieldDocument answer)
    {
        if (answer.Against.Count == 0)
            return;
        var table = Tables.Make();
        table.Title = new TableTitle("Against the benchmarks, on the rounds that both have");
        table.AddColumn(Tables.Name("Model"));
        table.AddColumn(Tables.Name("against"));
        table.AddColumn(Tables.Name("score"));
        table.AddColumn(Tables.Number("Rounds"));
        table.AddColumn(Tables.Number("ahead in"));
        table.AddColumn(Tables.Number("mean difference"));
        table.AddColumn(Tables.Number("95 %"));
        foreach (var duel in answer.Against.Take(MostListed))
            table.AddRow(
                Tables.Plain(duel.Model),
                Tables.Plain(duel.Benchmark),
                Tables.Plain(duel.Score),
                Tables.Plain(Figures.Count(duel.Rounds)),
                Tables.Plain(Figures.PlainPercent(duel.Ahead, 0)),
                Figures.Signed(Figures.Score((decimal)duel.MeanDifference), duel.MeanDifference),
                Tables.Plain(
                    duel.NoInterval is { } reason
                        ? IntervalReasons.InWords(reason)
                        : $"{Figures.Score((decimal)duel.Low!.Value)} to {Figures.Score((decimal)duel.High!.Value)}"
                )
            );
        screen.Write(table);
        if (answer.Against.Count > MostListed)
            screen.Line($"[grey]… and {Figures.Count(answer.Against.Count - MostListed)} more: --json[/]");
    }
}
