using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ballast.Cli.Output;

/// <summary>
/// Where a command speaks: answers to standard output, remarks and refusals to standard error. The only place from which anything goes
/// there; nothing that passes here is a command to the terminal.
/// </summary>
internal sealed class Screen
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;
    public const int NeighbourFailed = 3;

    private readonly CliHost _surroundings;
    private readonly TextWriter _answers;
    private readonly TextWriter _remarks;
    private readonly Lazy<IAnsiConsole> _out;
    private readonly Lazy<IAnsiConsole> _error;

    public Screen(CliHost host, bool isJson)
    {
        _surroundings = host;
        IsJson = isJson;
        _answers = Answers(host);
        _remarks = Remarks(host);
        // What is written there is fitted before: left to itself, this library breaks numbers and names.
        _out = new Lazy<IAnsiConsole>(() =>
            Console(new OutputWriter(host.Out, isClean: false), host.IsOutputTerminal, CliHost.Unbounded)
        );
        _error = new Lazy<IAnsiConsole>(() =>
            Console(
                new OutputWriter(host.Error, isClean: false, isNeeded: false),
                host.IsErrorTerminal,
                host.ErrorWidth
            )
        );
    }

    public bool IsJson { get; }

    /// <summary>Options of this command that hold for the next one too, as they are typed.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    public int Width => _surroundings.Width;

    /// <summary>Whether somebody reads it in a window: in a file, lines have no end and nothing is left to be asked for.</summary>
    public bool IsPaged => Width < CliHost.Unbounded;

    /// <summary>Whether a progress bar makes sense.</summary>
    public bool ShowsProgress => _surroundings.IsErrorTerminal && !IsJson;

    public IAnsiConsole ErrorConsole => _error.Value;

    /// <summary>Standard output for rows of data: as they are where they are piped, made visible on a terminal.</summary>
    public TextWriter Data => new OutputWriter(_surroundings.Out, isClean: _surroundings.IsOutputTerminal);

    /// <summary>Standard output for plain lines.</summary>
    public static TextWriter Answers(CliHost host) => new OutputWriter(host.Out);

    /// <summary>Standard error for plain lines; nobody learns when they get lost.</summary>
    public static TextWriter Remarks(CliHost host) => new OutputWriter(host.Error, isNeeded: false);

    /// <summary>A document, where JSON was asked for; else words.</summary>
    public void Answer<T>(Func<T> document, Action words)
    {
        if (IsJson)
            Print(document());
        else
            words();
    }

    /// <summary>A document, where JSON was asked for; else the words that are made of it.</summary>
    public void Answer<T>(T document, Func<T, IEnumerable<Block>> words) =>
        Answer(() => document, () => new BlocksOnTerminal(this).Write(words(document)));

    /// <summary>A document in a shape of its own, where JSON was asked for; else words.</summary>
    public void Answer<T>(T document, JsonTypeInfo<T> shape, Action words)
    {
        if (IsJson)
            Print(document!, JsonSerializer.Serialize(document, shape));
        else
            words();
    }

    /// <summary>The answer of a question: its document, or its words.</summary>
    /// <param name="request">The question.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="isWhole">Whether details are shown that are folded otherwise.</param>
    public void Answer(QuestionRequest request, object answer, bool isWhole = false)
    {
        if (IsJson)
            Print(answer, JsonSerializer.Serialize(answer, request.Question.Shape));
        else
            new BlocksOnTerminal(this) { IsUnfolded = isWhole || _surroundings.ShowsDetails, MoreBy = "--all" }.Write(
                request.Question.InWords(answer, request.Given)
            );
    }

    public void Write(IRenderable renderable)
    {
        _out.Value.Write(renderable);
    }

    /// <summary>A line of an answer, with markup; where it is too long, it is broken at words.</summary>
    /// <param name="markup">The line.</param>
    /// <param name="hang">Cells by which lines after the first one are indented.</param>
    public void Line(string markup = "", int hang = 0) => _out.Value.Write(new WrappedLine(markup, Width, hang));

    /// <summary>A line that is not part of the answer, with markup.</summary>
    public void Remark(string markup)
    {
        if (!IsJson)
            _error.Value.Write(new WrappedLine(markup, _surroundings.ErrorWidth, 0));
    }

    /// <summary>A line that is not part of the answer, and that scripts should see too.</summary>
    public void Aside(string line) => Wrapped($"ballast: {line.ReplaceLineEndings(" ")}");

    public int Refuse(Refusal refusal)
    {
        Say(refusal.Code, refusal.Message);
        return Refused;
    }

    public int Fail(string code, string message)
    {
        try
        {
            Say(code, message);
        }
        catch (OutputException e)
        {
            // Where standard output is what failed, or fails as well, the other one is left.
            _remarks.WriteLine($"ballast: {(code == e.Code ? message : e.Message)}");
        }
        return NeighbourFailed;
    }

    /// <summary>Says a failure and gives its exit code.</summary>
    public int Fail(Failure failure) =>
        failure.Exit == NeighbourFailed
            ? Fail(failure.Code, failure.Message)
            : Refuse(new Refusal(failure.Code, failure.Notice));

    public int Usage(string message, string command)
    {
        Say("usage", WithHelp(message, command));
        return WrongUsage;
    }

    /// <summary>What was wrong, and where it stands how it is right.</summary>
    public static string WithHelp(string message, string command) => $"{message.TrimEnd()} {HelpOn(command)}";

    /// <summary>Where it stands how a command is used.</summary>
    public static string HelpOn(string command) =>
        $"See: {(command is "ballast" or "" ? "ballast --help" : $"ballast {command} --help")}";

    private void Say(string code, string message)
    {
        var line = VisibleText.Brief(message.ReplaceLineEndings(" "));
        if (IsJson)
            Print(new ErrorDocument(code, line));
        else
            Wrapped($"ballast: {line}");
    }

    /// <summary>One line for a script; in a window it is broken at words.</summary>
    private void Wrapped(string line)
    {
        foreach (var part in _surroundings.IsErrorTerminal ? WordWrap.Lines(line, _surroundings.ErrorWidth) : [line])
            _remarks.WriteLine(part);
    }

    private void Print<T>(T document) => Print(document!, Json.Text(document));

    private void Print(object document, string json)
    {
        _answers.WriteLine(VisibleText.InJson(json));
        _surroundings.OnDocument?.Invoke(document);
    }

    private static IAnsiConsole Console(TextWriter writer, bool isTerminal, int width)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new Paper(writer, isTerminal, width),
                Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );
        console.Profile.Width = width;
        console.Pipeline.Attach(new VisibleSegments());
        return console;
    }

    /// <summary>What is drawn on: the host say what it is, not the process.</summary>
    private sealed class Paper(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(System.Text.Encoding encoding) { }
    }
}
