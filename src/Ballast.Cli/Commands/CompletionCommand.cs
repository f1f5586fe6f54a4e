using System.CommandLine;
using Ballast.Cli.Completion;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Text;
using Ballast.Storage;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast completion SHELL</c> prints a script; what the script asks is <c>ballast complete -- LINE</c>.</summary>
internal static class CompletionCommand
{
    /// <summary>The name of what the scripts ask.</summary>
    public const string Hidden = "complete";

    public static Command Create(GlobalOptions everywhere)
    {
        var shell = new Argument<string>("SHELL") { Description = $"{string.Join(", ", Shells.All)}." };
        shell.CompletionSources.Add([.. Shells.All]);
        var command = new Command(
            "completion",
            "A script for your shell, with which the tab key completes commands, options, values and names of models."
        )
        {
            shell,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var name = parsed.GetValue(shell)!;
                var script =
                    Shells.Script(name)
                    ?? throw new UsageException(
                        context.Command,
                        $"There is no script for '{name}'; there is one for {string.Join(", ", Shells.All)}."
                    );
                context.Screen.Data.Write(script);
                return Screen.Done;
            },
            GlobalOptions.OfQuestions
        );
        return command;
    }

    /// <summary>What the scripts ask: a line a word, with what it means behind a tab. Nobody types it, so no help lists it.</summary>
    public static Command CreateHidden(GlobalOptions everywhere, RootCommand root)
    {
        var line = new Argument<string>("LINE");
        var command = new Command(Hidden, "What can go on with a line.") { line };
        command.Hidden = true;
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var known = Completions.Of(root, parsed.GetValue(line)!, said => Models(everywhere, said));
                foreach (var (word, about) in known)
                    context.Screen.Data.WriteLine(
                        about.Length == 0 ? word : $"{word}\t{Format.FirstSentence(about).ReplaceLineEndings(" ")}"
                    );
                return Screen.Done;
            }
        );
        return command;
    }

    private static IReadOnlyList<string> Models(GlobalOptions everywhere, ParseResult said)
    {
        var (store, tournament) = everywhere.Place(said);
        // A shell waits for it: a database elsewhere is not asked.
        return StoreLocation.IsServer(store) ? [] : TournamentStore.ModelNames(store, tournament);
    }
}
