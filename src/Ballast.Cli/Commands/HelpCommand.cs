using System.CommandLine;
using Ballast.Cli.Help;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast help TERM</c>: what a word of an answer means, or how a command is used.</summary>
internal static class HelpCommand
{
    /// <summary>Words that stand in nearly every answer and that nobody brings along.</summary>
    internal static readonly string[] MostAsked =
    [
        "payout factor",
        "at-risk",
        "burn",
        "payout rule",
        "multiplier",
        "drawdown",
        "interval",
        "lead",
        "independent rounds",
        "effective bets",
    ];

    public static Command Create(GlobalOptions everywhere)
    {
        var words = new Argument<string[]>("TERM")
        {
            Description = "A word that stands in an answer, such as drawdown, or the name of a command.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "help",
            "Say what a word means (effective rounds, burn, PBO), or how a command is used."
        )
        {
            words,
        };
        // Somebody who asks for a word types behind the line before: what stood there does no harm.
        everywhere.SetAction(command, (parsed, context) => Answer(context, command, parsed.GetValue(words) ?? []));
        return command;
    }

    private static int Answer(CommandContext context, Command self, string[] words)
    {
        if (words.Length == 0)
            return List(context);
        var asked = string.Join(' ', words);
        var term = Glossary.Find(asked);
        var help = Find(Root(self), words);
        if (term is not null)
            context.Screen.Answer(() => new GlossaryDocument([term]), () => Write(context.Screen, term));
        if (help is not null && !context.Screen.IsJson)
        {
            if (term is not null)
                context.Screen.Line();
            return Root(self)
                .Parse([.. words, "--help"])
                .Invoke(new InvocationConfiguration { Output = Screen.Answers(context.CliHost) });
        }
        return term is not null ? Screen.Done : context.Screen.Refuse(Unknown(asked));
    }

    private static RootCommand Root(Command self) => self.Parents.OfType<RootCommand>().Single();

    /// <summary>The command that the words name, one below the other; null where they name none.</summary>
    private static Command? Find(Command root, string[] words)
    {
        var found = root;
        foreach (var word in words)
        {
            if (found.Subcommands.FirstOrDefault(c => c.Name == word) is not { } below)
                return null;
            found = below;
        }
        return found;
    }

    private static void Write(Screen screen, GlossaryTerm term)
    {
        screen.Line($"[bold]{Markup.Escape(term.Name)}[/]: {Markup.Escape(term.Text)}");
        string[] others = [.. term.AlsoCalled.Where(o => !term.Name.Contains(o, StringComparison.OrdinalIgnoreCase))];
        if (others.Length > 0)
            screen.Line($"[grey]Also: {Markup.Escape(string.Join(", ", others))}.[/]");
    }

    private static int List(CommandContext context)
    {
        context.Screen.Answer(
            () => new GlossaryDocument(Glossary.Terms),
            () =>
            {
                context.Screen.Line(
                    "Say what you want to know: ballast help drawdown, or how a command is used: ballast help backtest."
                );
                context.Screen.Line();
                foreach (var (title, commands) in CommandGroups.All)
                    context.Screen.Line(
                        $"[bold]{Markup.Escape(title.EndsWith('?') ? title : title + ":")}[/] {Markup.Escape(string.Join(", ", commands.Select(c => c.Name)))}"
                    );
                context.Screen.Line();
                context.Screen.Line(
                    $"[bold]Words that are asked for most:[/] {Markup.Escape(string.Join(", ", MostAsked))}."
                );
                context.Screen.Line(
                    $"What each command does: ballast --help. All {Glossary.Terms.Count} words: the page Glossary of ballast serve, or ballast help --json."
                );
            }
        );
        return Screen.Done;
    }

    private static Refusal Unknown(string asked)
    {
        var near = Glossary.Near(asked);
        var meant = near.Count == 0 ? "" : $" Did you mean: {string.Join(", ", near)}?";
        return new Refusal(
            "unknown-term",
            $"'{asked}' is neither a word of the glossary nor a command.{meant} How to ask: ballast help."
        );
    }
}
