using Ballast.Cli.Output;
using Ballast.Core.Questions;
using Ballast.Core.Workflows.Collecting;
using Ballast.Core.Workflows.Parts;
using Ballast.Server.Hosting;

namespace Ballast.Cli.Serving;

/// <summary>The command line for the server: the same parsing, the same workflows, the same documents and refusals as with <c>--json</c>, because it is the same road.</summary>
/// <param name="host">Those of the server; the keys in them are used by a sync and never shown.</param>
/// <param name="storePath">The server's store; no command may name another.</param>
/// <param name="api">Another address of the API for syncs; null for Numerai's own.</param>
/// <param name="panels">The server's folder with panels of resolved rounds; null for none.</param>
internal sealed class ServedCommands(CliHost host, string storePath, string? api, string? panels) : ICommandLine
{
    private Func<QuestionRequest, DateTimeOffset, IPartRunner>? _workers;

    /// <summary>Who answers a server's readers.</summary>
    /// <param name="host">Those of the server.</param>
    /// <param name="storePath">The server's store.</param>
    /// <param name="api">Another address of the API for syncs; null for Numerai's own.</param>
    /// <param name="collector">The collector, through whose lock a sync goes; null where there is none.</param>
    /// <param name="panels">The server's folder with panels of resolved rounds; null for none.</param>
    /// <param name="workers">Who computes parts of answers on other machines; null for nobody.</param>
    public static QuestionService Questions(
        CliHost host,
        string storePath,
        string? api = null,
        ICollector? collector = null,
        string? panels = null,
        Func<QuestionRequest, DateTimeOffset, IPartRunner>? workers = null
    ) =>
        new(
            new ServedCommands(host, storePath, api, panels) { _workers = workers },
            storePath,
            host.Clock,
            host.Cancellation
        )
        {
            Collector = collector,
            Panels = panels,
        };

    /// <inheritdoc/>
    public Answer Run(CommandCall call, bool isLetIn, CancellationToken cancellation)
    {
        using var output = new AnswerText();
        object? document = null;
        var exit = Application.Run(
            Words(call),
            host with
            {
                Out = output,
                Error = TextWriter.Null,
                IsOutputTerminal = false,
                IsErrorTerminal = false,
                Cancellation = cancellation,
                IsLetIn = isLetIn,
                IsServed = true,
                OnDocument = given => document = given,
            }
        );
        // Without one the command line showed its help or its version and answered nothing.
        return document is null
            ? Answer.Failed(Screen.WrongUsage, "usage", "This cannot be read as a call.")
            : new Answer(exit, document, output.ToString());
    }

    /// <inheritdoc/>
    public IPartRunner? Workers(QuestionRequest request, DateTimeOffset asOf) =>
        request.Question.HasParts ? _workers?.Invoke(request, asOf) : null;

    /// <inheritdoc/>
    public Answer Explain(Exception exception, string command)
    {
        var failure = Failure.From(exception);
        if (failure.Code == Failure.Internal)
            host.OnUnexpected?.Invoke(exception);
        return Answer.Failed(
            failure.Exit,
            failure.Code,
            failure.Exit == Screen.WrongUsage
                ? failure.Notice.Typing($"{failure.Notice.Tail} {Screen.HelpOn(command)}".TrimStart())
                : failure.Notice
        );
    }

    /// <summary>
    /// A value stays with its option behind a sign of equality and an argument behind the two dashes, so that neither can be read as
    /// an option of its own.
    /// </summary>
    private List<string> Words(CommandCall call)
    {
        List<string> words = [.. call.Command.Split(' '), $"--store={storePath}", "--json"];
        if (panels is not null)
            words.Add($"--panels={panels}");
        words.AddRange(call.Options.Select(o => o.Value is null ? $"--{o.Key}" : $"--{o.Key}={o.Value}"));
        if (api is not null && call.Command == "sync")
            words.Add($"--api={api}");
        words.Add("--");
        words.AddRange(call.Arguments);
        return words;
    }
}
