using System.Collections.Concurrent;

namespace Ballast.Web.Hosting;

/// <summary>Counts what was asked, by route and status.</summary>
internal sealed class Traffic
{
    private readonly ConcurrentDictionary<(string Route, int Status), Tally> _tallies = new();
    private int _running;

    /// <summary>Requests that are being answered.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>What was counted, in order.</summary>
    public IReadOnlyList<(string Route, int Status, long Count, double Seconds)> Counted =>
        [
            .. _tallies
                .OrderBy(t => t.Key.Route, StringComparer.Ordinal)
                .ThenBy(t => t.Key.Status)
                .Select(t => (t.Key.Route, t.Key.Status, t.Value.Count, t.Value.Seconds)),
        ];

    public void Begin() => Interlocked.Increment(ref _running);

    /// <summary>A request was answered.</summary>
    /// <param name="route">One of a known few, never a path that somebody made up.</param>
    /// <param name="status">The status.</param>
    /// <param name="time">How long it took.</param>
    public void End(string route, int status, TimeSpan time)
    {
        Interlocked.Decrement(ref _running);
        _tallies.GetOrAdd((route, status), _ => new Tally()).Add(time);
    }

    private sealed class Tally
    {
        private long _count;
        private long _ticks;

        public long Count => Volatile.Read(ref _count);

        public double Seconds => TimeSpan.FromTicks(Volatile.Read(ref _ticks)).TotalSeconds;

        public void Add(TimeSpan time)
        {
            Interlocked.Increment(ref _count);
            Interlocked.Add(ref _ticks, time.Ticks);
        }
    }
}
