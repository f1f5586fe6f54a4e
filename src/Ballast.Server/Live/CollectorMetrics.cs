using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json.Nodes;
using Ballast.Core.Workflows.Collecting;
using Ballast.Server.Hosting;

namespace Ballast.Server.Live;

/// <summary>The collector in <c>/metrics</c> and <c>/healthz</c>.</summary>
internal static class CollectorMetrics
{
    /// <summary>Adds the instruments of a process that collects.</summary>
    public static void AddTo(Meter meter, ICollector collector, TimeProvider clock)
    {
        const string Name = "ballast.collector.";
        CollectorTotals Totals() => collector.State.Totals;
        void Count(string what, Func<long> count, string description) =>
            meter.CreateObservableCounter(Name + what, count, description: description);

        Count("runs", () => Totals().Runs, "Syncs of the collector that went well.");
        Count("failures", () => Totals().Failures, "Syncs that failed.");
        Count("requests", () => Totals().Requests, "Requests to the tournament.");
        Count("new_rows", () => Totals().NewRows, "Values that were new.");
        meter.CreateObservableCounter("ballast.collector", () => Totals().Seconds, "s", "Time spent syncing.");
        meter.CreateObservableGauge(
            Name + "phase",
            () => Enum.GetValues<CollectorPhase>().Select(p => Phase(p, collector.State.Phase)),
            description: "1 for what it is doing."
        );
        // A moment that is not known is no line, and never 0.
        meter.CreateObservableGauge(
            Name + "last_success_age",
            () =>
                collector.State.Last is { } last
                    ? [new Measurement<double>(StoreMetrics.Age(clock, last.At))]
                    : (Measurement<double>[])[],
            "s",
            "Time since a sync went well."
        );
    }

    /// <summary>A few words for whoever asks whether all is well; null where the process does not collect.</summary>
    /// <remarks>A failing neighbour does not make this server ill: it answers from what is kept.</remarks>
    public static JsonObject? Health(CollectorState? state) =>
        state is null
            ? null
            : new JsonObject
            {
                ["phase"] = Word(state.Phase),
                ["holder"] = state.Holder,
                ["lastSuccess"] = state.Last?.At.ToString("O", CultureInfo.InvariantCulture),
                ["failure"] = state.Failure?.Code,
            };

    private static Measurement<int> Phase(CollectorPhase phase, CollectorPhase present) =>
        new(phase == present ? 1 : 0, new KeyValuePair<string, object?>("phase", Word(phase)));

    private static string Word(CollectorPhase phase) => phase.ToString().ToLowerInvariant();
}
