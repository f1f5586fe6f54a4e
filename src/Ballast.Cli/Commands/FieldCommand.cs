using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Payouts;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast field [MODEL…]</c></summary>
internal static class FieldCommand
{
    private const int MostListed = 30;

    public static Command Make(GlobalOptions everywhere)
    {
        var models = Names.Models("Models (default: all).");
        var range = new RangeOptions();
        var all = new Option<bool>("--all") { Description = "Scores that pay nothing too." };
        var command = new Command("field", "Models against the field: percentiles of the scores that pay.") { models };
        range.AddTo(command);
        command.Add(all);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = new FieldRequest
                {
                    Tournament = context.Tournament,
                    Models = parsed.GetValue(models)!,
                    Range = range.Read(parsed, context.Command),
                    All = parsed.GetValue(all),
                    AsOf = context.AsOf,
                };
                return context.Answer(
                    store => FieldWorkflow.Run(store, PayoutTimeline.Shipped, request),
                    answer => context.Screen.Answer(() => answer, () => Words(context.Screen, answer))
                );
            }
        );
        return command;
    }

    private static void Words(Screen screen, FieldDocument answer)
    {
        var basis =
            answer.Basis == "reported"
                ? "percentiles as reported"
                : $"percentiles among the models of this store, {Figures.Count(answer.FieldSize ?? 0)} in the middle round";
        screen.Line($"[bold]Field[/] · {answer.Tournament} · rounds {answer.From} to {answer.To} · {basis}");
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
}
