using Ballast.Core.Store;
using Ballast.Storage.Stores;

namespace Ballast.Storage;

/// <content>Incidents, and what is to be sent of them.</content>
public sealed partial class TournamentStore
{
    /// <inheritdoc />
    public IReadOnlyList<KeptIncident> Incidents(DateTimeOffset asOf) => Reading(c => IncidentTable.Read(c, asOf));

    /// <inheritdoc />
    public IReadOnlyList<Incident> New(IReadOnlyList<Incident> found) => Reading(c => IncidentTable.New(c, found));

    /// <inheritdoc />
    public IReadOnlyList<KeptIncident> Keep(
        IReadOnlyList<Incident> found,
        Func<Incident, IReadOnlyList<(string Channel, DateTimeOffset NotBefore)>> channels,
        DateTimeOffset at
    ) => Reading(c => IncidentTable.Keep(_engine, c, found, channels, at));

    /// <inheritdoc />
    public bool Acknowledge(string key, string who, DateTimeOffset at) =>
        Reading(c => IncidentTable.Acknowledge(_engine, c, key, who, at));

    /// <inheritdoc />
    public IReadOnlyDictionary<string, (string Who, DateTimeOffset At)> Acknowledged(DateTimeOffset asOf) =>
        Reading(c => IncidentTable.Acknowledged(c, asOf));

    /// <inheritdoc />
    public IReadOnlyList<AlertDelivery> TakeDue(DateTimeOffset now, int limit, TimeSpan lease) =>
        Reading(c => DeliveryTable.TakeDue(_engine, c, now, limit, lease));

    /// <inheritdoc />
    public void NoteSent(AlertDelivery delivery, DateTimeOffset at) =>
        Reading(c => DeliveryTable.NoteSent(c, delivery, at));

    /// <inheritdoc />
    public void NoteFailed(AlertDelivery delivery, string error, DateTimeOffset at, DateTimeOffset? retryAt) =>
        Reading(c => DeliveryTable.NoteFailed(c, delivery, error, at, retryAt));

    /// <inheritdoc />
    public IReadOnlyList<DeliveryRecord> Deliveries(DateTimeOffset since) => Reading(c => DeliveryTable.Read(c, since));

    /// <inheritdoc />
    public int Waiting => Reading(DeliveryTable.Waiting);
}
