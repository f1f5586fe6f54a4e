using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Collecting;
using Ballast.Core.Workflows.Documents;
using Ballast.Server.Collecting;
using Ballast.Storage;

namespace Ballast.Server.Hosting;

/// <summary>Answers the web's questions: declared ones of the store, and the commands that write, as the command line does.</summary>
/// <param name="commands">The command line.</param>
/// <param name="storePath">The server's store; no question may name another.</param>
/// <param name="clock">The clock.</param>
/// <param name="stop">Ends what is being answered.</param>
public sealed class QuestionService(ICommandLine commands, string storePath, TimeProvider clock, CancellationToken stop)
    : IQuestionService
{
    // Characters; the answer is some five times as long in memory until it is sent.
    private const int LongestAnswer = 64 << 20;

    private StoreQuestionService Questions => new(commands, storePath, clock, Panels);

    /// <summary>The collector, through whose lock a sync goes; null where there is none.</summary>
    public ICollector? Collector { get; init; }

    /// <summary>The server's folder with panels of resolved rounds; null for none.</summary>
    public string? Panels { get; init; }

    /// <inheritdoc/>
    public Answer Ask(QuestionRequest request, CancellationToken cancellation) =>
        Stoppable(token => Questions.Ask(request, token), cancellation);

    /// <inheritdoc/>
    public Answer Run(CommandCall call, CancellationToken cancellation)
    {
        if (Collector is null || call.Command is not ("sync" or "import"))
            return RunCommand(call, cancellation);
        if (call.Command == "import")
            return Kept(RunCommand(call, cancellation));
        var entered = Collector.Enter("the sync");
        if (entered is not Outcome<ISyncPass>.Done { Value: var pass })
            return Answer.Refused(((Outcome<ISyncPass>.Refused)entered).Refusal);
        using (pass)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, pass.Lost);
            return Kept(RunCommand(call, either.Token, isLetIn: true));
        }
    }

    /// <summary>Tells those who watch that something new is kept.</summary>
    private Answer Kept(Answer answer)
    {
        if (answer is { Exit: 0, Document: SyncDocument or ImportDocument })
            Collector!.NoteCommitted(Rows(answer.Document));
        return answer;
    }

    private static int Rows(object document) =>
        document switch
        {
            SyncDocument sync => SyncRun.Rows(sync.New),
            ImportDocument import => import.Files.Sum(f => SyncRun.Rows(f.New) + SyncRun.Rows(f.Changed)),
            _ => 0,
        };

    private Answer RunCommand(CommandCall call, CancellationToken cancellation, bool isLetIn = false) =>
        Stoppable(token => commands.Run(call, isLetIn, token), cancellation);

    /// <summary>Ends with the reader, and with the server.</summary>
    private Answer Stoppable(Func<CancellationToken, Answer> answer, CancellationToken cancellation)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stop);
        return Bounded(answer(both.Token));
    }

    private static Answer Bounded(Answer answer) =>
        answer.Json.Length <= LongestAnswer ? answer : TooLarge(answer.Json.Length);

    /// <inheritdoc/>
    public Outcome<IRevisionStore> Open() =>
        TournamentStore.Exists(storePath)
            ? TournamentStore.OpenUntil(storePath, CancellationToken.None, Panels)
            : StoreLocation.NoStore(storePath);

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
        Answer.Refused(
            new Refusal(
                AnswerBounds.TooLarge,
                $"The answer has {length >> 20:#,##0} MiB; one over HTTP has at most {LongestAnswer >> 20:#,##0}. Name fewer models, or rounds with from and to; the command line answers it."
            )
        );
}
