using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;
using Ballast.Web.Reports;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast report [MODEL…] --out FILE</c></summary>
internal static class ReportCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var selection = new SelectionOptions("Models (default: all).");
        var assumptions = new AssumptionOptions();
        var source = TextOption.Make("--returns", "settled, computed or auto, as for ballast risk.", "SOURCE", "auto");
        var stake = TextOption.Make("--stake", "NMR of the grid of multipliers, in every round.", "NMR", "10000");
        var currency = new CurrencyOption();
        var file = TextOption.Make("--out", "Where to write the page.", "FILE", "ballast-report.html");
        var force = new Option<bool>("--force") { Description = "Replace a file that is there already." };
        var anonymous = new Option<bool>("--anonymous") { Description = "Show models as model 1, model 2, …" };
        var command = new Command("report", "Everything in one page that works offline, to keep or to send.");
        selection.AddTo(command);
        command.Add(source);
        command.Add(stake);
        currency.AddTo(command);
        command.Add(file);
        command.Add(force);
        command.Add(anonymous);
        assumptions.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                if (string.IsNullOrWhiteSpace(parsed.GetValue(file)))
                    throw new UsageException(context.Command, "--out is the name of a file.");
                var request = selection.Read(
                    new ReportRequest
                    {
                        Returns = Choice.Read<ReturnSource>(parsed.GetValue(source)!, "--returns", context.Command),
                        Stake = Numbers.Read(parsed.GetValue(stake)!, "--stake", context.Command, 0, 1_000_000_000m),
                        Currency = currency.Read(parsed),
                        Assumptions = assumptions.Read(parsed, context),
                        IsAnonymous = parsed.GetValue(anonymous),
                    },
                    parsed,
                    context
                );
                return context.Show(
                    OutputFile.Write(
                        context,
                        parsed.GetValue(file)!,
                        parsed.GetValue(force),
                        path => Write(context, request, path)
                    ),
                    report => Show(context, report, parsed.GetValue(file)!)
                );
            }
        );
        return command;
    }

    private static Outcome<ReportDocument> Write(CommandContext context, ReportRequest request, string path) =>
        context
            .Ask(view =>
            {
                CurrencyParameter.Check(request.Currency, view);
                return ReportWorkflow.Run(view, request, context.Surroundings.Cancellation);
            })
            .Then<ReportDocument, ReportDocument>(report =>
            {
                File.WriteAllText(path, ReportPage.Render(report));
                return report;
            });

    private static void Show(CommandContext context, ReportDocument report, string file) =>
        context.Screen.Answer(
            () => report,
            () =>
            {
                foreach (var sentence in report.Summary)
                    context.Screen.Line(Markup.Escape(sentence));
                context.Screen.Remark($"[grey]written: {Markup.Escape(Path.GetFullPath(file))}[/]");
            }
        );
}
