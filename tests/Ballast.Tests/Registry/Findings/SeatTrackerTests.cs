using Ballast.Core.Registry.Findings;
using Ballast.Tests.Support;

namespace Ballast.Tests.Registry.Findings;

/// <summary>Exchanges and changes that were planted among related models, and what is reported where nothing changed.</summary>
public sealed class SeatTrackerTests
{
    private const int Slots = 10;
    private const int Rows = 2000;

    [Fact]
    public void QuietRounds_HaveNoFinding()
    {
        var judged = 0;
        foreach (var seed in Enumerable.Range(100, 4))
        {
            var world = new SubmissionWorld(seed, Slots, Rows);
            var tracker = new SeatTracker();
            for (var round = 1; round <= 25; round++)
                tracker.Next(new LikenessTable(world.Round(round, Own(Slots)))).ShouldBeEmpty($"{seed}, {round}");
            judged += tracker.Judged;
        }
        // From the fourth round on.
        judged.ShouldBe(4 * 22 * Slots);
    }

    /// <summary>The stated false-alarm rate (docs/fingerprints.md). Run it with --explicit only.</summary>
    [Theory(Explicit = true)]
    [InlineData(10, null)]
    [InlineData(10, 0)]
    [InlineData(3, null)]
    [InlineData(2, null)]
    public void QuietRounds_HaveSoManyFalseFindings(int slots, int? sort)
    {
        var (judged, moved, alone) = (0, 0, 0);
        Parallel.For(
            0,
            100,
            seed =>
            {
                var world = new SubmissionWorld(10_000 + seed, slots, Rows) { Sort = sort };
                var tracker = new SeatTracker();
                for (var round = 1; round <= 40; round++)
                {
                    var found = tracker.Next(new LikenessTable(world.Round(round, Own(slots))));
                    Interlocked.Add(ref moved, found.Count(f => f.CameFrom is not null));
                    Interlocked.Add(ref alone, found.Count(f => f.CameFrom is null));
                }
                Interlocked.Add(ref judged, tracker.Judged);
            }
        );
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{slots} slots, sort {sort}: {judged} judged, {moved} moved, {alone} changed"
        );
        (moved + alone).ShouldBeLessThan(judged / 1000);
    }

    /// <summary>Where a slot is not reconstructed it is reported as unlike anything, but for models that are too alike (docs/fingerprints.md).</summary>
    [Theory]
    [InlineData(true, 0, 8, 76)]
    [InlineData(false, null, 12, 116)]
    [InlineData(false, 0, 12, 84)]
    public void Reshuffles_OfTenSlots_AreReconstructed(bool idsLast, int? sort, int worlds, int least) =>
        Reconstructed(worlds, idsLast, sort).ShouldBeGreaterThanOrEqualTo(least);

    [Fact]
    public void Swap_OfTwoSlots_IsFoundAsOne()
    {
        var world = new SubmissionWorld(7, Slots, Rows);
        var tracker = new SeatTracker();
        for (var round = 1; round <= 10; round++)
            tracker.Next(new LikenessTable(world.Round(round, Own(Slots))));
        var seats = Own(Slots);
        (seats[2], seats[6]) = (6, 2);
        var changes = tracker.Next(new LikenessTable(world.Round(11, seats)));
        var (swaps, alone) = SwapFinder.Sort(changes);
        alone.ShouldBeEmpty();
        var swap = swaps.ShouldHaveSingleItem();
        swap.Round.ShouldBe(11);
        swap.Changes.Select(c => (c.Slot, c.CameFrom)).ShouldBe([("slot_02", "slot_06"), ("slot_06", "slot_02")]);
        // It is reported once.
        tracker.Next(new LikenessTable(world.Round(12, seats))).ShouldBeEmpty();
    }

    [Fact]
    public void Change_ThatTheRegistryKnows_IsNoFinding()
    {
        string? Strategy(string slot, int round) =>
            (slot, round) switch
            {
                ("slot_02", >= 11) => "s6",
                ("slot_06", >= 11) => "s2",
                ("slot_04", >= 11) => "fresh",
                _ => $"s{int.Parse(slot[5..], System.Globalization.CultureInfo.InvariantCulture)}",
            };
        var world = new SubmissionWorld(7, Slots, Rows);
        var tracker = new SeatTracker(Strategy);
        var seats = Own(Slots);
        for (var round = 1; round <= 16; round++)
        {
            if (round == 11)
                (seats[2], seats[6], seats[4]) = (6, 2, world.Invent());
            tracker.Next(new LikenessTable(world.Round(round, seats))).ShouldBeEmpty($"{round}");
        }
    }

    [Fact]
    public void Change_ThatNobodyRegistered_NamesTheStrategies()
    {
        var world = new SubmissionWorld(7, Slots, Rows);
        var tracker = new SeatTracker((slot, _) => "of " + slot);
        var seats = Own(Slots);
        for (var round = 1; round <= 10; round++)
            tracker.Next(new LikenessTable(world.Round(round, seats)));
        (seats[2], seats[6]) = (6, 2);
        var found = tracker.Next(new LikenessTable(world.Round(11, seats)));
        found
            .Select(f => (f.Slot, f.Expected, f.Found))
            .ShouldBe([("slot_02", "of slot_02", "of slot_06"), ("slot_06", "of slot_06", "of slot_02")]);
        tracker.Next(new LikenessTable(world.Round(12, seats))).ShouldBeEmpty();
    }

    [Fact]
    public void NewModel_WithOtherValues_IsReportedAsUnlikeWhatSatThere()
    {
        var world = new SubmissionWorld(9, Slots, Rows) { Sort = 0 };
        var tracker = new SeatTracker();
        SeatChange[] found = [];
        for (var round = 1; round <= 12; round++)
        {
            var isNew = round == 12;
            found =
            [
                .. tracker.Next(
                    new LikenessTable(
                        world.Round(
                            round,
                            Own(Slots),
                            (slot, v) => isNew && slot == 3 ? Array.ConvertAll(v, x => Math.Round(x * x * x, 2)) : v
                        )
                    )
                ),
            ];
        }
        var change = found.ShouldHaveSingleItem();
        (change.Slot, change.CameFrom).ShouldBe(("slot_03", null));
    }

    /// <summary>How the two correlate is the same before and after.</summary>
    [Fact]
    public void TwoSlots_WithTheSameSortOfValues_AreSaidNotToBeReported()
    {
        var world = new SubmissionWorld(11, 2, Rows) { Sort = 0 };
        var tracker = new SeatTracker();
        int[] seats = [0, 1];
        for (var round = 1; round <= 12; round++)
        {
            if (round == 12)
                seats = [1, 0];
            var table = new LikenessTable(world.Round(round, seats));
            if (round >= 4)
                tracker.Untold(table).ShouldBe([("slot_00", "slot_01")]);
            tracker.Next(table).ShouldBeEmpty();
        }
    }

    /// <summary>A reshuffle in the tenth round; three rounds later, how many slots are known to hold what they hold.</summary>
    private static int Reconstructed(int seeds, bool idsLast, int? sort)
    {
        var right = 0;
        Parallel.For(
            0,
            seeds,
            seed =>
            {
                var world = new SubmissionWorld(200 + seed, Slots, Rows, idsLast) { Sort = sort };
                var (tracker, seats, believed) = (new SeatTracker(), Own(Slots), Own(Slots));
                for (var round = 1; round <= 13; round++)
                {
                    if (round == 10)
                        new Random(seed).Shuffle(seats);
                    var before = believed.ToArray();
                    foreach (var change in tracker.Next(new LikenessTable(world.Round(round, seats))))
                        believed[Place(change.Slot)] = change.CameFrom is { } from ? before[Place(from)] : -1;
                }
                Interlocked.Add(ref right, seats.Zip(believed).Count(s => s.First == s.Second));
            }
        );
        return right;
    }

    private static int Place(string slot) => int.Parse(slot[5..], System.Globalization.CultureInfo.InvariantCulture);

    private static int[] Own(int slots) => [.. Enumerable.Range(0, slots)];
}
