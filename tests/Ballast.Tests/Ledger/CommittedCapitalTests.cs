using Ballast.Core.Ledger;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Ledger;

public sealed class CommittedCapitalTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Committed_WhileARoundSettles_CountsItselfAndAllThatAreOpen()
    {
        var capital = new CommittedCapital([Locked("a", 1, 0, 10), Locked("a", 2, 5, 15), Locked("b", 4, 10, 20)]);
        capital.At("a", Day(-1)).ShouldBe(Nmr.Zero);
        capital.At("a", Day(0)).ShouldBe(new Nmr(1));
        capital.At("a", Day(10)).ShouldBe(new Nmr(3), "the settling one is still in");
        capital.At("a", Day(10.5)).ShouldBe(new Nmr(2));
        capital.At("a", Day(16)).ShouldBe(Nmr.Zero);
        capital.At(["a", "b", "nobody"], Day(10)).ShouldBe(new Nmr(7));
    }

    private static LockedPosition Locked(string model, decimal nmr, double from, double to) =>
        new(model, new Nmr(nmr), Day(from), Day(to));

    private static DateTimeOffset Day(double day) => Start.AddDays(day);
}
