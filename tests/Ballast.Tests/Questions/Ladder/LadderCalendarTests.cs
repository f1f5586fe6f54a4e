using System.Globalization;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Server.Calendars;

namespace Ballast.Tests.Questions.Ladder;

/// <summary>The ladder's dates as a file for a calendar.</summary>
public sealed class LadderCalendarTests
{
    [Fact]
    public void Dates_AreThoseOfTheAnswer_WholeDaysWhereOnlyTheDayIsKnown()
    {
        using var world = LadderWorld.After(1362, ("a", 1360, 1361, 2), ("b", 1361, 1361, 3));
        var calendar = Export(world);
        calendar
            .Events.Select(e => (e.Summary, e.IsAllDay))
            .ShouldBe([("2.00 NMR come free (classic)", true), ("5.00 NMR come free (classic)", true)]);
        calendar.Events.First().Start!.Value.ShouldBe(RoundCalendar.ResolveTime(1360, 60).UtcDateTime.Date);
        calendar.Events.ShouldAllBe(e => e.DtStamp!.AsUtc == world.Now.UtcDateTime);
    }

    /// <summary>A moment that Numerai announced is a moment, UTC.</summary>
    [Fact]
    public void AnnouncedMoments_AreMoments()
    {
        using var world = LadderWorld.After(1362, ("a", 1360, 1360, 2));
        var at = RoundCalendar.ResolveTime(1360, 60).AddMinutes(7);
        world
            .Line.Run(
                "import",
                world.Line.Folder.Write(
                    "rounds.csv",
                    $"roundNumber,roundOpenTime,roundResolveTime\n1360,2026-09-22T13:00:00Z,{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n"
                )
            )
            .Code.ShouldBe(0);
        var date = Export(world).Events.ShouldHaveSingleItem();
        (date.IsAllDay, date.Start!.AsUtc).ShouldBe((false, at.UtcDateTime));
        File.ReadAllText(world.Line.Folder.Path("ladder.ics"))
            .ShouldContain($"DTSTART:{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
    }

    /// <summary>Imported again, an event replaces itself: also when it is exported on another day.</summary>
    [Fact]
    public void Uids_StayTheSame_AndTellScopesApart()
    {
        using var world = LadderWorld.After(1362, ("a", 1360, 1361, 2), ("b", 1361, 1361, 3));
        var first = Uids(Export(world));
        File.ReadAllText(world.Line.Folder.Path("ladder.ics")).ShouldBe(Again(world));
        var later = world.Now.AddDays(3).ToString("O", CultureInfo.InvariantCulture);
        Uids(Export(world, "--as-of", later)).ShouldBe(first);
        first.ShouldBeUnique();
        Uids(Export(world, "a")).ShouldNotContain(u => first.Contains(u));
    }

    /// <summary>Names are text from strangers: commas, semicolons and line ends of theirs end no property.</summary>
    [Fact]
    public void Text_IsEscaped()
    {
        var list = new DateList(
            "x",
            DateTimeOffset.UnixEpoch,
            [new DatedEvent("u@ballast", new DateOnly(2026, 1, 2), null, "a;b,c\\d\nEND:VEVENT\nBEGIN:VEVENT", "é")]
        );
        var text = CalendarFile.Write(list);
        var date = Ical.Net.Calendar.Load(text)!.Events.ShouldHaveSingleItem();
        (date.Summary, date.Description).ShouldBe(("a;b,c\\d\nEND:VEVENT\nBEGIN:VEVENT", "é"));
        text.Split('\n').Count(l => l.StartsWith("BEGIN:VEVENT", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void WaitingChanges_AndWhatWasAsked_AreDatesToo()
    {
        using var world = LadderWorld.After(1290, ("a", 1285, 1290, 100));
        world.Tell(at =>
            LadderWorld.Account(at, 0) with
            {
                Pending =
                [
                    new PendingStakeChange
                    {
                        Account = "mine",
                        Tournament = Tournament.Classic,
                        Model = "a",
                        Kind = PendingStakeKind.Increase,
                        Amount = new Nmr(5),
                        Known = KnownTime.Recorded(at),
                    },
                ],
            }
        );
        var calendar = Export(world, "--release", "a=50");
        var titles = calendar.Events.Select(e => e.Summary!).ToList();
        titles.ShouldContain("a: 5.00 NMR are staked at the close of round 1291");
        titles.ShouldContain(t => t.Contains("50.00 NMR of a reach the wallet", StringComparison.Ordinal));
        calendar
            .Events.First(e => e.Summary!.StartsWith("a: 5.00", StringComparison.Ordinal))
            .Start!.AsUtc.ShouldBe(RoundCalendar.CloseTime(1291).UtcDateTime);
        Uids(calendar).ShouldBeUnique();
    }

    [Fact]
    public void AFileThatIsThere_IsReplacedOnlyWhereThatIsAsked()
    {
        using var world = LadderWorld.After(1362, ("a", 1360, 1361, 2));
        var file = world.Line.Folder.Write("mine.ics", "mine");
        world.Line.Run("ladder", "--ics", file).Code.ShouldBe(1);
        File.ReadAllText(file).ShouldBe("mine");
        world.Line.Run("ladder", "--ics", file, "--force").Code.ShouldBe(0);
        File.ReadAllText(file).ShouldStartWith("BEGIN:VCALENDAR");
    }

    private static Ical.Net.Calendar Export(LadderWorld world, params string[] words) =>
        Ical.Net.Calendar.Load(Again(world, words)) ?? throw new InvalidOperationException("There is no calendar.");

    private static string Again(LadderWorld world, params string[] words)
    {
        var file = world.Line.Folder.Path("ladder.ics");
        var said = world.Line.Run(["ladder", .. words, "--ics", file, "--force"]);
        said.Code.ShouldBe(0, said.Error);
        return File.ReadAllText(file);
    }

    private static List<string> Uids(Ical.Net.Calendar calendar) => [.. calendar.Events.Select(e => e.Uid!)];
}
