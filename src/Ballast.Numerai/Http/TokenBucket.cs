namespace Ballast.Numerai.Http;

/// <summary>Lets requests through at a steady rate, with a burst after a pause.</summary>
/// <remarks>
/// Every caller takes a token at once, even one that is not there yet, and waits until it would have been: so callers go
/// in the order they came, and no timer ticks while nobody asks. The framework's own limiter cannot be given a clock.
/// </remarks>
internal sealed class TokenBucket
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly double _perSecond;
    private readonly int _burst;
    private double _tokens;
    private long _asOf;

    public TokenBucket(double perSecond, int burst, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        (_perSecond, _burst, _time) = (perSecond, burst, time);
        (_tokens, _asOf) = (burst, time.GetTimestamp());
    }

    /// <summary>Waits for a token; a caller that gives up waiting puts its token back.</summary>
    public async Task TakeAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var wait = Reserve();
        if (wait <= TimeSpan.Zero)
            return;
        try
        {
            await Task.Delay(wait, _time, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
                _tokens++;
            throw;
        }
    }

    /// <summary>Lets nobody new through for a while: what a server asks of one request it asks of all.</summary>
    public void Pause(TimeSpan pause)
    {
        lock (_lock)
        {
            Refill();
            _tokens = Math.Min(_tokens, 1 - (pause.TotalSeconds * _perSecond));
        }
    }

    private TimeSpan Reserve()
    {
        lock (_lock)
        {
            Refill();
            _tokens--;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / _perSecond);
        }
    }

    private void Refill()
    {
        var now = _time.GetTimestamp();
        _tokens = Math.Min(_burst, _tokens + (_time.GetElapsedTime(_asOf, now).TotalSeconds * _perSecond));
        _asOf = now;
    }
}
