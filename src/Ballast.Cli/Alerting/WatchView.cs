using Ballast.Cli.Output;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Alerting;

/// <summary>What a watch found and sent, in words.</summary>
internal static class WatchView
{
    public static void Write(Screen screen, WatchDocument document)
    {
        screen.Line(Markup.Escape(Summary(document)));
        // The digest stands for the old ones: `ballast alerts` lists them.
        foreach (var incident in document.New.Where(i => !i.IsInDigest))
        {
            var number = incident.Id is { } id ? $"{id}  " : "";
            screen.Line(Markup.Escape($"{number}{incident.Urgency}: {incident.Sentence}"), hang: 2);
            foreach (var detail in incident.Details)
                screen.Line(Markup.Escape($"  {detail}"), hang: 2);
            if (incident.Next is { } next)
                screen.Line(Markup.Escape($"  To do: ballast {next}"), hang: 2);
        }
        foreach (var group in document.Sent.GroupBy(s => s.Channel, StringComparer.Ordinal))
            screen.Line(Markup.Escape($"{Format.Many(group.Count(), "message")} sent to {group.Key}."));
        // Several that failed by the same are said once.
        foreach (var group in document.Failed.GroupBy(f => (f.Channel, f.Error, IsGivenUp: f.RetryAt is null)))
        {
            var then = group.Key.IsGivenUp
                ? "given up"
                : $"tried again from {Format.Time(group.Min(f => f.RetryAt)!.Value)} UTC on";
            screen.Aside(
                $"{Format.Many(group.Count(), "message")} did not reach {group.Key.Channel}, {then}: {group.Key.Error}"
            );
        }
        if (document.Unwatched > 0)
            screen.Aside(
                $"{Format.Many(document.Unwatched, "model")} with a stake {(document.Unwatched == 1 ? "was" : "were")} not looked at: no account was synced, and there are too many. Put yours on the watch list with: ballast sync MODEL"
            );
        foreach (var problem in document.Problems)
            screen.Aside(problem);
    }

    private static string Summary(WatchDocument document)
    {
        var known =
            document.Known == 0
                ? ""
                : $" {Format.Many(document.Known, "incident")} found before still {(document.Known == 1 ? "holds" : "hold")}, and {(document.Known == 1 ? "is" : "are")} not sent again: ballast alerts lists what was sent to whom.";
        var dry = document.IsDryRun ? " Nothing was kept or sent." : "";
        return document.New.Count == 0
            ? $"Nothing new.{known}{dry}"
            : $"{Format.Many(document.New.Count, "new incident")}.{known}{dry}";
    }
}
