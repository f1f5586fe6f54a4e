using System.Text.Json;
using Ballast.Cli.Output;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Ballast.Web.Hosting;

namespace Ballast.Cli.Serving;

/// <summary>Answers declared questions for the server: the same question, the same document and the same refusals as with <c>--json</c>.</summary>
/// <param name="host">Those of the server.</param>
/// <param name="storePath">The server's store.</param>
/// <param name="panels">The server's folder with panels of resolved rounds; null for none.</param>
internal sealed class StoreQuestionService(CliHost host, string storePath, string? panels)
{
    /// <summary>The answer; nothing of it is kept, because who reads a page or asks the API writes nothing.</summary>
    public Answer Ask(QuestionRequest asked, CancellationToken cancellation)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.Cancellation);
        try
        {
            var request = asked.Resolved();
            return AskStore(request, both.Token) switch
            {
                Outcome<object>.Done { Value: var answer } => new Answer(
                    Screen.Done,
                    answer,
                    VisibleText.InJson(JsonSerializer.Serialize(answer, request.Question.Shape)) + "\n"
                ),
                Outcome<object>.Refused { Refusal: var refusal } => Failed(Failure.From(refusal)),
                _ => throw new InvalidOperationException("An outcome is done or refused."),
            };
        }
#pragma warning disable CA1031 // The server's last door, as the command line's is in Application.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var failure = Failure.From(e);
            if (failure.Code == Failure.Internal)
                host.OnUnexpected?.Invoke(e);
            return Failed(
                failure.Exit == Screen.WrongUsage
                    ? failure with
                    {
                        Notice = failure.Notice.Typing(
                            $"{failure.Notice.Tail} {Screen.HelpOn(asked.Question.Name)}".TrimStart()
                        ),
                    }
                    : failure
            );
        }
    }

    /// <summary>A failure as an answer.</summary>
    public static Answer Failed(Failure failure)
    {
        var error = new ErrorDocument(
            failure.Code,
            failure.Notice.Each(t => VisibleText.Brief(t.ReplaceLineEndings(" ")))
        );
        return new Answer(failure.Exit, error, VisibleText.InJson(Json.Text(error)) + "\n");
    }

    private Outcome<object> AskStore(QuestionRequest request, CancellationToken cancellation)
    {
        if (TournamentStore.Exists(storePath))
        {
            using var store = TournamentStore.OpenUntil(storePath, cancellation, panels);
            return Ask(request, store, cancellation);
        }
        // Wrong usage comes first, as on the command line.
        using var empty = new EmptyStore();
        var answer = Ask(request, empty, cancellation);
        return request.Question.NeedsStore ? CommandContext.NoStore(storePath) : answer;
    }

    private Outcome<object> Ask(QuestionRequest request, ITournamentStore store, CancellationToken cancellation)
    {
        var view = new AsOfView(store, request.Tournament, request.AsOf ?? host.Clock.GetUtcNow());
        return request.Question.Ask(new Asked(view, request.Given, cancellation) { Bounds = AnswerBounds.Served });
    }
}
