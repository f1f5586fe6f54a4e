using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Cli.Recorded;
using Ballast.Cli.Serving;
using Ballast.Core.Workflows.Documents;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Server;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast sandbox</c>: a whole tournament on this machine, until it is stopped.</summary>
internal static class SandboxCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var options = new SandboxCommandOptions();
        var command = new Command(
            "sandbox",
            "A whole tournament on this machine, speaking Numerai's API. Ctrl-C ends it."
        );
        foreach (var option in options.All)
            command.Options.Add(option);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var served = options.Read(parsed, context.Command, context.CliHost.Clock);
                return options.IsOfStore(parsed)
                    ? ServeStore(context, served, options.IsRealTime(parsed))
                    : RunAsync(context, served, null).GetAwaiter().GetResult();
            },
            ["--panels", .. GlobalOptions.OfQuestions]
        );
        return command;
    }

    /// <summary>The clock stands where everything stored is known, unless set otherwise.</summary>
    private static int ServeStore(CommandContext context, SandboxOptions options, bool isRealTime)
    {
        StoredSource? stored = null;
        var refused = context.Read(StoredTournament.Read, source => stored = source);
        if (stored is null)
            return refused;
        var start = isRealTime ? null : options.Now ?? stored.Source.PreferredStart;
        return RunAsync(context, options with { Source = stored.Source, Now = start }, stored).GetAwaiter().GetResult();
    }

    private static Task<int> RunAsync(CommandContext context, SandboxOptions options, StoredSource? stored) =>
        UntilStopped.RunAsync(
            context,
            "sandbox",
            token => SandboxServer.StartAsync(options, token),
            (server, _) =>
            {
                // Without a moment to stand at a recorded world would choose its own.
                server.MoveClock(options.Now);
                var (url, key) = (UntilStopped.Shown(server.Url), server.Key!);
                context.Screen.Answer(
                    () =>
                        new SandboxDocument(url, key.PublicId, key.Secret, options.Seed, options.Now)
                        {
                            Store = stored is null ? null : context.StoreName,
                            Models = stored?.Models,
                            Rounds = stored?.Rounds,
                            Names = options.Names.Count > 0 ? options.Names : null,
                            AlsoAccepted =
                                options.Keys.Count > 1 ? [.. options.Keys.Skip(1).Select(k => k.PublicId)] : null,
                        },
                    () => Words(context, url, key, options, stored)
                );
                return Task.CompletedTask;
            }
        );

    private static void Words(
        CommandContext context,
        string url,
        SandboxKey key,
        SandboxOptions options,
        StoredSource? stored
    )
    {
        var screen = context.Screen;
        var time = options.Now is { } now ? $"standing at {now:yyyy-MM-dd HH:mm} UTC" : "following real time";
        var world = stored is null
            ? $"{options.Models} Classic models, {Figures.Rounds(options.Rounds)}, seed {options.Seed}"
            : $"{Figures.Count(stored.Models)} models, {Figures.Rounds(stored.Rounds)} of the store {context.StoreName}";
        screen.Line($"[bold]Sandbox[/] on {url}: {Markup.Escape(world)}, {time}.");
        screen.Line(Markup.Escape($"Key: NUMERAI_PUBLIC_ID={key.PublicId} NUMERAI_SECRET_KEY={key.Secret}"));
        if (options.Keys.Count > 1)
            screen.Line(
                Markup.Escape($"Also accepted: {string.Join(", ", options.Keys.Skip(1).Select(k => k.PublicId))}")
            );
        screen.Line($"Try: ballast sync --api {url} --leaderboard 20");
        screen.Remark("[grey]Ctrl-C ends it.[/]");
    }
}
