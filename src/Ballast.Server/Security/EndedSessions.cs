using Ballast.Core.Store;
using Ballast.Server.Observing;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Security;

/// <summary>Sessions that somebody ended: a cookie that was copied before opens nothing after it, on no server of the store.</summary>
/// <param name="open">Opens the store; null where there is none.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Where it is said that the store does not answer.</param>
internal sealed class EndedSessions(Func<ISessionStore?> open, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();

    // Those ended here, with when they would have ended by themselves, and those that the store told of last.
    private readonly Dictionary<string, DateTimeOffset> _here = new(StringComparer.Ordinal);
    private HashSet<string> _told = new(StringComparer.Ordinal);
    private Task? _reading;
    private long _readAt;

    /// <summary>Whether a session was ended, as far as the store reported in the last seconds.</summary>
    public async Task<bool> ContainsAsync(string id)
    {
        try
        {
            await Reading().WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            log.SessionsUnread(e);
        }
        lock (_lock)
            return _here.ContainsKey(id) || _told.Contains(id);
    }

    /// <summary>Ends a session, here at once and on other servers within seconds.</summary>
    public void End(string id, DateTimeOffset endsAt)
    {
        lock (_lock)
            _here[id] = endsAt;
        Try(store => store.EndSession(id, endsAt, clock.GetUtcNow()));
    }

    private Task Reading()
    {
        lock (_lock)
        {
            if (_reading is { IsCompleted: false } || (_reading is not null && clock.GetElapsedTime(_readAt) < Fresh))
                return _reading;
            _readAt = clock.GetTimestamp();
            return _reading = Task.Run(() => Try(Read));
        }
    }

    private void Read(ISessionStore store)
    {
        var now = clock.GetUtcNow();
        var ended = store.EndedSessions(now);
        lock (_lock)
        {
            _told = new HashSet<string>(ended, StringComparer.Ordinal);
            foreach (var (id, endsAt) in _here.ToList())
            {
                if (endsAt <= now)
                    _here.Remove(id);
            }
        }
    }

    private void Try(Action<ISessionStore> act)
    {
        try
        {
            using var store = open();
            if (store is not null)
                act(store);
        }
#pragma warning disable CA1031 // Whatever is wrong with the store, the server answers by what it knows.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.SessionsUnread(e);
        }
    }
}
