namespace Ballast.Core.Store;

/// <summary>What servers on one store share about who is signed in: the keys that protect their cookies, and sessions that were ended before their time.</summary>
public interface ISessionStore : IDisposable
{
    /// <summary>Every key that was kept.</summary>
    IReadOnlyList<string> ProtectionKeys();

    /// <summary>Keeps a key; one of that name that is kept already stays.</summary>
    void KeepProtectionKey(string name, string key);

    /// <summary>Sessions that were ended and would last beyond a moment.</summary>
    IReadOnlyList<string> EndedSessions(DateTimeOffset now);

    /// <summary>Ends a session before its time; those that have ended by themselves are forgotten.</summary>
    /// <param name="id">The session.</param>
    /// <param name="endsAt">When it would end by itself.</param>
    /// <param name="now">The present moment.</param>
    void EndSession(string id, DateTimeOffset endsAt, DateTimeOffset now);
}
