using System.CommandLine;
using System.Net;
using System.Runtime.CompilerServices;
using Ballast.Cli.Alerting;
using Ballast.Cli.Demo;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Cli.Serving;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Delivery.Settings;
using Ballast.Server.Hosting;
using Ballast.Server.Logging;
using Ballast.Server.Observing;
using Ballast.Server.Pipeline;
using Ballast.Server.Watching;
using Ballast.Storage;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast serve</c>: the dashboard and the API on this machine, until they are stopped.</summary>
internal static class ServeCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var (options, collect) = (new ServeOptions(), new CollectOptions());
        var command = new Command("serve", "The dashboard and the API, for a browser on this machine. Ctrl-C ends it.");
        options.AddTo(command);
        collect.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) => Run(context, options.Read(parsed, context.Command), collect.Read(parsed, context)),
            GlobalOptions.OfQuestions
        );
        return command;
    }

    // A method of its own: the web's assemblies are loaded when it is entered, and not for other commands.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(CommandContext context, ServeChoice choice, CollectChoice collect)
    {
        // Before anything is opened or limited.
        if (!IPAddress.IsLoopback(choice.Address) && choice is { Token: null, ProxyUserHeader: null })
            return context.Screen.Refuse(
                new Refusal(
                    "open-door",
                    $"Whoever reaches {choice.Address} could read everything. Give --token-file FILE, or --proxy-user-header NAME behind a reverse proxy that signs users in; or leave --listen out."
                )
            );
        var telemetry = new TelemetrySettings(context.CliHost.Variables);
        if (telemetry.Unreadable is { } variable)
            return context.Screen.Refuse(
                new Refusal("telemetry", $"{variable} is no address such as http://127.0.0.1:4317.")
            );
        var alerts = AlertFile.Read(context, collect.Alerts);
        if (alerts is not Outcome<AlertSettings>.Done { Value: var settings })
            return context.Screen.Refuse(((Outcome<AlertSettings>.Refused)alerts).Refusal);
        TournamentStore.RequirePanels(context.Panels);
        var workers = choice.Cluster is { } cluster ? ClusterOption.Workers(cluster, context) : null;
        HeapLimit.Set();
        var endpoint = NumeraiSession.Endpoint(choice.Api, context.Command);
        using var logs = LogOptions.Create(context.CliHost, context.StorePath, choice.Log, choice.Token);
        var log = logs.CreateLogger("Ballast.Serve");
        using var collector = ServeCollector.Make(context, endpoint, collect.Keys, collect.Lease, log);
        var host = context.CliHost with { OnUnexpected = log.CommandThrew };
        var options = new WebOptions
        {
            Questions = ServedCommands.Questions(
                host,
                context.StorePath,
                choice.Api,
                collector,
                context.Panels,
                workers
            ),
            Clock = context.CliHost.Clock,
            Address = choice.Address,
            Port = choice.Port,
            Token = choice.Token,
            ProxyUserHeader = choice.ProxyUserHeader,
            HostNames = choice.HostNames,
            IsReadOnly = choice.IsReadOnly,
            Collector = collector,
            RequestsPerMinute = choice.Rate,
            Logs = logs,
            Telemetry = telemetry,
            OpenSessions = () =>
                TournamentStore.Exists(context.StorePath) ? TournamentStore.Open(context.StorePath) : null,
        };
        // On a port of its own without a token: offered only where the dashboard itself is for this machine, and for all on it.
        var demo = new DemoServer(context.CliHost);
        if (options is { IsLoopback: true, IsOpen: true })
            options = options with { Demo = demo.OpenAsync };
        var collects = collect.Collects && !choice.IsReadOnly;
        var watch = new ServeWatch(
            new WatchSession(settings, AlertFile.Reader(context.CliHost), context.CliHost.Clock),
            () => collector.State,
            () => TournamentStore.Exists(context.StorePath) ? context.OpenToRead() : null,
            context.CliHost.Clock,
            log,
            collects
        );
        // A watch writes, too.
        Func<CancellationToken, Task> beside =
            choice.IsReadOnly ? _ => Task.CompletedTask
            : collects ? token => Task.WhenAll(collector.RunAsync(token), watch.RunAsync(token))
            : watch.RunAsync;
        return RunAsync(context, options, beside, demo).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        WebOptions options,
        Func<CancellationToken, Task> beside,
        DemoServer demo
    )
    {
        await using var ownDemo = demo.ConfigureAwait(false);
        return await UntilStopped
            .RunAsync(
                context,
                "server",
                token => WebServer.StartAsync(options, token),
                (server, token) =>
                {
                    var document = new ServeDocument(
                        UntilStopped.Shown(server.Url),
                        context.StoreName,
                        Access(options),
                        options.IsReadOnly
                    );
                    context.Screen.Answer(() => document, () => Words(context.Screen, document));
                    if (options.Telemetry.Hosts is { Count: > 0 } hosts)
                        context.Screen.Aside(
                            $"Metrics and traces are sent to {string.Join(" and ", hosts)}, as the environment says."
                        );
                    // On a thread of its own: its store is asked without waiting for anybody.
                    return Task.Run(() => beside(token), CancellationToken.None);
                }
            )
            .ConfigureAwait(false);
    }

    private static string Access(WebOptions options) =>
        options.ProxyUserHeader is not null ? "proxy"
        : options.Token is not null ? "token"
        : "loopback";

    private static void Words(Screen screen, ServeDocument document)
    {
        var who = document.Access switch
        {
            "proxy" => "for users that the reverse proxy names",
            "token" => "for whoever has the token",
            _ => "for this machine",
        };
        screen.Line($"[bold]Ballast[/] on {document.Url}, {who}{(document.IsReadOnly ? ", to read only" : "")}.");
        screen.Line($"API: {document.Url}/api/v1/openapi.json");
        screen.Remark($"[grey]store: {Markup.Escape(document.Store)}. Ctrl-C ends it.[/]");
    }
}
