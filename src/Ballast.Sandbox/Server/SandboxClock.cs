namespace Ballast.Sandbox.Server;

/// <summary>The world's time: real, or standing where it was put.</summary>
internal sealed class SandboxClock(TimeProvider real, DateTimeOffset? start)
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _fixed = start?.ToUniversalTime();

    public DateTimeOffset Now
    {
        get
        {
            lock (_lock)
                return _fixed ?? real.GetUtcNow();
        }
    }

    /// <summary>Whether the world knows a moment: from the first tournament on, and no century ahead.</summary>
    public static bool Reaches(DateTimeOffset now) => now.UtcDateTime.Year is >= 2015 and < 2100;

    /// <summary>Stops the clock at a moment; null lets it follow real time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The world does not know the moment.</exception>
    public void Set(DateTimeOffset? now)
    {
        if (now is { } moment && !Reaches(moment))
            throw new ArgumentOutOfRangeException(nameof(now), now, "The world does not know this moment.");
        lock (_lock)
            _fixed = now?.ToUniversalTime();
    }
}
