using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>Drift as people read it: its sentences, alarms in bold.</summary>
internal static class DriftView
{
    public static void Write(Screen screen, IReadOnlyList<DriftEntry> drifts)
    {
        foreach (var drift in drifts)
        {
            var isAlarm = drift.Field.IsAlarm || drift.Models.Any(m => m.Own.IsAlarm || m.Lead.IsAlarm);
            var words = Markup.Escape(string.Join(' ', drift.Sentences));
            screen.Line(isAlarm ? $"[bold]{words}[/]" : words);
        }
    }

    /// <summary>Changes at rule changes, under a line of their own; nothing where the rule never changed.</summary>
    public static void Across(Screen screen, IReadOnlyList<DriftEntry> drifts)
    {
        if (drifts.Count == 0)
            return;
        screen.Line();
        Write(screen, drifts);
    }
}
