using Ballast.Core.Store;

namespace Ballast.Delivery.Settings;

/// <summary>Hours of the day in which only what is urgent is sent; the rest waits for their end. By the clock on the wall of a time zone.</summary>
/// <param name="From">When they begin.</param>
/// <param name="To">When they end; on the next day where that is earlier than their beginning.</param>
/// <param name="Zone">The time zone.</param>
/// <param name="Waits">What waits. Urgent never does.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, TimeZoneInfo Zone, IReadOnlyList<IncidentUrgency> Waits)
{
    /// <summary>The first moment from now on at which something of an urgency may be sent.</summary>
    public DateTimeOffset Earliest(DateTimeOffset now, IncidentUrgency urgency)
    {
        if (urgency == IncidentUrgency.Urgent || !Waits.Contains(urgency))
            return now;
        var local = TimeZoneInfo.ConvertTime(now, Zone).DateTime;
        if (!IsQuiet(TimeOnly.FromDateTime(local)))
            return now;
        var isOvernight = From > To && TimeOnly.FromDateTime(local) >= From;
        var end = Moment(DateOnly.FromDateTime(local).AddDays(isOvernight ? 1 : 0).ToDateTime(To));
        // Where clocks are put back, the wall shows the end twice.
        return end > now ? end : now;
    }

    private bool IsQuiet(TimeOnly time) => From < To ? time >= From && time < To : time >= From || time < To;

    /// <summary>The moment of a time on the wall: the first one after it where clocks skip it, the later one where they show it twice.</summary>
    private DateTimeOffset Moment(DateTime wall)
    {
        const int Step = 15;
        while (Zone.IsInvalidTime(wall))
            wall = wall.AddMinutes(Step);
        var offset = Zone.IsAmbiguousTime(wall) ? Zone.GetAmbiguousTimeOffsets(wall).Min() : Zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }
}
