using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Alerts;

/// <summary>Lists incidents that were kept: of all tournaments, because whoever looks in wants to miss none.</summary>
public static class AlertListing
{
    /// <summary>A slice of them: first those that nobody has looked at, the most urgent and the newest first.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="days">Found within so many days; null for whenever.</param>
    /// <param name="slice">Which of them.</param>
    public static AlertsAnswer Run(AsOfView view, int? days, Slice slice)
    {
        ArgumentNullException.ThrowIfNull(view);
        var since = days is { } d ? view.AsOf.AddDays(-d) : DateTimeOffset.MinValue;
        var looks = Looks(view);
        var listed = view
            .Incidents.Where(k => k.FoundAt >= since)
            .OrderBy(k => looks.ContainsKey(k.Incident.Key))
            .ThenByDescending(k => looks.ContainsKey(k.Incident.Key) ? IncidentUrgency.Notice : k.Incident.Urgency)
            .ThenByDescending(k => k.FoundAt)
            .ThenByDescending(k => k.Id)
            .ToList();
        var deliveries = view.IncidentDeliveries(since).ToLookup(r => r.Incident);
        return new AlertsAnswer
        {
            AsOf = view.AsOf,
            Since = days is null ? null : DateOnly.FromDateTime(since.UtcDateTime),
            NotLookedAt = listed.Count(k => !looks.ContainsKey(k.Incident.Key)),
            Total = listed.Count,
            Offset = slice.Offset,
            Limit = slice.ShownLimit(listed.Count),
            More = slice.After(listed.Count),
            NextOffset = slice.Next(listed.Count),
            Incidents = [.. slice.Of(listed).Select(k => Entry(k, looks, deliveries[k.Id]))],
        };
    }

    /// <summary>How many incidents of the last 30 days nobody has looked at.</summary>
    public static int NotLookedAt(AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        const int Days = 30;
        var since = view.AsOf.AddDays(-Days);
        var looks = Looks(view);
        return view.Incidents.Count(k => k.FoundAt >= since && !looks.ContainsKey(k.Incident.Key));
    }

    private static IReadOnlyDictionary<string, (string Who, DateTimeOffset At)> Looks(AsOfView view) =>
        view.LookedAt ?? new Dictionary<string, (string Who, DateTimeOffset At)>();

    private static AlertsAnswerEntry Entry(
        KeptIncident kept,
        IReadOnlyDictionary<string, (string Who, DateTimeOffset At)> looks,
        IEnumerable<DeliveryRecord> deliveries
    )
    {
        var incident = kept.Incident;
        (string Who, DateTimeOffset At)? look = looks.TryGetValue(incident.Key, out var found) ? found : null;
        var ended = deliveries.ToList();
        return new AlertsAnswerEntry
        {
            Id = kept.Id,
            Key = incident.Key,
            Rule = incident.Rule,
            Tournament = incident.Tournament?.Slug(),
            Subject = incident.Subject,
            Urgency = incident.Urgency.InWords(),
            BeganAt = incident.BeganAt,
            FoundAt = kept.FoundAt,
            Sentence = incident.Sentence,
            Details = incident.Details,
            Next = incident.Next,
            LookedAtBy = look?.Who,
            LookedAt = look?.At,
            SentTo = [.. ended.Where(r => r.State == DeliveryState.Sent).Select(r => r.Channel)],
            GivenUp = ended
                .Where(r => r.State == DeliveryState.Failed)
                .ToDictionary(r => r.Channel, r => r.Error ?? "", StringComparer.Ordinal),
        };
    }
}
