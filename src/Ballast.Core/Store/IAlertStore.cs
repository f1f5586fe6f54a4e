namespace Ballast.Core.Store;

/// <summary>Keeps what happened, who has looked at it, and what is still to be sent (an outbox: <see cref="IAlertOutbox"/>).</summary>
/// <remarks>An incident and what is to be sent of it are kept in one transaction: neither can be lost without the other.</remarks>
public interface IAlertStore
{
    /// <summary>Incidents that were found by a moment, the newest first.</summary>
    /// <param name="asOf">The moment.</param>
    IReadOnlyList<KeptIncident> Incidents(DateTimeOffset asOf);

    /// <summary>Those of some that are not kept yet, each once. Keeps nothing.</summary>
    IReadOnlyList<Incident> New(IReadOnlyList<Incident> found);

    /// <summary>
    /// Keeps incidents whose key is not kept yet, and for each of them one delivery a channel: none where somebody has looked at it already.
    /// </summary>
    /// <param name="found">What was found.</param>
    /// <param name="channels">Names of the channels that each is sent to, with the moment before which it is not sent (quiet hours).</param>
    /// <param name="at">When it was found.</param>
    /// <returns>Those that are new.</returns>
    IReadOnlyList<KeptIncident> Keep(
        IReadOnlyList<Incident> found,
        Func<Incident, IReadOnlyList<(string Channel, DateTimeOffset NotBefore)>> channels,
        DateTimeOffset at
    );

    /// <summary>
    /// Notes that somebody has looked at an incident, by its key; it may not be kept yet (a change of the rules is looked at before it is alerted). What waits to be sent
    /// of it is dropped.
    /// </summary>
    /// <returns>false where it was looked at before.</returns>
    bool Acknowledge(string key, string who, DateTimeOffset at);

    /// <summary>Keys that were looked at by a moment, with who did and when.</summary>
    IReadOnlyDictionary<string, (string Who, DateTimeOffset At)> Acknowledged(DateTimeOffset asOf);
}

/// <summary>An incident in the store.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="Incident">It.</param>
/// <param name="FoundAt">When it was found.</param>
public sealed record KeptIncident(long Id, Incident Incident, DateTimeOffset FoundAt);
