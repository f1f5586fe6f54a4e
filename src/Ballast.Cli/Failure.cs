using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Cluster;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Delivery.Messages;
using Ballast.Files;
using Ballast.Numerai.Chain;
using Ballast.Numerai.Errors;
using Ballast.Storage;

namespace Ballast.Cli;

/// <summary>A way to fail as it is reported: one line, a code for scripts, an exit code. The only place that knows which exception is which.</summary>
/// <param name="Exit">1 an expected refusal, 2 wrong usage, 3 a neighbour failed.</param>
/// <param name="Code">For scripts.</param>
/// <param name="Notice">For people: it says what to do.</param>
internal sealed record Failure(int Exit, string Code, Notice Notice)
{
    /// <summary>One line for a terminal.</summary>
    public string Message => Notice.ToString();

    /// <summary>The code of what nobody expected.</summary>
    public const string Internal = "internal";

    /// <summary>What an exception is reported as.</summary>
    public static Failure From(Exception exception) =>
        exception switch
        {
            ParameterException usage => new(Screen.WrongUsage, "usage", usage.Notice),
            UsageException => new(Screen.WrongUsage, "usage", exception.Message),
            StoreException => new(Screen.NeighbourFailed, "store", exception.Message),
            FileReadException => new(Screen.NeighbourFailed, "file", exception.Message),
            // A key that is not there is for the user to mend, not a neighbour that failed; nothing was asked yet.
            NumeraiException { Code: NumeraiErrorCode.Configuration } => new(
                Screen.Refused,
                "no-key",
                exception.Message
            ),
            NumeraiException { Code: NumeraiErrorCode.File } => new(Screen.NeighbourFailed, "file", exception.Message),
            NumeraiException { Code: NumeraiErrorCode.FileExists } => new(
                Screen.Refused,
                "file-exists",
                $"{exception.Message} Replace it with --force, or name another one with --out."
            ),
            NumeraiException => new(
                Screen.NeighbourFailed,
                "api",
                $"{exception.Message} What was synced before is kept."
            ),
            ChainException => new(Screen.NeighbourFailed, "chain", exception.Message),
            ClusterException => new(Screen.NeighbourFailed, "cluster", exception.Message),
            DeliveryException => new(Screen.NeighbourFailed, "channel", exception.Message),
            OperationCanceledException => new(
                Screen.Refused,
                "cancelled",
                "Stopped. Nothing of the unfinished step was kept."
            ),
            OutOfMemoryException => new(
                Screen.Refused,
                AnswerBounds.TooLarge,
                $"This needs more memory than there is. Name fewer models, or rounds with {Notice.Option("from")} and {Notice.Option("to")}."
            ),
            IOException or UnauthorizedAccessException => new(Screen.NeighbourFailed, "file", exception.Message),
            _ => new(
                Screen.NeighbourFailed,
                Internal,
                $"Unexpected {exception.GetType().Name}: {exception.Message.Split('\n')[0]} Please report it; BALLAST_DEBUG=1 shows more."
            ),
        };

    /// <summary>A refusal.</summary>
    public static Failure From(Refusal refusal) => new(Screen.Refused, refusal.Code, refusal.Notice);
}
