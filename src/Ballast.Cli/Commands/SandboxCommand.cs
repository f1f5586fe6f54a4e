using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Cli.Recorded;
using Ballast.Cli.Serving;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Server;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast sandbox</c>: a whole tournament on this machine, until it is stopped.</summary>
internal static class SandboxCommand
{
    private const int UsualPort = 8099;
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static Command Make(GlobalOptions everywhere)
    {
        var port = Number("--port", "Where to listen on 127.0.0.1; 0 for any free port.", UsualPort);
        var seed = new Option<ulong>("--seed")
        {
            Description = "Equal seeds give equal worlds.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var models = Number("--models", "Models on Classic.", 24);
        var names = TextOption.Make(
            "--names",
            "What Classic's models are called, each name one model; an empty name is one, too.",
            "A,B,…"
        );
        var rounds = Number("--rounds", "Rounds before now.", 300);
        var cutover = new Option<int?>("--cutover")
        {
            Description = "First Classic round of atomic staking (default: 1343, as announced).",
            HelpName = "N",
        };
        var now = TextOption.Make(
            "--now",
            "The world's time: an ISO time at which it stands still, or real.",
            "TIME",
            "real"
        );
        var faults = TextOption.Make(
            "--faults",
            "What goes wrong and how often: 429=0.1,500=0.05,500-after=0.05,cut=0.05,late=0.05,redirect=0.05,stale=0.05,slow=0.05,partial=0.05,latency=200.",
            "LIST"
        );
        var keys = TextOption.Make(
            "--keys",
            "A key that is accepted beside the sandbox's own, for scripts that bring theirs. It need not be a real one.",
            "PUBLIC:SECRET"
        );
        var serveStore = new Option<bool>("--serve-store")
        {
            Description = "Serve what the store holds, instead of a made-up world.",
        };
        var command = new Command(
            "sandbox",
            "A whole tournament on this machine, speaking Numerai's API. Ctrl-C ends it."
        )
        {
            port,
            seed,
            models,
            names,
            rounds,
            cutover,
            now,
            faults,
            keys,
            serveStore,
        };
        Option[] ofMadeUpWorlds = [seed, models, names, rounds, cutover];
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var called = NamesOption.Read(parsed.GetValue(names), context.Command);
                var number = Within(parsed.GetValue(models), "--models", 1, 10_000, context.Command);
                if (called.Count > number && IsGiven(parsed, models))
                    throw new UsageException(
                        context.Command,
                        $"--names has {called.Count} names for {number} models; raise --models, or leave it out."
                    );
                var options = new SandboxOptions
                {
                    Port = Within(parsed.GetValue(port), "--port", 0, 65_535, context.Command),
                    Seed = parsed.GetValue(seed),
                    Models = called.Count > 0 && !IsGiven(parsed, models) ? called.Count : number,
                    Names = called,
                    Keys = [new SandboxKey(), .. KeysOption.Read(parsed.GetValue(keys), context.Command)],
                    Rounds = Within(parsed.GetValue(rounds), "--rounds", 1, 2_000, context.Command),
                    Cutovers = CutoverOf(parsed.GetValue(cutover)),
                    Now = Moment(parsed.GetValue(now)!, context.Command),
                    Faults = FaultsOption.Read(parsed.GetValue(faults), context.Command),
                    Time = context.CliHost.Clock,
                };
                if (!parsed.GetValue(serveStore))
                    return RunAsync(context, options, null).GetAwaiter().GetResult();
                if (Array.Find(ofMadeUpWorlds, o => IsGiven(parsed, o)) is { } other)
                    throw new UsageException(context.Command, $"{other.Name} is about made-up worlds, not a store.");
                return ServeStore(context, options, isRealTime: IsGiven(parsed, now) && options.Now is null);
            },
            GlobalOptions.OfQuestions
        );
        return command;
    }

    private static Dictionary<Tournament, int> CutoverOf(int? first) =>
        first is { } round ? new Dictionary<Tournament, int> { [Tournament.Classic] = round } : [];

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>The clock stands where everything stored is known, unless told otherwise.</summary>
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
                            AlsoAccepted = options.Keys.Count > 1 ? [.. options.Keys.Skip(1).Select(k => k.PublicId)] : null,
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
            screen.Line(Markup.Escape($"Also accepted: {string.Join(", ", options.Keys.Skip(1).Select(k => k.PublicId))}"));
        screen.Line($"Try: ballast sync --api {url} --leaderboard 20");
        screen.Remark("[grey]Ctrl-C ends it.[/]");
    }

    private static Option<int> Number(string name, string description, int usual) =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => usual,
        };

    private static int Within(int number, string option, int least, int most, string command) =>
        number >= least && number <= most
            ? number
            : throw new UsageException(command, $"{option} is a number from {least} to {most}, not {number}.");

    private static DateTimeOffset? Moment(string text, string command)
    {
        if (text.Equals("real", StringComparison.OrdinalIgnoreCase))
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time)
            ? time
            : throw new UsageException(
                command,
                $"--now is an ISO time such as 2026-05-13T18:00:00Z, or real, not '{text}'."
            );
    }
}
