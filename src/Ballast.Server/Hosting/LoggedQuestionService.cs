using System.Diagnostics;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Server.Observing;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Hosting;

/// <summary>Stands before whoever answers and says in the log what failed, what took long and what was written; counts it, and makes a span of it.</summary>
internal sealed class LoggedQuestionService(IQuestionService questions, ServerMetrics metrics, ILogger log)
    : IQuestionService
{
    private const double LongSeconds = 3;

    private static readonly string[] Writing = ["sync", "import"];

    /// <inheritdoc/>
    public Answer Ask(QuestionRequest request, CancellationToken cancellation) =>
        Observed(request.Question.Name, () => questions.Ask(request, cancellation));

    /// <inheritdoc/>
    public Answer Run(CommandCall call, CancellationToken cancellation) =>
        Observed(call.Command, () => questions.Run(call, cancellation));

    /// <inheritdoc/>
    public Outcome<IRevisionStore> Open() => questions.Open();

    /// <inheritdoc/>
    public StoreHealth Health() => questions.Health();

    /// <inheritdoc/>
    public StoreHealth Pulse() => questions.Pulse();

    /// <inheritdoc/>
    public StoreHealth Ready() => questions.Ready();

    /// <inheritdoc/>
    public RunningAnswers Running => questions.Running;

    /// <inheritdoc/>
    public string? Stamp() => questions.Stamp();

    private Answer Observed(string question, Func<Answer> ask)
    {
        using var span = Spans.Start(question);
        var began = Stopwatch.GetTimestamp();
        var became = "threw";
        try
        {
            var answer = ask();
            became = Outcome(question, answer);
            return answer;
        }
        catch (OperationCanceledException)
        {
            became = "cancelled";
            throw;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.QuestionThrew(e, question);
            throw;
        }
        finally
        {
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            span?.SetTag(Spans.Outcome, became);
            if (Writing.Contains(question))
            {
                metrics.Written(question, became, seconds);
                log.Written(question, became, seconds);
            }
            else
            {
                metrics.Asked(question, became, seconds);
                if (seconds >= LongSeconds)
                    log.QuestionSlow(question, seconds);
            }
        }
    }

    private string Outcome(string question, Answer answer)
    {
        if (answer.Exit < 3)
            return answer.Exit == 0 ? "done" : "refused";
        var error = answer.Document as ErrorDocument;
        log.QuestionFailed(question, error?.Code ?? "unknown", error?.Message.ToString() ?? "");
        return "failed";
    }
}
