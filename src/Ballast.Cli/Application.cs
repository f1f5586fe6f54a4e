using System.CommandLine;
using System.CommandLine.Help;
using Ballast.Cli.Help;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Cli;

/// <summary>The command line: builds the commands, runs one, and turns every way to fail into a line and an exit code.</summary>
public static class Application
{
    /// <summary>Runs a command.</summary>
    /// <returns>0 done, 1 an expected refusal, 2 wrong usage, 3 a neighbour failed.</returns>
    public static int Run(IReadOnlyList<string> args, CliHost host)
    {
        var screen = new Screen(host, isJson: args.Contains("--json"));
        try
        {
            return Run(args, host, screen);
        }
        catch (OutputException e)
        {
            return screen.Fail(e.Code, e.Message);
        }
    }

    private static int Run(IReadOnlyList<string> args, CliHost host, Screen screen)
    {
        ParseResult? parsed = null;
        try
        {
            // Words of a phrase may come one by one. Not even where it stands is said.
            if (WalletSecret.Find(string.Join(' ', args)) is { } secret)
                return screen.Refuse(new Refusal("private-key", secret));
            parsed = Root(host, Named(args)).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (!IsAskingForHelp(args))
            {
                UnknownCommand.Check(parsed);
                UnknownOption.Check(parsed, args);
                if (parsed.Errors.Count > 0)
                    return screen.Usage(UsageWords.Of(parsed), CommandName.Of(parsed.CommandResult.Command));
            }
            return parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = Screen.Answers(host),
                    Error = Screen.Remarks(host),
                    // Left alone it prints stack traces.
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (UsageException e)
        {
            return screen.Usage(ValueHint.Add(e.Message, parsed), e.Command);
        }
#pragma warning disable CA1031 // The last door: whatever happens, a user never sees a stack trace.
        catch (Exception e) when (e is not OutputException)
#pragma warning restore CA1031
        {
            var failure = Failure.From(e);
            if (failure.Code == Failure.Internal)
                host.OnUnexpected?.Invoke(e);
            if (failure.Code == Failure.Internal && host.Environment("BALLAST_DEBUG") is not null)
                Screen.Remarks(host).WriteLine(e);
            return screen.Fail(failure);
        }
    }

    /// <summary>All commands.</summary>
    public static RootCommand Root(CliHost host) => Root(host, null);

    /// <summary>The command that is named, or all where that is none: making sixty takes longer than many a command runs.</summary>
    internal static RootCommand Root(CliHost host, string? named)
    {
        var root = new RootCommand(
            "Ballast: stake management for the Numerai tournaments. What did it earn, what was the risk, can I believe it, what do I do now."
        );
        var everywhere = new GlobalOptions(host);
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new GroupedHelp(host, (HelpAction)help.Action!, everywhere);
        everywhere.AddTo(root);
        everywhere.SetAction(root, (_, context) => StartPage.Write(context), GlobalOptions.OfQuestions);
        var only = Array.FindIndex(AllCommands.InOrder, c => c.Name == named);
        foreach (var (_, make) in only < 0 ? AllCommands.InOrder : AllCommands.InOrder.AsSpan(only, 1))
            root.Add(make(everywhere, root));
        return root;
    }

    /// <summary>The command that the line begins with; null where it may be about others too.</summary>
    private static string? Named(IReadOnlyList<string> args) =>
        args.Count == 0 || IsAskingForHelp(args) || AllCommands.SpeakingOfOthers.Contains(args[0]) ? null : args[0];

    private static bool IsAskingForHelp(IReadOnlyList<string> args) =>
        args.Any(a => a is "--help" or "-h" or "-?" or "--version");
}
