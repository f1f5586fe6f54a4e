using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Planning.Journal;
using Ballast.Core.Store;

namespace Ballast.Tests.Planning.Applying;

public sealed class ReadBackTests
{
    private static readonly ShownModel Model = new()
    {
        Tournament = 8,
        Name = "a",
        Id = "a",
        Stake = 50,
    };

    // Worked by hand: held before, lines before; held, lines, stake now; an increase of 5.
    [Theory]
    [InlineData(0, 0, 0, 0, 50, "not-there")]
    [InlineData(0, 0, 5, 0, 50, "confirmed")]
    [InlineData(0, 0, 0, 5, 55, "confirmed")]
    [InlineData(0, 0, 5, 5, 50, "confirmed")] // a line when it is asked for
    [InlineData(7, 2, 7, 2, 50, "not-there")]
    [InlineData(7, 2, 12, 2, 50, "confirmed")]
    [InlineData(7, 2, 0, 9, 57, "not-there")] // the close took in what was held before
    [InlineData(7, 2, 0, 14, 62, "confirmed")]
    [InlineData(7, 2, 5, 9, 57, "confirmed")] // and then it arrived
    [InlineData(5, 0, 5, 5, 55, "differs")] // held before and line, or line and held anew?
    [InlineData(0, 0, 6, 0, 50, "differs")]
    [InlineData(0, 0, 0, 0, 55, "differs")] // joined, by a line in words that nobody knows
    [InlineData(0, 0, 0, 0, 50.4, "not-there")] // a payout
    public void Judge_AnIncrease_ByWhatIsHeldAndWhatJoined(
        double heldBefore,
        double linesBefore,
        double held,
        double lines,
        double stake,
        string verdict
    )
    {
        var before = Model with { Held = (decimal)heldBefore, Increased = (decimal)linesBefore };
        var now = Model with { Held = (decimal)held, Increased = (decimal)lines, Stake = (decimal)stake };
        ReadBack.Judge(Intent(PlanMoveKind.Increase, 5, before), now).Verdict.ShouldBe(verdict);
    }

    [Theory]
    [InlineData(null, false, 0, 50, "not-there")]
    [InlineData(5.0, false, 0, 50, "confirmed")]
    [InlineData(6.0, false, 0, 50, "differs")]
    [InlineData(5.0, true, 0, 50, "differs")]
    [InlineData(null, false, 5, 45, "confirmed")]
    [InlineData(null, false, 4, 46, "differs")]
    [InlineData(null, false, 0, 45, "differs")]
    public void Judge_ARelease_ByWhatIsPendingAndWhatWasPaidOut(
        double? pending,
        bool isAll,
        double paidOut,
        double stake,
        string verdict
    )
    {
        var now = Model with
        {
            Release = pending is { } nmr ? new ShownRelease((decimal)nmr, isAll, null, null) : null,
            Released = (decimal)paidOut,
            Stake = (decimal)stake,
        };
        ReadBack.Judge(Intent(PlanMoveKind.Release, 5, Model), now).Verdict.ShouldBe(verdict);
    }

    [Theory]
    [InlineData(false, false, 0, 50, "not-there")]
    [InlineData(true, true, 0, 50, "confirmed")]
    [InlineData(true, false, 0, 50, "differs")]
    [InlineData(false, false, 51, 0, "confirmed")]
    public void Judge_AReleaseOfEverything_ByWhatIsPending(
        bool isPending,
        bool isAll,
        double paidOut,
        double stake,
        string verdict
    )
    {
        var now = Model with
        {
            Release = isPending ? new ShownRelease(50, isAll, null, null) : null,
            Released = (decimal)paidOut,
            Stake = (decimal)stake,
        };
        ReadBack.Judge(Intent(PlanMoveKind.ReleaseAll, 50, Model), now).Verdict.ShouldBe(verdict);
    }

    [Theory]
    [InlineData(9.0, 0, 50, "not-there")]
    [InlineData(null, 0, 50, "confirmed")]
    [InlineData(8.0, 0, 50, "differs")]
    [InlineData(null, 9, 41, "differs")]
    [InlineData(null, 0, 41, "differs")]
    public void Judge_ACancelledRelease_ByWhatIsPending(double? pending, double paidOut, double stake, string verdict)
    {
        var before = Model with { Release = new ShownRelease(9, false, null, null) };
        var now = Model with
        {
            Release = pending is { } nmr ? new ShownRelease((decimal)nmr, false, null, null) : null,
            Released = (decimal)paidOut,
            Stake = (decimal)stake,
        };
        ReadBack.Judge(Intent(PlanMoveKind.CancelRelease, 9, before), now).Verdict.ShouldBe(verdict);
    }

    [Fact]
    public void Judge_AModelThatIsGone_Differs() =>
        ReadBack.Judge(Intent(PlanMoveKind.Increase, 5, Model), null).Verdict.ShouldBe("differs");

    private static IntentContent Intent(PlanMoveKind kind, decimal nmr, ShownModel before) =>
        new(1, kind, "default", "a", nmr, StakeWorld.Start, 100, before);
}
