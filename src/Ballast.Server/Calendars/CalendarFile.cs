using Ballast.Core.Questions;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Ballast.Server.Calendars;

/// <summary>Writes dates as an iCalendar file (RFC 5545). The same dates give the same bytes.</summary>
public static class CalendarFile
{
    /// <summary>What such a file is over HTTP.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>The file's text. Days without a known moment are events of a whole day; moments are UTC.</summary>
    public static string Write(DateList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var calendar = new Calendar { ProductId = "-//Ballast//EN" };
        calendar.AddProperty("X-WR-CALNAME", list.Name);
        foreach (var date in list.Dates)
            calendar.Events.Add(Event(date, list.AsOf));
        return new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException("A calendar was written as nothing.");
    }

    private static CalendarEvent Event(DatedEvent date, DateTimeOffset asOf)
    {
        var made = new CalendarEvent
        {
            Uid = date.Uid,
            // When the file says so, and not when it is written: the same answer is the same file.
            DtStamp = Moment(asOf),
            Start = date.Moment is { } at ? Moment(at) : new CalDateTime(date.Day),
            Summary = date.Title,
            Description = date.Text,
            // Nobody is busy because of it.
            Transparency = TransparencyType.Transparent,
        };
        if (date.Moment is null)
            made.End = new CalDateTime(date.Day.AddDays(1));
        return made;
    }

    private static CalDateTime Moment(DateTimeOffset moment) => new(moment.UtcDateTime, CalDateTime.UtcTzId);
}
