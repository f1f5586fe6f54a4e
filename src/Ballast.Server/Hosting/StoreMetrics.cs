using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ballast.Core.Store;

namespace Ballast.Server.Hosting;

/// <summary>How the store is, asked when somebody wants to know: at most two seconds, during which only whoever wants to know waits.</summary>
internal sealed class StoreMetrics(HealthWatch watch, TimeProvider clock)
{
    // The instruments are asked one after the other, and are to tell of the same moment.
    private static readonly TimeSpan OneAsking = TimeSpan.FromSeconds(1);

    private StoreHealth _health = StoreHealth.Without(isThere: false);
    private long? _asked;

    /// <summary>Adds its instruments.</summary>
    public void AddTo(Meter meter)
    {
        meter.CreateObservableGauge(
            "ballast.store.up",
            () => Health().IsReachable ? 1 : 0,
            description: "1 where the store can be read."
        );
        meter.CreateObservableGauge(
            "ballast.store.rows",
            () =>
                Health()
                    .Rows.Select(r => new Measurement<long>(
                        r.Value,
                        new KeyValuePair<string, object?>("table", r.Key)
                    )),
            description: "Rows by table."
        );
        AddAge(meter, "ballast.last_sync_age", "Time since models were last synced.", h => h.LastSync);
        AddAge(meter, "ballast.last_import_age", "Time since something new came in.", h => h.LastImport);
    }

    /// <summary>A moment that is not known is no line, and never 0; one that was known stays known while the store is away.</summary>
    private void AddAge(Meter meter, string name, string description, Func<StoreHealth, DateTimeOffset?> moment)
    {
        DateTimeOffset? last = null;
        meter.CreateObservableGauge(
            name,
            () =>
            {
                last = moment(Health()) ?? last;
                return last is { } known ? [new Measurement<double>(Age(clock, known))] : (Measurement<double>[])[];
            },
            "s",
            description
        );
    }

    /// <summary>Whole seconds since a moment.</summary>
    public static double Age(TimeProvider clock, DateTimeOffset since) =>
        Math.Floor(Math.Max(0, (clock.GetUtcNow() - since).TotalSeconds));

    private StoreHealth Health()
    {
        if (_asked is { } at && Stopwatch.GetElapsedTime(at) < OneAsking)
            return _health;
        // An instrument is asked without a promise.
        _health = watch.AskAsync().GetAwaiter().GetResult();
        _asked = Stopwatch.GetTimestamp();
        return _health;
    }
}
