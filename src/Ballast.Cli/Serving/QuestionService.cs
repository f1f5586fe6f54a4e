using Ballast.Cli.Output;
using Ballast.Cli.Serving.Collecting;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Collecting;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Ballast.Web.Hosting;

namespace Ballast.Cli.Serving;

/// <summary>
/// Answers the web's questions with the commands themselves: the same parsing, the same workflows, the same documents and refusals as
/// with <c>--json</c>, because it is the same road.
/// </summary>
/// <param name="host">Those of the server; the keys in them are used by a sync and never shown.</param>
/// <param name="storePath">The server's store; no question may name another.</param>
/// <param name="api">Another address of the API for syncs; null for Numerai's own.</param>
/// <param name="syncLock">The collector, through whose syncLock a sync goes; null where there is none.</param>
/// <param name="panels">The server's folder with panels of resolved rounds; null for none.</param>
internal sealed class QuestionService(
    CliHost host,
    string storePath,
    string? api = null,
    ICollector? syncLock = null,
    string? panels = null
) : IQuestionService
{
    // Characters; the answer is some five times as long in memory until it is sent.
    private const int LongestAnswer = 64 << 20;

    private static readonly string[] Claiming = ["evidence", "nowcast"];

    private readonly StoreQuestionService _questions = new(host, storePath, panels);

    /// <inheritdoc/>
    public Answer Ask(QuestionRequest request, CancellationToken cancellation) =>
        Bounded(_questions.Ask(request, cancellation));

    /// <inheritdoc/>
    public Answer Run(CommandCall call, CancellationToken cancellation)
    {
        if (syncLock is null || call.Command is not ("sync" or "import"))
            return RunCommand(call, cancellation);
        if (call.Command == "import")
            return Kept(RunCommand(call, cancellation));
        var entered = syncLock.Enter("the sync");
        if (entered is not Outcome<ISyncPass>.Done { Value: var pass })
            return Refused(((Outcome<ISyncPass>.Refused)entered).Refusal);
        using (pass)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, pass.Lost);
            return Kept(RunCommand(call, either.Token, isLetIn: true));
        }
    }

    /// <summary>Tells those who watch that something new is kept.</summary>
    private Answer Kept(Answer answer)
    {
        if (answer is { Exit: Screen.Done, Document: SyncDocument or ImportDocument })
            syncLock!.NoteCommitted(Rows(answer.Document));
        return answer;
    }

    private static int Rows(object document) =>
        document switch
        {
            SyncDocument sync => SyncRun.Rows(sync.New),
            ImportDocument import => import.Files.Sum(f => SyncRun.Rows(f.New) + SyncRun.Rows(f.Changed)),
            _ => 0,
        };

    private Answer RunCommand(CommandCall call, CancellationToken cancellation, bool isLetIn = false)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.Cancellation);
        using var output = new AnswerText();
        object? document = null;
        // The report's page is not asked for, only its document; the command writes one all the same.
        using var page = call.Command == "report" ? new ThrownAway() : null;
        var exit = Application.Run(
            Words(call, page?.Path),
            host with
            {
                Out = output,
                Error = TextWriter.Null,
                IsOutputTerminal = false,
                IsErrorTerminal = false,
                Cancellation = both.Token,
                IsLetIn = isLetIn,
                IsServed = true,
                OnDocument = given => document = given,
            }
        );
        return document is null ? NotUnderstood() : Bounded(new Answer(exit, document, output.ToString()));
    }

    private static Answer Bounded(Answer answer) =>
        answer.Json.Length <= LongestAnswer ? answer : TooLarge(answer.Json.Length);

    /// <inheritdoc/>
    public Outcome<IRevisionStore> Open() =>
        TournamentStore.Exists(storePath)
            ? TournamentStore.OpenUntil(storePath, CancellationToken.None, panels)
            : CommandContext.NoStore(storePath);

    /// <inheritdoc/>
    public StoreHealth Health() => TournamentStore.Health(storePath);

    /// <inheritdoc/>
    public StoreHealth Pulse() => TournamentStore.Health(storePath, countsRows: false);

    /// <inheritdoc/>
    public StoreHealth Ready()
    {
        try
        {
            if (Open() is Outcome<IRevisionStore>.Done { Value: var store })
                store.Dispose();
            return Pulse();
        }
        catch (StoreException)
        {
            return StoreHealth.Without(isThere: true);
        }
    }

    /// <inheritdoc/>
    public string? Stamp() => TournamentStore.Stamp(storePath);

    /// <summary>The last bound, of documents that are long for many models and many rounds.</summary>
    private static Answer TooLarge(long length) =>
        Refused(
            new Refusal(
                AnswerBounds.TooLarge,
                $"The answer has {length >> 20:#,##0} MiB; one over HTTP has at most {LongestAnswer >> 20:#,##0}. Name fewer models, or rounds with from and to; the command line answers it."
            )
        );

    private static Answer Refused(Refusal refusal)
    {
        var error = new ErrorDocument(refusal.Code, refusal.Notice);
        return new Answer(Screen.Refused, error, Json.Text(error) + "\n");
    }

    /// <summary>The command line showed its help or its version and answered nothing.</summary>
    private static Answer NotUnderstood()
    {
        var error = new ErrorDocument("usage", "This cannot be read as a call.");
        return new Answer(Screen.WrongUsage, error, Json.Text(error) + "\n");
    }

    /// <summary>
    /// A value stays with its option behind a sign of equality and an argument behind the two dashes, so that neither can be read as
    /// an option of its own.
    /// </summary>
    private List<string> Words(CommandCall call, string? page)
    {
        List<string> words = [.. call.Command.Split(' '), $"--store={storePath}", "--json"];
        if (panels is not null)
            words.Add($"--panels={panels}");
        words.AddRange(call.Options.Select(o => o.Value is null ? $"--{o.Key}" : $"--{o.Key}={o.Value}"));
        // Who reads a page or asks the API writes nothing; claims are made on the command line.
        if (Claiming.Contains(call.Command))
            words.Add("--no-record");
        if (page is not null)
            words.Add($"--out={page}");
        if (api is not null && call.Command == "sync")
            words.Add($"--api={api}");
        words.Add("--");
        words.AddRange(call.Arguments);
        return words;
    }

    private sealed class ThrownAway : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ballast-report-");

        public string Path => System.IO.Path.Combine(_folder.FullName, "report.html");

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
