using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Server.Hosting;

/// <summary>What the web asks the program that it is a door of. The command line answers, so that both say the same.</summary>
public interface IQuestionService
{
    /// <summary>Answers a question: the same document and the same refusals as on the command line with <c>--json</c>. May be called from several threads at once.</summary>
    Answer Ask(QuestionRequest request, CancellationToken cancellation);

    /// <summary>Runs a command as with <c>--json</c>: an import, a sync, a look at an incident.</summary>
    Answer Run(CommandCall call, CancellationToken cancellation);

    /// <summary>Opens the store to read; the caller closes it. Refused where there is none yet.</summary>
    Outcome<IRevisionStore> Open();

    /// <summary>How the store is; never throws.</summary>
    StoreHealth Health();

    /// <summary>The same without counting rows, which takes a while; never throws.</summary>
    StoreHealth Pulse() => Health();

    /// <summary>The same once the store was opened, which brings one of an earlier program up to date; never throws.</summary>
    StoreHealth Ready() => Pulse();

    /// <summary>How far answers are that are being computed.</summary>
    RunningAnswers Running => new();

    /// <summary>A text that changes whenever the store does, cheap to get; null where that cannot be known.</summary>
    string? Stamp();
}

/// <summary>A command and what was said with it, all of it data and nothing of it trusted.</summary>
/// <param name="Command">The command's name, for example <c>import</c> or <c>registry set</c>.</param>
/// <param name="Options">Options by name without dashes; one may stand there several times. A null value is a bare switch.</param>
/// <param name="Arguments">What follows the options: models, a round, a file of the server's own.</param>
public sealed record CommandCall(
    string Command,
    IReadOnlyList<KeyValuePair<string, string?>> Options,
    IReadOnlyList<string> Arguments
);

/// <summary>What came back.</summary>
/// <param name="Exit">The command line's exit code: 0 done, 1 refused, 2 wrong usage, 3 a neighbour failed.</param>
/// <param name="Document">The document, or an <see cref="ErrorDocument"/>.</param>
/// <param name="Json">The same as the command line prints it, with its line end.</param>
public sealed record Answer(int Exit, object Document, string Json)
{
    /// <summary>An expected no.</summary>
    public static Answer Refused(Refusal refusal) => Failed(1, refusal.Code, refusal.Notice);

    /// <summary>A refusal or a failure, on one line and without a word that has no end.</summary>
    public static Answer Failed(int exit, string code, Notice notice)
    {
        var error = new ErrorDocument(code, notice.Each(t => VisibleText.Brief(t.ReplaceLineEndings(" "))));
        return new Answer(exit, error, VisibleText.InJson(Core.Workflows.Documents.Json.Text(error)) + "\n");
    }
}
