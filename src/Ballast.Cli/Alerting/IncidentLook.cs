using System.Globalization;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Alerting;

/// <summary>Notes that somebody has looked at an incident.</summary>
internal static class IncidentLook
{
    private const int LongestName = 200;

    /// <summary>Notes it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="incident">Its number or key.</param>
    /// <param name="who">Who has looked.</param>
    /// <param name="now">When.</param>
    /// <returns>A refusal where no such incident is kept.</returns>
    public static Outcome<AcknowledgedDocument> Run(IAlertStore store, string incident, string who, DateTimeOffset now)
    {
        var isNumber = long.TryParse(incident, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var kept = store.Incidents(now);
        if ((isNumber ? kept.FirstOrDefault(k => k.Id == number) : kept.FirstOrDefault(k => k.Incident.Key == incident)) is not { } found)
            return new Refusal(
                "unknown-incident",
                $"There is no incident {incident}. See them with: ballast alerts"
            );
        var name = who.Length <= LongestName ? who : who[..LongestName];
        var isNew = store.Acknowledge(found.Incident.Key, name, now);
        var (by, at) = store.Acknowledged(DateTimeOffset.MaxValue)[found.Incident.Key];
        return new AcknowledgedDocument(found.Incident.Key, by, at, isNew);
    }
}
