using Ballast.Core.Alerts.Rules;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Alerts.Rules;

/// <summary>Strategies in slots that are not theirs.</summary>
public sealed class WrongSlotTests
{
    private const int First = 1060;
    private const int Change = 1070;

    [Fact]
    public void SlotsAsRegistered_NothingIsFound()
    {
        using var world = World(_ => [0, 1, 2, 3]);
        Watch(world).ShouldBeEmpty();
    }

    [Fact]
    public void Swap_IsFoundOnce()
    {
        using var world = World(round => round < Change ? [0, 1, 2, 3] : [1, 0, 2, 3]);
        var (incident, days) = Watch(world).ShouldHaveSingleItem();
        incident.Key.ShouldBe($"wrong-slot/classic/SLOT_00/swap-{Change}");
        incident.Sentence.ShouldBe($"From round {Change} on slot_00 and slot_01 hold one another's predictions.");
        days.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Slot_UnlikeItsStrategy_IsFoundOnce()
    {
        // The fifth strategy sits in no slot.
        using var world = World(round => round < Change ? [0, 1, 2, 3] : [0, 1, 4, 3]);
        var (incident, days) = Watch(world).ShouldHaveSingleItem();
        incident.Key.ShouldBe($"wrong-slot/classic/SLOT_02/{Change}");
        incident.Sentence.ShouldBe(
            $"s2 is registered in slot slot_02, and the predictions of round {Change} there are unlike what was handed in there before."
        );
        days.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void SamePredictions_OfSlotsWithTwoStrategies_AreFoundOnce()
    {
        using var world = World(_ => [0, 1, 2, 3], copied: true);
        Watch(world).ShouldContain(f => f.Incident.Key == $"wrong-slot/classic/SLOT_00/same-{Change}" && f.Days > 1);
    }

    private static IReadOnlyList<(Core.Store.Incident Incident, int Days)> Watch(AlertWorld world) =>
        world.Watch(new WrongSlot(), RoundCalendar.CloseTime(Change).AddHours(2), 4);

    private static AlertWorld World(Func<int, int[]> seats, bool copied = false)
    {
        var (world, files) = (new AlertWorld(), new SubmissionWorld(5, 5, rows: 250));
        for (var round = First; round <= Change + 4; round++)
        {
            double[] first = [];
            var isCopied = copied && round >= Change;
            double[] Copied(int slot, double[] values) =>
                isCopied && slot == 1 ? first
                : slot == 0 ? first = values
                : values;
            foreach (var file in files.Round(round, seats(round), Copied).Slots)
                world.Sent.Add(file.Kept with { At = RoundCalendar.CloseTime(round).AddMinutes(-10) });
        }
        var registry = ModelRegistry.Create([
            .. Enumerable.Range(0, 4).Select(i => new Strategy { Name = $"s{i}" }),
            .. Enumerable
                .Range(0, 4)
                .Select(i => new Slot
                {
                    Tournament = Tournament.Classic,
                    Name = $"slot_{i:00}",
                    Assignments = [new Assignment($"s{i}", First)],
                }),
        ]);
        world.Registered.AddRange(
            RegistryRevision.Of(
                RegistryChange.Between(ModelRegistry.Empty, registry),
                RoundCalendar.CloseTime(First),
                ""
            )
        );
        return world;
    }
}
