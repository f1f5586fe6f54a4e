using System.CommandLine;
using System.Runtime.CompilerServices;
using Ballast.Cluster.Addresses;
using Ballast.Cluster.Calling;
using Ballast.Core.Questions;
using Ballast.Core.Workflows.Parts;
using Ballast.Storage;

namespace Ballast.Cli.Commands;

/// <summary><c>--cluster ADDRESS</c>: the parts of an answer are computed by workers on other machines.</summary>
internal static class ClusterOption
{
    private const string Name = "--cluster";

    /// <summary>The option; null for a question whose answer does not fall into parts.</summary>
    public static Option<string?>? Of(IQuestion question) =>
        question.HasParts
            ? new Option<string?>(Name)
            {
                Description =
                    "Have workers compute it (ballast-worker): store, where they meet in the store, or redis://HOST:PORT. The answer is the same.",
                HelpName = "ADDRESS",
            }
            : null;

    /// <summary>Who computes the parts of a question.</summary>
    /// <param name="address">What was said.</param>
    /// <param name="context">The command.</param>
    /// <param name="request">The question.</param>
    /// <exception cref="ParameterException">It cannot be so.</exception>
    // Apart, so that a command without workers loads nothing of theirs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ClusterCaller Read(string address, CommandContext context, QuestionRequest request)
    {
        if (!request.Question.HasParts)
            throw new ParameterException(
                $"{Name} has no effect on {request.Question.Title.ToLowerInvariant()}. Leave one of the two out."
            );
        return new ClusterCaller(request, Workers(address, context));
    }

    /// <summary>Who computes the parts of any question as of a moment.</summary>
    /// <param name="address">What was said.</param>
    /// <param name="context">The command.</param>
    /// <exception cref="ParameterException">It cannot be so.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Func<QuestionRequest, DateTimeOffset, ClusterRunner> Workers(string address, CommandContext context)
    {
        if (!StoreLocation.IsServer(context.StorePath))
            throw new ParameterException(
                $"{Name}: workers share a store in PostgreSQL, and {context.StoreName} is a file. Bring it there with: ballast store copy FILE postgres://USER@HOST/DATABASE."
            );
        try
        {
            var parsed = ClusterAddress.Parse(address);
            return (request, asOf) => new ClusterRunner(parsed, context.StorePath, KeptQuestion.Write(request, asOf));
        }
        catch (FormatException e)
        {
            throw new ParameterException($"{Name}: {e.Message}");
        }
    }
}

/// <summary>Asks workers for the parts of one question.</summary>
internal sealed class ClusterCaller(
    QuestionRequest request,
    Func<QuestionRequest, DateTimeOffset, ClusterRunner> workers
)
{
    private ClusterRunner? _runner;

    /// <summary>Whether nothing was handed to workers, because the answer is one piece.</summary>
    public bool WasIdle => _runner is { Parts: 0 };

    /// <summary>Who computes the parts as of a moment.</summary>
    public IPartRunner At(DateTimeOffset asOf) => _runner = workers(request, asOf);
}
