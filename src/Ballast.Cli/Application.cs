using System.CommandLine;
using Ballast.Cli.Commands;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Files;
using Ballast.Numerai.Errors;
using Ballast.Storage;

namespace Ballast.Cli;

/// <summary>The command line: builds the commands, runs one, and turns every way to fail into a line and an exit code.</summary>
public static class Application
{
    private static readonly Refusal OutOfMemory = new(
        AnswerBounds.TooLarge,
        "This needs more memory than there is. Name fewer models, or rounds with --from and --to."
    );

    /// <summary>Runs a command.</summary>
    /// <returns>0 done, 1 an expected refusal, 2 wrong usage, 3 a neighbour failed.</returns>
    public static int Run(IReadOnlyList<string> args, Surroundings surroundings)
    {
        var screen = new Screen(surroundings, isJson: args.Contains("--json"));
        try
        {
            return Run(args, surroundings, screen);
        }
        catch (OutputException e)
        {
            return screen.Fail(e.Code, e.Message);
        }
    }

    private static int Run(IReadOnlyList<string> args, Surroundings surroundings, Screen screen)
    {
        try
        {
            var parsed = Root(surroundings).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (!IsAskingForHelp(args))
            {
                if (parsed.CommandResult.Command != parsed.RootCommandResult.Command)
                    UnknownOption.Check(parsed, args);
                if (parsed.Errors.Count > 0)
                    return screen.Usage(parsed.Errors[0].Message, parsed.CommandResult.Command.Name);
            }
            return parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = Screen.Answers(surroundings),
                    Error = Screen.Remarks(surroundings),
                    // Left alone it prints stack traces.
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (UsageException e)
        {
            return screen.Usage(e.Message, e.Command);
        }
        catch (StoreException e)
        {
            return screen.Fail("store", e.Message);
        }
        catch (FileReadException e)
        {
            return screen.Fail("file", e.Message);
        }
        catch (NumeraiException e) when (e.Code == NumeraiErrorCode.Configuration)
        {
            // A key that is not there is for the user to mend, not a neighbour that failed; nothing was asked yet.
            return screen.Refuse(new Refusal("no-key", e.Message));
        }
        catch (NumeraiException e)
        {
            return screen.Fail("api", $"{e.Message} What was synced before is kept.");
        }
        catch (OperationCanceledException)
        {
            return screen.Refuse(new Refusal("cancelled", "Stopped. Nothing of the unfinished step was kept."));
        }
        catch (OutOfMemoryException)
        {
            return screen.Refuse(OutOfMemory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return screen.Fail("file", e.Message);
        }
#pragma warning disable CA1031 // The last door: whatever else happens, a user never sees a stack trace.
        catch (Exception e) when (e is not OutputException)
#pragma warning restore CA1031
        {
            surroundings.OnUnexpected?.Invoke(e);
            if (surroundings.Environment("BALLAST_DEBUG") is not null)
                Screen.Remarks(surroundings).WriteLine(e);
            return screen.Fail(
                "internal",
                $"Unexpected {e.GetType().Name}: {e.Message.Split('\n')[0]} Please report it; BALLAST_DEBUG=1 shows more."
            );
        }
    }

    /// <summary>All commands.</summary>
    public static RootCommand Root(Surroundings surroundings)
    {
        var root = new RootCommand(
            "Ballast: stake management for the Numerai tournaments. What did it earn, what was the risk, can I believe it, what do I do now."
        );
        var everywhere = new GlobalOptions(surroundings);
        everywhere.AddTo(root);
        root.Add(ImportCommand.Make(everywhere));
        root.Add(BacktestCommand.Make(everywhere));
        root.Add(ExplainCommand.Make(everywhere));
        root.Add(ReconcileCommand.Make(everywhere));
        root.Add(RiskCommand.Make(everywhere));
        root.Add(AccountCommand.Make(everywhere));
        root.Add(RegretCommand.Make(everywhere));
        root.Add(SensitivityCommand.Make(everywhere));
        root.Add(FieldCommand.Make(everywhere));
        root.Add(EvidenceCommand.Make(everywhere));
        root.Add(NowcastCommand.Make(everywhere));
        foreach (var question in QuestionCatalogue.All)
            root.Add(QuestionCommand.Make(question, everywhere));
        root.Add(ReportCommand.Make(everywhere));
        root.Add(PortfolioCommand.Make(everywhere));
        root.Add(RulesCommand.Make(everywhere));
        root.Add(ModelsCommand.Make(everywhere));
        root.Add(RoundsCommand.Make(everywhere));
        root.Add(DataCommand.Make(everywhere));
        root.Add(SyncCommand.Make(everywhere));
        root.Add(StoreCommand.Make(everywhere));
        root.Add(ExportCommand.Make(everywhere));
        root.Add(SandboxCommand.Make(everywhere));
        root.Add(DemoCommand.Make(everywhere));
        root.Add(ServeCommand.Make(everywhere));
        return root;
    }

    private static bool IsAskingForHelp(IReadOnlyList<string> args) =>
        args.Any(a => a is "--help" or "-h" or "-?" or "--version");
}
