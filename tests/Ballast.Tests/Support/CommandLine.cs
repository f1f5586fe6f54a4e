using System.Text.Json;
using Ballast.Cli;

namespace Ballast.Tests.Support;

/// <summary>Runs the command line inside the test, on a store of its own.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Store => _folder.Path("store.db");

    /// <summary>A store elsewhere, in place of the own one.</summary>
    public string? Location { get; init; }

    public TempFolder Folder => _folder;

    public int Width { get; init; } = 120;

    public bool IsTerminal { get; init; }

    /// <summary>Whether answers show what is folded: a test of words reads all of them. What a person sees first is in Approved/answers.</summary>
    public bool ShowsDetails { get; init; } = true;

    /// <summary>What somebody types who sits there; null where nobody does.</summary>
    public string? Typed { get; set; }

    /// <summary>What another program writes into the command.</summary>
    public string? Piped { get; init; }

    /// <summary>A file with keys; null for none.</summary>
    public string? EnvFile { get; init; }

    /// <summary>Where the command meets what it did not expect, its error tells where.</summary>
    public bool IsDebugged { get; init; }

    /// <summary>The moment at which commands are asked, where a test does not say another.</summary>
    public static readonly DateTimeOffset UsualNow = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public TimeProvider Clock { get; init; } = new StandingClock(UsualNow);

    /// <summary>The moment that a clock which stands still shows.</summary>
    public DateTimeOffset Now
    {
        init => Clock = new StandingClock(value);
    }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public CancellationToken Cancellation { get; init; } = TestContext.Current.CancellationToken;

    public Said Run(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = Application.Run(args, CliHost(output, error));
        return new Said(code, output.ToString(), error.ToString());
    }

    /// <summary>What a command run here sees of the world.</summary>
    public CliHost CliHost(TextWriter output, TextWriter error)
    {
        var typed = new StringReader(Typed ?? Piped ?? "");
        return new()
        {
            Out = output,
            Error = error,
            In = typed,
            ReadSecret = typed.ReadLine,
            EnvFile = EnvFile,
            IsInputTerminal = Typed is not null,
            Who = "ann@desk",
            IsOutputTerminal = IsTerminal,
            IsErrorTerminal = false,
            Width = Width,
            ShowsDetails = ShowsDetails,
            Clock = Clock,
            Environment = name =>
                name switch
                {
                    "BALLAST_STORE" => Location ?? Store,
                    "BALLAST_DEBUG" => IsDebugged ? "1" : null,
                    _ => null,
                },
            Variables = Variables,
            Cancellation = Cancellation,
        };
    }

    /// <summary>Runs a command that must succeed and parses its document.</summary>
    public JsonElement Json(params string[] args)
    {
        var said = Run([.. args, "--json"]);
        said.Code.ShouldBe(0, said.Out + said.Error);
        return JsonDocument.Parse(said.Out).RootElement;
    }

    public void Dispose() => _folder.Dispose();

    internal sealed record Said(int Code, string Out, string Error);
}
