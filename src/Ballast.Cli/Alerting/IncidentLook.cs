using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.RuleChanges;
using Ballast.Storage;

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
    /// <returns>A refusal where no such incident is kept, and no such change of the rules is near.</returns>
    public static Outcome<AcknowledgedDocument> Run(
        TournamentStore store,
        string incident,
        string who,
        DateTimeOffset now
    )
    {
        if (KeyOf(store, incident, now) is not { } key)
            return new Refusal(
                "unknown-incident",
                $"There is no incident {incident}. See them with: ballast alerts, and changes of the rules with: ballast rule-changes"
            );
        var name = who.Length <= LongestName ? who : who[..LongestName];
        var isNew = store.Acknowledge(key, name, now);
        var (by, at) = store.Acknowledged(DateTimeOffset.MaxValue)[key];
        return new AcknowledgedDocument(key, by, at, isNew);
    }

    /// <summary>The key of an incident by its number or key. A change of the rules may be looked at before a watch has found it.</summary>
    private static string? KeyOf(TournamentStore store, string incident, DateTimeOffset now)
    {
        var isNumber = long.TryParse(incident, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var kept = store.Incidents(now);
        var found = isNumber
            ? kept.FirstOrDefault(k => k.Id == number)
            : kept.FirstOrDefault(k => k.Incident.Key == incident);
        return found?.Incident.Key
            ?? Tournaments
                .All.SelectMany(t => RuleChangeFinder.Find(new AsOfView(store, t, now)))
                .FirstOrDefault(c => c.Key == incident)
                ?.Key;
    }
}
