using Ballast.Core.Store;
using Ballast.Delivery.Settings;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Delivery;

public sealed class QuietHoursTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    // By day, in the evening, after midnight, at the very ends.
    [InlineData("2026-11-10T12:00:00+01:00", "2026-11-10T12:00:00+01:00")]
    [InlineData("2026-11-10T23:00:00+01:00", "2026-11-11T07:00:00+01:00")]
    [InlineData("2026-11-11T01:00:00+01:00", "2026-11-11T07:00:00+01:00")]
    [InlineData("2026-11-10T22:00:00+01:00", "2026-11-11T07:00:00+01:00")]
    [InlineData("2026-11-11T07:00:00+01:00", "2026-11-11T07:00:00+01:00")]
    // Clocks go forward on 29 March 2026 at 2 and back on 25 October at 3: seven on the wall either way.
    [InlineData("2026-03-28T23:00:00+01:00", "2026-03-29T07:00:00+02:00")]
    [InlineData("2026-10-24T23:00:00+02:00", "2026-10-25T07:00:00+01:00")]
    public void Earliest_ByTheClockOnTheWall_IsTheirEnd(string now, string expected) =>
        Hours("22:00", "07:00")
            .Earliest(DateTimeOffset.Parse(now), IncidentUrgency.Warning)
            .ShouldBe(DateTimeOffset.Parse(expected));

    [Theory]
    // An end that clocks skip is the first moment behind it; one that they show twice is the later one.
    [InlineData("2026-03-29T00:30:00+01:00", "02:30", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-10-25T00:30:00+02:00", "02:30", "2026-10-25T02:30:00+01:00")]
    public void Earliest_AtAnEndThatIsSkippedOrShownTwice_IsSaidOnce(string now, string to, string expected) =>
        Hours("22:00", to)
            .Earliest(DateTimeOffset.Parse(now), IncidentUrgency.Notice)
            .ShouldBe(DateTimeOffset.Parse(expected));

    [Fact]
    public void Earliest_OfWhatIsUrgentOrDoesNotWait_IsNow()
    {
        var night = DateTimeOffset.Parse("2026-11-10T23:00:00+01:00");
        Hours("22:00", "07:00").Earliest(night, IncidentUrgency.Urgent).ShouldBe(night);
        (Hours("22:00", "07:00") with { Waits = [IncidentUrgency.Notice] })
            .Earliest(night, IncidentUrgency.Warning)
            .ShouldBe(night);
        (Hours("22:00", "07:00") with { Waits = [IncidentUrgency.Urgent] })
            .Earliest(night, IncidentUrgency.Urgent)
            .ShouldBe(night);
    }

    /// <summary>Whatever the zone and the hours: not before now, not after a day and the hour of a change, and not quiet any more.</summary>
    [Fact]
    public void Earliest_AlwaysAndEverywhere_IsLaterAndNotQuiet()
    {
        string[] zones =
        [
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "America/Santiago",
            "UTC",
        ];
        var cases =
            from zone in Gen.Elements(zones)
            from minute in Gen.Choose(0, 2 * 365 * 24 * 60)
            from @from in Gen.Choose(0, (24 * 60) - 1)
            from to in Gen.Choose(0, (24 * 60) - 1)
            where @from != to
            select (zone, minute, @from, to);
        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    var hours = new QuietHours(
                        TimeOnly.MinValue.AddMinutes(c.from),
                        TimeOnly.MinValue.AddMinutes(c.to),
                        TimeZoneInfo.FindSystemTimeZoneById(c.zone),
                        [IncidentUrgency.Notice]
                    );
                    var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(c.minute);
                    var at = hours.Earliest(now, IncidentUrgency.Notice);
                    return at >= now
                        && at - now <= TimeSpan.FromHours(25)
                        && hours.Earliest(at, IncidentUrgency.Notice) == at;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static QuietHours Hours(string from, string to) =>
        new(TimeOnly.Parse(from), TimeOnly.Parse(to), Berlin, [IncidentUrgency.Notice, IncidentUrgency.Warning]);
}
