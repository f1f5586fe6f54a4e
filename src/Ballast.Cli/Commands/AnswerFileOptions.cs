using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Server.Calendars;
using Ballast.Storage;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary>The answer as always, and a file of it: <c>--ics FILE</c> for its dates, <c>--out FILE</c> for what another command takes.</summary>
internal sealed class AnswerFileOptions
{
    private readonly Option<string?> _file;
    private readonly Option<bool> _force = new("--force") { Description = "Replace a file that is there already." };
    private readonly Func<QuestionRequest, object, string> _text;

    private AnswerFileOptions(string name, string help, Func<QuestionRequest, object, string> text)
    {
        (_file, _text) = (TextOption.Make(name, help, "FILE"), text);
    }

    /// <summary>The options of a question; null where its answer makes no file.</summary>
    public static AnswerFileOptions? Of(IQuestion question) =>
        question switch
        {
            { HasDates: true } => new AnswerFileOptions(
                "--ics",
                "Write the dates into a file for a calendar (iCalendar).",
                (request, answer) => CalendarFile.Write(request.Question.Dates(answer, request.Given))
            ),
            { File: { } file } => new AnswerFileOptions("--out", file.Help, (_, answer) => file.Write(answer)),
            _ => null,
        };

    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_force);
    }

    /// <summary>The file; null where none was asked for.</summary>
    public string? File(ParseResult parsed) => parsed.GetValue(_file);

    /// <summary>Asks the question, writes the file and shows the answer.</summary>
    /// <param name="context">The command.</param>
    /// <param name="request">The question.</param>
    /// <param name="parsed">What was typed.</param>
    /// <param name="written">What else is done once the file is there; null for nothing.</param>
    public int Write(
        CommandContext context,
        QuestionRequest request,
        ParseResult parsed,
        Action<CommandContext, QuestionRequest, object>? written = null
    )
    {
        var (file, name) = (parsed.GetValue(_file)!, _file.Name);
        if (string.IsNullOrWhiteSpace(file))
            throw new UsageException(context.Command, $"{name} is the name of a file.");
        if (request.Question.HasDates || request.Question.File is not null)
            return context.Show(
                OutputFile.Write(context, file, parsed.GetValue(_force), path => Write(context, request, path)),
                answer =>
                {
                    context.Screen.Answer(request, answer);
                    context.Screen.Remark($"[grey]written: {Markup.Escape(Path.GetFullPath(file))}[/]");
                    written?.Invoke(context, request, answer);
                }
            );
        throw new UsageException(
            context.Command,
            $"{name} has no effect on {request.Question.Title.ToLowerInvariant()}. Leave one of the two out."
        );
    }

    private Outcome<object> Write(CommandContext context, QuestionRequest request, string path) =>
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
                writer.Write(_text(request, answer));
                return answer;
            });
}
