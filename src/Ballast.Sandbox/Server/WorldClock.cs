namespace Ballast.Sandbox.Server;

/// <summary>The world's time: real, or standing where it was put.</summary>
internal sealed class WorldClock(TimeProvider real, DateTimeOffset? start)
{
    private readonly Lock _gate = new();
    private DateTimeOffset? _fixed = start?.ToUniversalTime();

    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
                return _fixed ?? real.GetUtcNow();
        }
    }

    /// <summary>Stops the clock at a moment; null lets it follow real time.</summary>
    public void Set(DateTimeOffset? now)
    {
        lock (_gate)
            _fixed = now?.ToUniversalTime();
    }
}
