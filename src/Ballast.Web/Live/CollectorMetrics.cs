using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Ballast.Core.Workflows.Collecting;

namespace Ballast.Web.Live;

/// <summary>The collector in <c>/metrics</c> and <c>/healthz</c>.</summary>
internal static class CollectorMetrics
{
    /// <summary>Lines in Prometheus' text format; none where the process does not collect.</summary>
    public static void Write(StringBuilder text, CollectorState? state, DateTimeOffset now)
    {
        if (state is null)
            return;
        var totals = state.Totals;
        One(text, "ballast_collector_runs_total", "counter", "Syncs of the collector that went well.", totals.Runs);
        One(text, "ballast_collector_failures_total", "counter", "Syncs that failed.", totals.Failures);
        One(text, "ballast_collector_seconds_total", "counter", "Time spent syncing.", totals.Seconds);
        One(text, "ballast_collector_requests_total", "counter", "Requests to the tournament.", totals.Requests);
        One(text, "ballast_collector_new_rows_total", "counter", "Values that were new.", totals.NewRows);
        Head(text, "ballast_collector_phase", "gauge", "1 for what it is doing.");
        foreach (var phase in Enum.GetValues<CollectorPhase>())
            Line(
                text,
                $"ballast_collector_phase{{phase=\"{phase.ToString().ToLowerInvariant()}\"}} {(phase == state.Phase ? 1 : 0)}"
            );
        // A moment that is not known is no line, and never 0.
        if (state.Last is { } last)
            One(
                text,
                "ballast_collector_last_success_age_seconds",
                "gauge",
                "Seconds since a sync went well.",
                Math.Floor(Math.Max(0, (now - last.At).TotalSeconds))
            );
    }

    /// <summary>A few words for whoever asks whether all is well; null where the process does not collect.</summary>
    /// <remarks>A failing neighbour does not make this server ill: it answers from what is kept.</remarks>
    public static JsonObject? Health(CollectorState? state) =>
        state is null
            ? null
            : new JsonObject
            {
                ["phase"] = state.Phase.ToString().ToLowerInvariant(),
                ["holder"] = state.Holder,
                ["lastSuccess"] = state.Last?.At.ToString("O", CultureInfo.InvariantCulture),
                ["failure"] = state.Failure?.Code,
            };

    private static void One(StringBuilder text, string name, string type, string help, double value)
    {
        Head(text, name, type, help);
        Line(text, $"{name} {value:0.######}");
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append("# HELP ")
            .Append(name)
            .Append(' ')
            .Append(help)
            .Append("\n# TYPE ")
            .Append(name)
            .Append(' ')
            .Append(type)
            .Append('\n');

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
