using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Registry;

public sealed class SlotTests
{
    private const int Rounds = 60;

    private static readonly Slot Empty = new() { Tournament = Tournament.Classic, Name = "dex_1" };

    [Fact]
    public void With_ANewStrategy_EndsTheOneBefore()
    {
        var slot = Empty.With(new Assignment("a", 100)).With(new Assignment("b", 200));
        slot.Assignments.ShouldBe([new Assignment("a", 100, 199), new Assignment("b", 200)]);
        (slot.In(99), slot.In(199)!.Strategy, slot.In(200)!.Strategy).ShouldBe((null, "a", "b"));
    }

    [Fact]
    public void With_AGuestInTheMiddle_ComesBackToWhoSatThere()
    {
        var slot = Empty.With(new Assignment("a", 100)).With(new Assignment("b", 150, 159));
        slot.Assignments.ShouldBe([
            new Assignment("a", 100, 149),
            new Assignment("b", 150, 159),
            new Assignment("a", 160),
        ]);
    }

    [Fact]
    public void With_AnEarlierBeginning_LastsUntilTheOneThatIsRegistered() =>
        Empty
            .With(new Assignment("b", 200))
            .With(new Assignment("a", 100))
            .Assignments.ShouldBe([new Assignment("a", 100, 199), new Assignment("b", 200)]);

    /// <summary>Whatever is said in whatever order: no round has two strategies, and each has the one that was said last of it.</summary>
    [Fact]
    public void With_AnySequence_IsWhatWasSaidLast() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(ArbMap.Default.ArbFor<(int From, int Length, int Who)[]>(), IsWhatWasSaidLast)
        );

    private static bool IsWhatWasSaidLast((int From, int Length, int Who)[] said)
    {
        var (slot, truth) = (Empty, new string?[Rounds + 1]);
        foreach (var (from, length, who) in said)
        {
            var first = 1 + (int)((uint)from % Rounds);
            var last = Math.Min(Rounds, first + (int)((uint)length % Rounds));
            var name = "s" + ((uint)who % 4);
            slot = slot.With(new Assignment(name, first, last));
            for (var round = first; round <= last; round++)
                truth[round] = name;
        }
        var isWhole = slot.Assignments.Zip(slot.Assignments.Skip(1)).All(p => p.First.To < p.Second.From);
        return isWhole && Enumerable.Range(1, Rounds).All(r => slot.In(r)?.Strategy == truth[r]);
    }
}
