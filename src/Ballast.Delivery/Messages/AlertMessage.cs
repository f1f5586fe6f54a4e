using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Delivery.Messages;

/// <summary>What is sent of an incident, as plain lines: a channel escapes them for the place where they go.</summary>
public sealed record AlertMessage
{
    private const int LongestTitle = 150;
    private const int LongestLine = 400;
    private const int MostDetails = 5;

    /// <summary>What it is known by: the same at every try, so that a receiver counts it once.</summary>
    public required string Id { get; init; }

    /// <summary>What happened.</summary>
    public required Incident Incident { get; init; }

    /// <summary>Its number in the store; null for a test.</summary>
    public long? Number { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>Whether it is a test.</summary>
    public bool IsTest { get; init; }

    /// <summary>The message of a delivery.</summary>
    public static AlertMessage Of(AlertDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return new AlertMessage
        {
            Id = delivery.Message,
            Incident = delivery.Incident.Incident,
            Number = delivery.Incident.Id,
            FoundAt = delivery.Incident.FoundAt,
        };
    }

    /// <summary>A message that tells nothing but that it arrives.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="now">The moment.</param>
    public static AlertMessage Test(string channel, DateTimeOffset now)
    {
        var incident = new Incident
        {
            Rule = "test",
            Subject = channel,
            Occasion = now.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            Urgency = IncidentUrgency.Notice,
            BeganAt = now,
            Sentence = $"This is a test of the channel '{channel}'. Nothing happened.",
        };
        return new AlertMessage
        {
            Id = AlertDelivery.MessageId(incident.Key, channel),
            Incident = incident,
            FoundAt = now,
            IsTest = true,
        };
    }

    /// <summary>What stands over it: one line.</summary>
    public string Title =>
        PlainLine.Of(
            IsTest ? "Ballast: test" : $"Ballast, {Incident.Urgency.InWords()}: {Incident.Sentence}",
            LongestTitle
        );

    /// <summary>What it says: what happened, what belongs to it, what to do.</summary>
    public IReadOnlyList<string> Lines =>
        [
            PlainLine.Of(Incident.Sentence, LongestLine),
            .. Incident.Details.Take(MostDetails).Select(d => PlainLine.Of(d, LongestLine)),
            .. Incident.Next is { } next
                ? [PlainLine.Of($"To do: ballast {next}", LongestLine)]
                : Array.Empty<string>(),
        ];

    /// <summary>Where it is from, and how to say that it was looked at.</summary>
    public string Footer
    {
        get
        {
            var where = Incident.Tournament is { } tournament ? $", {tournament.Slug()}" : "";
            var look = Number is { } number ? $" Looked at it: ballast watch --acknowledge {number}" : "";
            return $"{Incident.Rule}{where}, found {FoundAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.{look}";
        }
    }
}
