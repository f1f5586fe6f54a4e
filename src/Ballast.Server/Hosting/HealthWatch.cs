using Ballast.Core.Store;
using Ballast.Server.Observing;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Hosting;

/// <summary>
/// How the store is, for watchers that ask often and want an answer at once: asked by one at a time and nobody else held up, and where the
/// store takes long, what was known last.
/// </summary>
/// <param name="ask">Asks the store.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Where it is said that the store does not answer.</param>
internal sealed class HealthWatch(Func<StoreHealth> ask, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    /// <summary>A store that did not answer in so long is one that cannot be read at present.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private (DateTimeOffset At, StoreHealth Health)? _last;
    private Task<StoreHealth>? _asking;

    /// <summary>How it is; comes back within two seconds.</summary>
    public async Task<StoreHealth> AskAsync()
    {
        Task<StoreHealth> asking;
        lock (_lock)
        {
            if (_last is { Health: { IsReachable: true } known } && Age() is { } age && age < Fresh)
                return known;
            asking = _asking ??= Task.Run(Ask);
        }
        try
        {
            return await asking.WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            log.StoreSlow(Patience.TotalSeconds);
            lock (_lock)
                return Age() < Old ? _last!.Value.Health : StoreHealth.Without(isThere: true);
        }
    }

    /// <summary>How old the last answer is; null where there is none, or where the clock went back.</summary>
    private TimeSpan? Age() =>
        _last is { } last && clock.GetUtcNow() - last.At is var age && age >= TimeSpan.Zero ? age : null;

    /// <summary>Says what changed: a store that is away for an hour is one line.</summary>
    private void Note(StoreHealth? before, StoreHealth now)
    {
        var isIll = now is { IsThere: true, IsReachable: false };
        var wasIll = before is { IsThere: true, IsReachable: false };
        if (isIll && !wasIll)
            log.StoreUnreachable();
        else if (wasIll && !isIll)
            log.StoreReachable();
    }

    private StoreHealth Ask()
    {
        try
        {
            var health = ask();
            StoreHealth? before;
            lock (_lock)
            {
                before = _last?.Health;
                _last = (clock.GetUtcNow(), health);
            }
            Note(before, health);
            return health;
        }
        finally
        {
            lock (_lock)
                _asking = null;
        }
    }
}
