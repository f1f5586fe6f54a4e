using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Report;
using Ballast.Core.Store;
using Ballast.Server.Reports;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast report [MODEL…] --out FILE</c>: the question of that name, whose answer is written as a page.</summary>
internal static class ReportCommand
{
    private const string Usual = "ballast-report";
    private const string Ending = ".html";

    public static Command Create(IQuestion question, GlobalOptions everywhere)
    {
        var options = new ParameterOptions(question);
        var file = TextOption.Make(
            "--out",
            "Where to write the page (default: ballast-report.html; where that is there, ballast-report-2.html and so on).",
            "FILE"
        );
        var force = new Option<bool>("--force") { Description = "Replace a file that is there already." };
        var command = new Command(question.Name, question.Help) { file, force };
        options.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var path = parsed.GetValue(file) ?? FreeName(parsed.GetValue(force));
                if (string.IsNullOrWhiteSpace(path))
                    throw new UsageException(context.Command, "--out is the name of a file.");
                var request = new QuestionRequest(question, context.Tournament, null, options.Read(parsed));
                return context.Show(
                    OutputFile.Write(context, path, parsed.GetValue(force), to => Write(context, request, to)),
                    report =>
                    {
                        context.Screen.Answer(request, report);
                        context.Screen.Remark($"[grey]written: {Markup.Escape(Path.GetFullPath(path))}[/]");
                    }
                );
            }
        );
        return command;
    }

    /// <summary>Whoever names no file gets a report all the same: beside the one that is there.</summary>
    private static string FreeName(bool replaces)
    {
        var name = Usual + Ending;
        for (var number = 2; !replaces && File.Exists(name); number++)
            name = $"{Usual}-{number}{Ending}";
        return name;
    }

    private static Outcome<ReportAnswer> Write(CommandContext context, QuestionRequest request, string path) =>
        context
            .Ask(view => request.Question.Ask(new Asked(view, request.Given, context.CliHost.Cancellation)))
            .Then<object, ReportAnswer>(answer =>
            {
                var report = (ReportAnswer)answer;
                File.WriteAllText(path, ReportPage.Render(report));
                return report;
            });
}
