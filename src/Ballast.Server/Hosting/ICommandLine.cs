using Ballast.Core.Questions;
using Ballast.Core.Workflows.Parts;

namespace Ballast.Server.Hosting;

/// <summary>What the server needs of the command line that it belongs to.</summary>
public interface ICommandLine
{
    /// <summary>Runs a command as with <c>--json</c>.</summary>
    /// <param name="call">The command.</param>
    /// <param name="isLetIn">Whether it runs under the lease that the server has: it asks for none of its own.</param>
    /// <param name="cancellation">Stops it.</param>
    Answer Run(CommandCall call, bool isLetIn, CancellationToken cancellation);

    /// <summary>Who computes the parts of an answer on other machines; null for this process.</summary>
    /// <param name="request">The question.</param>
    /// <param name="asOf">Its moment.</param>
    IPartRunner? Workers(QuestionRequest request, DateTimeOffset asOf);

    /// <summary>What the command line would say of an exception.</summary>
    /// <param name="exception">What a question met.</param>
    /// <param name="command">The question's name.</param>
    Answer Explain(Exception exception, string command);
}
