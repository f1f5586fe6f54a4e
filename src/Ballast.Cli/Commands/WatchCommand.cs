using System.CommandLine;
using Ballast.Cli.Alerting;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Alerts;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Delivery.Settings;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast watch</c>: one look for cron. <c>ballast serve</c> does the same by itself.</summary>
internal static class WatchCommand
{
    public static Command Create(GlobalOptions everywhere)
    {
        var alerts = TextOption.Make(
            "--alerts",
            "What is sent to whom (default: BALLAST_ALERTS, else alerts.yaml beside the store).",
            "FILE"
        );
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what is new; keep and send nothing." };
        var test = TextOption.Make("--test", "Send a test to this channel, and nothing else.", "CHANNEL");
        var acknowledge = TextOption.Make(
            "--acknowledge",
            "Note that you have looked at an incident, by its number or key: what waits to be sent of it is dropped.",
            "INCIDENT"
        );
        var who = TextOption.Make("--who", "Who has looked (default: user@machine).", "NAME");
        var command = new Command(
            "watch",
            "Look once in all tournaments for what somebody should know, and send what is new: for cron. The server does it by itself."
        )
        {
            alerts,
            dryRun,
            test,
            acknowledge,
            who,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var (channel, incident) = (parsed.GetValue(test), parsed.GetValue(acknowledge));
                if (channel is not null && incident is not null)
                    throw new UsageException(context.Command, "--test and --acknowledge do not go together.");
                if (parsed.GetValue(dryRun) && (channel is not null || incident is not null))
                    throw new UsageException(
                        context.Command,
                        channel is not null
                            ? "--test and --dry-run do not go together: a test is sent."
                            : "--acknowledge and --dry-run do not go together: a note is kept."
                    );
                if (incident is not null)
                    return Acknowledge(context, incident, parsed.GetValue(who) ?? context.CliHost.Who);
                return AlertFile.Read(context, parsed.GetValue(alerts)) switch
                {
                    Outcome<AlertSettings>.Done { Value: var settings } => Run(
                        context,
                        new WatchSession(settings, AlertFile.Reader(context.CliHost), context.CliHost.Clock),
                        channel,
                        parsed.GetValue(dryRun)
                    ),
                    Outcome<AlertSettings>.Refused { Refusal: var refusal } => context.Screen.Refuse(refusal),
                    _ => throw new InvalidOperationException("An outcome is done or refused."),
                };
            },
            GlobalOptions.OfQuestions
        );
        return command;
    }

    private static int Run(CommandContext context, WatchSession session, string? channel, bool isDry)
    {
        if (channel is not null)
            return context.Show(
                session.TestAsync(channel, context.CliHost.Cancellation).GetAwaiter().GetResult(),
                document =>
                    context.Screen.Answer(
                        () => document,
                        () => context.Screen.Line(Markup.Escape($"A test was taken by {document.Channel}."))
                    )
            );
        var hasFailed = false;
        var code = context.Read<WatchDocument>(
            store =>
                isDry
                    ? session.Look(store, context.CliHost.Cancellation)
                    : session.RunAsync(store, LastSync.Unknown, context.CliHost.Cancellation).GetAwaiter().GetResult(),
            document =>
            {
                hasFailed = document.Failed.Count + document.Problems.Count > 0;
                context.Screen.Answer(() => document, () => WatchView.Write(context.Screen, document));
            }
        );
        // What was found is kept and tried again: cron sees it all the same.
        return code == Screen.Done && hasFailed ? Screen.NeighbourFailed : code;
    }

    private static int Acknowledge(CommandContext context, string incident, string who) =>
        context.Read(
            store => IncidentLook.Run(store, incident, who, context.CliHost.Clock.GetUtcNow()),
            document =>
                context.Screen.Answer(
                    () => document,
                    () =>
                        context.Screen.Line(
                            Markup.Escape(
                                document.IsNew
                                    ? $"Noted: {document.Who} has looked at {document.Key}."
                                    : $"It was looked at before: {document.Key}."
                            )
                        )
                )
        );
}
