using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Cli.Setup;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast init</c>: from nothing to the first answer, by questions or by options.</summary>
internal static class InitCommand
{
    private const int UsualLeaderboard = 20;
    private static readonly string[] KeyChoices = ["ask", "none", "stdin"];

    public static Command Create(GlobalOptions everywhere)
    {
        var keys = TextOption.Make(
            "--keys",
            "ask (where somebody sits there), none (public models only), or stdin (two lines: public id, secret). Keys in the environment or .env are found.",
            "HOW",
            "ask"
        );
        keys.CompletionSources.Add([.. KeyChoices]);
        var models = new Option<string[]>("--model")
        {
            Description = "A public model to follow; give it once a model.",
            HelpName = "MODEL",
        };
        var leaderboard = new Option<int>("--leaderboard")
        {
            Description = "Follow the first N models of the leaderboard.",
            HelpName = "N",
        };
        var api = TextOption.Make("--api", "Another address of the API, for example a sandbox's.", "URL");
        var noServe = new Option<bool>("--no-serve") { Description = "Do not open the pages at the end." };
        var yes = new Option<bool>("--yes")
        {
            Description = "Ask nothing: what is usual holds, and no pages are opened.",
        };
        var command = new Command(
            "init",
            "Begin: a key if you have one, the models to follow, the first sync, then the pages. Every question has an option."
        )
        {
            keys,
            models,
            leaderboard,
            api,
            noServe,
            yes,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var choice = parsed.GetValue(keys)!.ToLowerInvariant();
                if (!KeyChoices.Contains(choice))
                    throw new UsageException(context.Command, $"--keys is ask, none or stdin, not '{choice}'.");
                var address = parsed.GetValue(api);
                var setup = new Request(
                    choice,
                    parsed.GetValue(models) ?? [],
                    Numbers.Within(parsed.GetValue(leaderboard), "--leaderboard", context.Command, 0, 100_000),
                    address,
                    parsed.GetValue(noServe)
                );
                var prompt = new Prompt(context, parsed.GetValue(yes));
                try
                {
                    return Run(context, setup, prompt, NumeraiSession.Endpoint(address, context.Command));
                }
                catch (PromptException e)
                {
                    return context.Screen.Refuse(e.Refusal);
                }
            },
            "--as-of"
        );
        return command;
    }

    private static int Run(CommandContext context, Request setup, Prompt prompt, Uri endpoint)
    {
        if (!context.Screen.IsJson)
            context.Screen.Line($"Everything will be kept in {Markup.Escape(context.StoreName)}.");
        switch (new SetupKey(context, prompt, endpoint).Find(setup.Keys))
        {
            case Outcome<FoundKey>.Refused refused:
                return context.Screen.Refuse(refused.Refusal);
            case Outcome<FoundKey>.Done { Value: var key }:
                if (!context.Screen.IsJson && key.IsThere)
                    context.Screen.Line(Markup.Escape(Described(key)));
                return Follow(context, setup, prompt, key);
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private static string Described(FoundKey key) =>
        key.File is { } file
            ? $"Numerai knows the key{Of(key)}; it is kept in {file}, which you alone can read. Run ballast in this folder to use it."
            : $"There is a key already{Of(key)}; it is used.";

    private static string Of(FoundKey key) => key.Account is { } name ? $" of {name}" : "";

    private static int Follow(CommandContext context, Request setup, Prompt prompt, FoundKey key)
    {
        var (models, leaderboard) = (setup.Models, setup.Leaderboard);
        if (models.Length == 0 && leaderboard == 0 && !key.IsThere)
        {
            if (!prompt.IsAsking)
                return context.Screen.Refuse(
                    new Refusal(
                        "not-answered",
                        "Nobody is there to be asked which models to follow: say --model NAME, --leaderboard N or --keys stdin; --no-serve and --yes answer the rest."
                    )
                );
            var said = prompt.Line(
                $"Models to follow, with blanks between (enter: the first {UsualLeaderboard} of the leaderboard):"
            );
            models = (said ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            leaderboard = models.Length == 0 ? UsualLeaderboard : 0;
        }
        List<string> sync = ["sync", "--store", context.StorePath, "--tournament", context.Tournament.ToString()];
        if (setup.Api is { } api)
            sync.AddRange(["--api", api]);
        if (leaderboard > 0)
            sync.AddRange(["--leaderboard", $"{leaderboard}"]);
        if (key.IsThere)
            sync.Add("--account");
        sync.AddRange(["--", .. models]);
        return context.Screen.IsJson ? Document(context, sync, key) : Sync(context, setup, prompt, sync);
    }

    private static int Sync(CommandContext context, Request setup, Prompt prompt, List<string> sync)
    {
        if (Application.Run(sync, context.CliHost) is > 0 and var failed)
        {
            if (context.CliHost.Cancellation.IsCancellationRequested)
                context.Screen.Aside("what was fetched is whole; go on with: ballast init");
            return failed;
        }
        context.Screen.Line();
        context.Screen.Line("Ask: ballast today, ballast account, ballast evidence. Keep up to date: ballast sync.");
        return !setup.IsWithoutServe && prompt.IsAsking && prompt.IsYes("Open the pages now?", usual: true)
            ? Application.Run(["serve", "--store", context.StorePath], context.CliHost)
            : Screen.Done;
    }

    private static int Document(CommandContext context, List<string> sync, FoundKey key)
    {
        object? given = null;
        var code = Application.Run(
            [.. sync[..1], "--json", .. sync[1..]],
            context.CliHost with
            {
                Out = TextWriter.Null,
                OnDocument = document => given = document,
            }
        );
        switch (given)
        {
            case SyncDocument synced:
                context.Screen.Answer(
                    new InitDocument(context.StoreName, key.From, key.Account, key.File, synced),
                    new InitJson(Answers.Options()).InitDocument,
                    () => { }
                );
                return code;
            case ErrorDocument error when code == Screen.Refused:
                return context.Screen.Refuse(new Refusal(error.Code, error.Message));
            case ErrorDocument error:
                return context.Screen.Fail(error.Code, error.Message.ToString());
            default:
                return code;
        }
    }

    private sealed record Request(string Keys, string[] Models, int Leaderboard, string? Api, bool IsWithoutServe);
}
