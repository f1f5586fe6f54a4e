using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Delivery.Watching;

/// <summary>Many new incidents of long ago as one: the first watch of an old store, or one after a large import, would send hundreds of messages.</summary>
/// <remarks>What is urgent is sent by itself, however old. Each is kept all the same, so that none is new to the next watch.</remarks>
public sealed class IncidentDigest
{
    /// <summary>What stands in the place of a rule.</summary>
    public const string Name = "digest";

    /// <summary>So many are sent one by one.</summary>
    public const int Few = 10;

    private const int HashDigits = 8;
    private const int MostRules = 5;

    private static readonly TimeSpan Old = TimeSpan.FromDays(2);

    private readonly HashSet<string> _keys;

    private IncidentDigest(HashSet<string> keys, Incident? incident) => (_keys, Incident) = (keys, incident);

    /// <summary>What is sent in the place of the others; null where all are sent one by one.</summary>
    public Incident? Incident { get; }

    /// <summary>Whether an incident is in it, and is not sent by itself.</summary>
    public bool Holds(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return _keys.Contains(incident.Key);
    }

    /// <summary>Makes it.</summary>
    /// <param name="fresh">Incidents that were never sent.</param>
    /// <param name="now">The moment.</param>
    public static IncidentDigest Of(IReadOnlyList<Incident> fresh, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(fresh);
        var old = fresh.Where(i => i.Urgency != IncidentUrgency.Urgent && i.BeganAt < now - Old).ToList();
        if (old.Count <= Few)
            return new IncidentDigest([], null);
        var keys = old.Select(i => i.Key).Order(StringComparer.Ordinal).ToList();
        var first = old.Min(i => i.BeganAt);
        var rules = old.GroupBy(i => i.Rule, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ToList();
        var counts = rules.Take(MostRules).Select(g => $"{g.Key}: {Format.Count(g.Count())}.");
        return new IncidentDigest(
            [.. keys],
            new Incident
            {
                Rule = Name,
                Subject = "",
                // Two that watch at once find the same, and it is delivered once.
                Occasion = AlertDelivery.MessageId(string.Join('\n', keys), Name)[..HashDigits],
                Urgency = old.Max(i => i.Urgency),
                BeganAt = first,
                Sentence =
                    $"{Format.Count(old.Count)} incidents that began between {Format.Day(first)} and {Format.Day(now - Old)} were found at once, and are sent as one message.",
                Details =
                [
                    .. counts,
                    .. rules.Count > MostRules
                        ? [$"Of other rules: {Format.Count(rules.Skip(MostRules).Sum(g => g.Count()))}."]
                        : Array.Empty<string>(),
                ],
                Next = "alerts",
            }
        );
    }
}
