using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Questions;
using Ballast.Core.Workflows.Parts;

namespace Ballast.Cli.Commands;

/// <summary>The command of a question: one for all of them.</summary>
internal static class QuestionCommand
{
    private static readonly (string Name, string Help) Whole = (
        "--all",
        "Show everything in words: also the details that are left out otherwise."
    );

    /// <summary>The command.</summary>
    /// <param name="question">The question.</param>
    /// <param name="everywhere">Options that every command has.</param>
    /// <param name="name">Its name where that is not the question's.</param>
    /// <param name="written">What the command does once a file of the answer is written; null for nothing more.</param>
    /// <param name="instead">What the command does in place of asking, and its exit code; null for nothing, or where it gives null.</param>
    /// <param name="after">What the command does once the answer is shown, and its exit code; null for nothing more.</param>
    public static Command Create(
        IQuestion question,
        GlobalOptions everywhere,
        string? name = null,
        Func<ParseResult, CommandContext, object, int>? after = null,
        Func<ParseResult, CommandContext, int?>? instead = null,
        Action<CommandContext, QuestionRequest, object>? written = null
    )
    {
        var options = new ParameterOptions(question);
        var isUnkept = new Option<bool>("--no-record")
        {
            Description = "Do not keep this answer for the track record (ballast evidence --track-record).",
        };
        var command = new Command(name ?? question.Name, question.Help);
        options.AddTo(command);
        if (question.IsPrediction)
            command.Add(isUnkept);
        // Where a question has such a switch of its own, that one shows its details as well.
        var isWhole = command.Options.OfType<Option<bool>>().FirstOrDefault(o => o.Name == Whole.Name);
        if (isWhole is null)
            command.Add(isWhole = new Option<bool>(Whole.Name) { Description = Whole.Help });
        var file = AnswerFileOptions.Of(question);
        file?.AddTo(command);
        var cluster = ClusterOption.Of(question);
        if (cluster is not null)
            command.Add(cluster);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                if (instead?.Invoke(parsed, context) is { } done)
                    return done;
                var request = new QuestionRequest(
                    question,
                    context.Tournament,
                    context.IsAsOfGiven ? context.AsOf : null,
                    options.Read(parsed)
                ).Resolved();
                var workers =
                    cluster is not null && parsed.GetValue(cluster) is { } address
                        ? ClusterOption.Read(address, context, request)
                        : null;
                if (file?.File(parsed) is not null)
                    return file.Write(context, request, parsed, written);
                // An answer about an earlier moment, given now, is no prediction.
                var isKept = request.Question.IsPrediction && !context.IsAsOfGiven && !parsed.GetValue(isUnkept);
                object? answered = null;
                var code = Answer(
                    request,
                    context,
                    isKept ? new PredictionRecord(context) : null,
                    a =>
                    {
                        context.Screen.Answer(request, a, parsed.GetValue(isWhole));
                        answered = a;
                    },
                    workers
                );
                if (code == Screen.Done && workers is { WasIdle: true })
                    context.Screen.Aside("--cluster has no effect: this answer is computed in one piece.");
                return code == Screen.Done && answered is not null && after is not null
                    ? after(parsed, context, answered)
                    : code;
            }
        );
        return command;
    }

    private static int Answer(
        QuestionRequest request,
        CommandContext context,
        PredictionRecord? record,
        Action<object> show,
        ClusterCaller? workers
    ) =>
        context.Answer(
            request.Question.NeedsStore,
            view =>
                ProgressBar.Over(
                    context.Screen,
                    request.Question.Name,
                    progress =>
                    {
                        var asked = new Asked(view, request.Given, context.CliHost.Cancellation)
                        {
                            Bounds = context.Bounds,
                            Progress = progress,
                            Runner = workers?.At(view.AsOf) ?? LocalPartRunner.Instance,
                        };
                        return request.Question.Ask(asked);
                    }
                ),
            show,
            record is null ? null : record.Begin,
            (store, view, answer) =>
                record?.Keep(store, () => request.Question.Predict(new Asked(view, request.Given), answer))
        );
}
