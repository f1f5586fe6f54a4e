using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Parts;
using Ballast.Storage;

namespace Ballast.Server.Hosting;

/// <summary>Answers declared questions for the server: the same question, the same document and the same refusals as with <c>--json</c>.</summary>
/// <param name="commands">Says what became of what nobody expected.</param>
/// <param name="storePath">The server's store.</param>
/// <param name="clock">The clock.</param>
/// <param name="panels">The server's folder with panels of resolved rounds; null for none.</param>
/// <param name="running">Where it says how far an answer is.</param>
internal sealed class StoreQuestionService(
    ICommandLine commands,
    string storePath,
    TimeProvider clock,
    string? panels,
    RunningAnswers running
)
{
    /// <summary>The answer; nothing of it is kept, because who reads a page or asks the API writes nothing.</summary>
    public Answer Ask(QuestionRequest asked, CancellationToken cancellation)
    {
        try
        {
            var request = asked.Resolved();
            return AskStore(request, cancellation) switch
            {
                Outcome<object>.Done { Value: var answer } => new Answer(
                    0,
                    answer,
                    VisibleText.InJson(JsonSerializer.Serialize(answer, request.Question.Shape)) + "\n"
                ),
                Outcome<object>.Refused { Refusal: var refusal } => Answer.Refused(refusal),
                _ => throw new InvalidOperationException("An outcome is done or refused."),
            };
        }
#pragma warning disable CA1031 // The server's last door, as the command line's is in Application.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return commands.Explain(e, asked.Question.Name);
        }
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
        return request.Question.NeedsStore ? StoreLocation.NoStore(storePath) : answer;
    }

    private Outcome<object> Ask(QuestionRequest request, ITournamentStore store, CancellationToken cancellation)
    {
        var view = new AsOfView(store, request.Tournament, request.AsOf ?? clock.GetUtcNow());
        using var progress = running.Begin(request);
        return request.Question.Ask(
            new Asked(view, request.Given, cancellation)
            {
                Bounds = AnswerBounds.Served,
                Progress = progress,
                Runner = commands.Workers(request, view.AsOf) ?? LocalPartRunner.Instance,
            }
        );
    }
}
