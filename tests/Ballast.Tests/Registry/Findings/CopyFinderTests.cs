using Ballast.Core.Registry;
using Ballast.Core.Registry.Findings;
using Ballast.Tests.Support;

namespace Ballast.Tests.Registry.Findings;

/// <summary>Duplicates and near-copies that were planted among related models.</summary>
public sealed class CopyFinderTests
{
    [Fact]
    public void PlantedDuplicates_InEveryRound_AreAllFoundAndNoOther()
    {
        // Slot 3 hands in what slot 1 does, slot 5 the same to 6 digits, slot 7 its square.
        var world = new SubmissionWorld(1, 12);
        double[] first = [];
        var tables = Enumerable
            .Range(1, 10)
            .Select(r => new LikenessTable(
                world.Round(
                    r,
                    [.. Enumerable.Range(0, 12)],
                    (slot, values) =>
                        slot switch
                        {
                            1 => first = values,
                            3 => first,
                            5 => Array.ConvertAll(first, v => Math.Round(v, 6)),
                            7 => Array.ConvertAll(first, v => v * v),
                            _ => values,
                        }
                )
            ))
            .ToList();
        var found = DuplicateFinder.Merge(tables.SelectMany(DuplicateFinder.Find)).ShouldHaveSingleItem();
        found.Slots.ShouldBe(["slot_01", "slot_03", "slot_05", "slot_07"]);
        (found.Kind, found.Rounds.Count).ShouldBe((LikenessKind.SameOrder, 10));
        tables.SelectMany(t => NearCopyFinder.Find(t)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0.10, 0.995)]
    [InlineData(0.15, 0.989)]
    public void PlantedNearCopy_IsFoundInEveryRoundWithItsCorrelation(double noise, double expected)
    {
        var random = new Random(2);
        var world = new SubmissionWorld(2, 8) { Sort = 0 };
        double[] first = [];
        var tables = Enumerable
            .Range(1, 10)
            .Select(r => new LikenessTable(
                world.Round(
                    r,
                    [.. Enumerable.Range(0, 8)],
                    (slot, values) =>
                        slot switch
                        {
                            0 => first = values,
                            // Uniform noise with so much of the standard deviation.
                            4 => Array.ConvertAll(first, v => v + (noise * (random.NextDouble() - 0.5))),
                            _ => values,
                        }
                )
            ))
            .ToList();
        var found = NearCopyFinder.Merge(tables.SelectMany(t => NearCopyFinder.Find(t))).ShouldHaveSingleItem();
        (found.First, found.Second, found.Rounds.Count).ShouldBe(("slot_00", "slot_04", 10));
        found.Correlation.ShouldBe(expected, 0.004);
        found.StandardError.ShouldBeLessThan(0.001);
    }

    [Fact]
    public void NearCopy_OfADuplicate_IsReportedOnce()
    {
        var world = new SubmissionWorld(3, 4);
        double[] first = [];
        var random = new Random(3);
        var table = new LikenessTable(
            world.Round(
                1,
                [0, 1, 2, 3],
                (slot, values) =>
                    slot switch
                    {
                        0 => first = Array.ConvertAll(values, _ => random.NextDouble()),
                        1 => first,
                        2 => Array.ConvertAll(first, v => v + (0.1 * random.NextDouble())),
                        _ => values,
                    }
            )
        );
        DuplicateFinder.Find(table).ShouldHaveSingleItem().Kind.ShouldBe(LikenessKind.Identical);
        NearCopyFinder.Find(table).ShouldHaveSingleItem().First.ShouldBe("slot_00");
    }
}
