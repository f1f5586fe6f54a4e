using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Spectre.Console;

namespace Ballast.Cli.Setup;

/// <summary>Asks whoever sits there, and nobody where nobody does.</summary>
internal sealed class Prompt(CommandContext context, bool isYes)
{
    /// <summary>Whether somebody can be asked.</summary>
    public bool IsAsking =>
        !isYes && !context.Screen.IsJson && context.CliHost is { IsInputTerminal: true, IsOutputTerminal: true };

    /// <summary>A line; null where its end came. What looks like a wallet's key is refused and not repeated.</summary>
    /// <exception cref="PromptException">It was one.</exception>
    public string? Line(string question)
    {
        context.Screen.Line(Markup.Escape(question));
        return Checked(context.CliHost.In.ReadLine);
    }

    /// <summary>A line that is not shown while it is typed.</summary>
    /// <exception cref="PromptException">It looks like a wallet's key.</exception>
    public string? Secret(string question)
    {
        context.Screen.Line(Markup.Escape(question));
        return Checked(context.CliHost.ReadSecret);
    }

    /// <summary>Yes or no; an empty line is the answer that is offered.</summary>
    public bool IsYes(string question, bool usual)
    {
        if (!IsAsking)
            return usual;
        var said = Line($"{question} {(usual ? "[Y/n]" : "[y/N]")}")?.Trim();
        return string.IsNullOrEmpty(said) ? usual : said.StartsWith('y') || said.StartsWith('Y');
    }

    private string? Checked(Func<string?> read)
    {
        // On a thread of its own: a terminal that waits for a line hears no Ctrl-C.
        var reading = Task.Run(read);
        reading.Wait(context.CliHost.Cancellation);
        var said = reading.GetAwaiter().GetResult();
        return WalletSecret.Find(said) is { } secret
            ? throw new PromptException(new Refusal("private-key", secret))
            : said?.Trim();
    }
}

/// <summary>What was typed ends the questions.</summary>
internal sealed class PromptException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
