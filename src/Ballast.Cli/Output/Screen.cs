using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ballast.Cli.Output;

/// <summary>Where a command speaks: answers to standard output, remarks and refusals to standard error.</summary>
internal sealed class Screen
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;
    public const int NeighbourFailed = 3;

    private readonly Surroundings _surroundings;
    private readonly Lazy<IAnsiConsole> _out;
    private readonly Lazy<IAnsiConsole> _error;

    public Screen(Surroundings surroundings, bool isJson)
    {
        _surroundings = surroundings;
        IsJson = isJson;
        _out = new Lazy<IAnsiConsole>(() => Console(surroundings.Out, surroundings.IsOutputTerminal));
        _error = new Lazy<IAnsiConsole>(() => Console(surroundings.Error, surroundings.IsErrorTerminal));
    }

    public bool IsJson { get; }

    public int Width => _surroundings.Width;

    /// <summary>Whether a progress bar makes sense.</summary>
    public bool ShowsProgress => _surroundings.IsErrorTerminal && !IsJson;

    public IAnsiConsole ErrorConsole => _error.Value;

    /// <summary>A document, where JSON was asked for; else words, and below them which rounds were left out and what must be said of the payout rules.</summary>
    /// <param name="document">The document.</param>
    /// <param name="words">Writes the words.</param>
    /// <param name="rules">The answer's rules, where the document is dear to make; else they are the document's.</param>
    public void Answer<T>(Func<T> document, Action words, Func<IReadOnlyList<RuleSpan>>? rules = null)
    {
        if (IsJson)
        {
            Print(document());
            return;
        }
        words();
        if (typeof(IPartialDocument).IsAssignableFrom(typeof(T)))
            LeftOut((IPartialDocument)document()!);
        if (typeof(IRuledDocument).IsAssignableFrom(typeof(T)))
            RuleNotes(rules is null ? ((IRuledDocument)document()!).Rules : rules());
    }

    private void LeftOut(IPartialDocument answer)
    {
        foreach (var skipped in answer.SkippedRounds)
            Line($"[yellow]{Markup.Escape(SkipReasons.Sentence(skipped, answer.To))}[/]");
    }

    /// <summary>What must be said of payout rules, each sentence once.</summary>
    public void RuleNotes(IEnumerable<RuleSpan> rules)
    {
        foreach (var (names, remark) in RuleSpan.Notes(rules))
            Line($"[yellow]{Markup.Escape(names)}:[/] {Markup.Escape(remark)}");
    }

    public void Write(IRenderable renderable)
    {
        _out.Value.Write(renderable);
    }

    /// <summary>A line of an answer, with markup.</summary>
    public void Line(string markup = "") => _out.Value.MarkupLine(markup);

    /// <summary>A line that is not part of the answer, with markup.</summary>
    public void Remark(string markup)
    {
        if (!IsJson)
            _error.Value.MarkupLine(markup);
    }

    /// <summary>A line that is not part of the answer, and that scripts should see too.</summary>
    public void Aside(string line) => _surroundings.Error.WriteLine($"ballast: {line.ReplaceLineEndings(" ")}");

    public int Refuse(Refusal refusal)
    {
        Say(refusal.Code, refusal.Message);
        return Refused;
    }

    public int Fail(string code, string message)
    {
        Say(code, message);
        return NeighbourFailed;
    }

    public int Usage(string message, string command)
    {
        var help = command is "ballast" or "" ? "ballast --help" : $"ballast {command} --help";
        Say("usage", $"{message.TrimEnd()} See: {help}");
        return WrongUsage;
    }

    private void Say(string code, string message)
    {
        var line = message.ReplaceLineEndings(" ");
        if (IsJson)
            Print(new ErrorDocument(code, line));
        else
            _surroundings.Error.WriteLine($"ballast: {line}");
    }

    private void Print<T>(T document)
    {
        _surroundings.Out.WriteLine(Json.Text(document));
        _surroundings.OnDocument?.Invoke(document!);
    }

    private IAnsiConsole Console(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );
        console.Profile.Width = _surroundings.Width;
        return console;
    }
}
