using System.CommandLine;
using System.Runtime.CompilerServices;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Cli.Serving;
using Ballast.Server.Logging;
using Ballast.Server.Mcp;
using Ballast.Storage;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast mcp</c>: every question as a tool for the assistant that starts it. Standard output is protocol and nothing else.</summary>
internal static class McpCommand
{
    public static Command Create(GlobalOptions everywhere)
    {
        var log = new LogOptions("warning");
        var command = new Command(
            "mcp",
            "Every question as a tool for an assistant, by the Model Context Protocol over standard input and output. It only reads."
        );
        log.AddTo(command);
        everywhere.SetAction(command, (parsed, context) => Run(context, log.Read(parsed, context.Command)));
        return command;
    }

    // A method of its own: the web's assemblies are loaded when it is entered, and not for other commands.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(CommandContext context, LogChoice choice)
    {
        if (context.CliHost.IsInputTerminal)
            context.Screen.Aside(
                "An assistant's program starts this and speaks with it: docs/assistants.md. Ctrl-C ends it."
            );
        TournamentStore.RequirePanels(context.Panels);
        using var logs = LogOptions.Create(context.CliHost, context.StorePath, choice, token: null);
        var host = context.CliHost with { OnUnexpected = logs.CreateLogger("Ballast.Mcp").CommandThrew };
        McpOverStreams
            .RunAsync(
                ServedCommands.Questions(host, context.StorePath, panels: context.Panels),
                new ToolDefaults(context.Tournament, context.IsAsOfGiven ? context.AsOf : null),
                host.OpenStreams(),
                logs,
                host.Cancellation
            )
            .GetAwaiter()
            .GetResult();
        return Screen.Done;
    }
}
