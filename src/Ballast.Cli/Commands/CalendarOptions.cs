using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Web.Calendars;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>--ics FILE</c> of a question whose answer has dates: the answer as always, and its dates in a file for a calendar.</summary>
internal sealed class CalendarOptions
{
    private readonly Option<string?> _file = TextOption.Make(
        "--ics",
        "Write the dates into a file for a calendar (iCalendar).",
        "FILE"
    );

    private readonly Option<bool> _force = new("--force") { Description = "Replace a file that is there already." };

    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_force);
    }

    /// <summary>The file; null where none was asked for.</summary>
    public string? File(ParseResult parsed) => parsed.GetValue(_file);

    /// <summary>Whether a file that is there may be replaced.</summary>
    public bool Replaces(ParseResult parsed) => parsed.GetValue(_force);

    /// <summary>Asks the question, writes the file and shows the answer.</summary>
    public static int Write(CommandContext context, QuestionRequest request, string file, bool replaces)
    {
        if (string.IsNullOrWhiteSpace(file))
            throw new UsageException(context.Command, "--ics is the name of a file.");
        return context.Show(
            OutputFile.Write(context, file, replaces, path => Write(context, request, path)),
            answer =>
            {
                context.Screen.Answer(request, answer);
                context.Screen.Remark($"[grey]written: {Markup.Escape(Path.GetFullPath(file))}[/]");
            }
        );
    }

    private static Outcome<object> Write(CommandContext context, QuestionRequest request, string path) =>
        context
            .Ask(view =>
                request.Question.Ask(
                    new Asked(view, request.Given, context.CliHost.Cancellation) { Bounds = context.Bounds }
                )
            )
            .Then<object, object>(answer =>
            {
                using var stream = StoreFile.CreatePrivate(path);
                using var writer = new StreamWriter(stream);
                writer.Write(CalendarFile.Write(request.Question.Dates(answer, request.Given)));
                return answer;
            });
}
