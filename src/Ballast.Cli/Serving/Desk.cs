using System.Globalization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Ports;
using Ballast.Storage;
using Ballast.Web.Hosting;

namespace Ballast.Cli.Serving;

/// <summary>
/// Answers the web's questions with the commands themselves: the same parsing, the same workflows, the same documents and refusals as
/// with <c>--json</c>, because it is the same road.
/// </summary>
/// <param name="surroundings">Those of the server; the keys in them are used by a sync and never shown.</param>
/// <param name="storePath">The server's store; no question may name another.</param>
internal sealed class Desk(Surroundings surroundings, string storePath) : IDesk
{
    /// <inheritdoc/>
    public Answer Ask(Question question, CancellationToken cancellation)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, surroundings.Cancellation);
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        object? document = null;
        var exit = Application.Run(
            Words(question),
            surroundings with
            {
                Out = output,
                Error = TextWriter.Null,
                IsOutputTerminal = false,
                IsErrorTerminal = false,
                Cancellation = both.Token,
                OnDocument = given => document = given,
            }
        );
        return document is null
            ? throw new InvalidOperationException($"{question.Command} gave no document.")
            : new Answer(exit, document, output.ToString());
    }

    /// <inheritdoc/>
    public Outcome<IRevisionStore> Open() =>
        TournamentStore.Exists(storePath) ? TournamentStore.Open(storePath) : CommandContext.NoStore(storePath);

    /// <inheritdoc/>
    public StoreHealth Health() => TournamentStore.Health(storePath);

    /// <summary>
    /// A value stays with its option behind a sign of equality and an argument behind the two dashes, so that neither can be read as
    /// an option of its own.
    /// </summary>
    private List<string> Words(Question question) =>
        [
            question.Command,
            $"--store={storePath}",
            "--json",
            .. question.Options.Select(o => o.Value is null ? $"--{o.Key}" : $"--{o.Key}={o.Value}"),
            "--",
            .. question.Arguments,
        ];
}
