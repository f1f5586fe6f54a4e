using System.Text;

namespace Ballast.Cli;

/// <summary>What a command sees of the world: where words go, the clock, the environment. Tests bring their own.</summary>
public sealed record CliHost
{
    /// <summary>Answers.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Remarks, progress and refusals.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>What somebody types; nothing where nobody does.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>Standard input and output as they are, for a command that another program speaks with: opened once, and nothing else may be written.</summary>
    public Func<(Stream Input, Stream Output)> OpenStreams { get; init; } = () => (Stream.Null, Stream.Null);

    /// <summary>Reads a line without showing it; null where its end comes first.</summary>
    public Func<string?> ReadSecret { get; init; } = () => null;

    /// <summary>Whether somebody sits there and types.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>Who runs the command, for the journal: user@machine.</summary>
    public string Who { get; init; } = "somebody";

    /// <summary>Whether answers go to a terminal; if not, there is no colour and lines may be long.</summary>
    public required bool IsOutputTerminal { get; init; }

    /// <summary>Whether remarks go to a terminal; if not, there is no progress bar.</summary>
    public required bool IsErrorTerminal { get; init; }

    /// <summary>Wide enough for everything: what goes into a file or another program is not fitted to a window.</summary>
    public const int Unbounded = 100_000;

    /// <summary>Columns of the window that answers go to; <see cref="Unbounded"/> where that is none.</summary>
    public required int Width { get; init; }

    /// <summary>Whether the words of answers are written whole, with what is folded otherwise.</summary>
    public bool ShowsDetails { get; init; }

    /// <summary>Columns of the window that remarks go to; <see cref="Unbounded"/> where that is none.</summary>
    public int ErrorWidth { get; init; } = Unbounded;

    // Of a window that does not say how wide it is.
    private const int UsualWidth = 80;
    private const int NarrowestWidth = 20;

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Reads an environment variable; null where it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>All environment variables, for those whose names hold a label; keys are looked for nowhere else but here and in <see cref="EnvFile"/>.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>A file with more of them; null for none.</summary>
    public string? EnvFile { get; init; }

    /// <summary>Is handed every document that is printed with <c>--json</c>, a refusal too; null for nobody.</summary>
    public Action<object>? OnDocument { get; init; }

    /// <summary>Receives an exception that nobody expected, before it becomes one line; null for nobody.</summary>
    public Action<Exception>? OnUnexpected { get; init; }

    /// <summary>Whether whoever runs the command has the lease of those who sync: the server, which then cancels it where that is lost.</summary>
    public bool IsLetIn { get; init; }

    /// <summary>Whether a server answers with the command: what it takes in must leave memory to the others who ask.</summary>
    public bool IsServed { get; init; }

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The real ones.</summary>
    public static CliHost OfProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            // The first Ctrl-C ends the work in order; a second one ends the process.
            e.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        };
        return new CliHost
        {
            Out = Console.Out,
            Error = Console.Error,
            In = Console.In,
            OpenStreams = () => (Console.OpenStandardInput(), Console.OpenStandardOutput()),
            ReadSecret = ReadHidden,
            IsInputTerminal = !Console.IsInputRedirected,
            Who = $"{System.Environment.UserName}@{System.Environment.MachineName}",
            IsOutputTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            Width = Console.IsOutputRedirected ? Unbounded : WindowWidth(),
            ErrorWidth = Console.IsErrorRedirected ? Unbounded : WindowWidth(),
            Clock = TimeProvider.System,
            Environment = System.Environment.GetEnvironmentVariable,
            Variables = System
                .Environment.GetEnvironmentVariables()
                .Cast<System.Collections.DictionaryEntry>()
                .ToDictionary(e => (string)e.Key, e => e.Value as string ?? "", StringComparer.Ordinal),
            EnvFile = ".env",
            Cancellation = cancellation.Token,
        };
    }

    /// <summary>Key by key, so that the terminal does not show them.</summary>
    private static string? ReadHidden()
    {
        var text = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.WriteLine();
                    return text.ToString();
                case ConsoleKey.Backspace when text.Length > 0:
                    text.Length--;
                    break;
                case ConsoleKey.D when key.Modifiers == ConsoleModifiers.Control:
                    return null;
                default:
                    if (!char.IsControl(key.KeyChar))
                        text.Append(key.KeyChar);
                    break;
            }
        }
    }

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? Math.Max(NarrowestWidth, width) : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
