using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Ledger.Accounts;

/// <summary>Positions of atomic staking from movements and claims.</summary>
public sealed class AtomicPositionTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Find_MovementsAndAClaim_AreOnePositionARound()
    {
        var first = AccountWorld.Movement(Day, Day, "0.4") with { Round = 1343 };
        var positions = AtomicPosition.Find(
            [
                first,
                first with
                {
                    Model = "ZOË",
                    Amount = Nmr.Parse("0.6"),
                    Time = Day.AddHours(1),
                },
                first with
                {
                    Round = 1344,
                    Amount = null,
                },
                first with
                {
                    Type = "stake increase",
                    Round = 1345,
                },
                first with
                {
                    Round = null,
                },
            ],
            [AccountWorld.Claim(Day), AccountWorld.Claim(Day, 1342)]
        );
        positions
            .Select(p => (p.Round, p.Staked))
            .ShouldBe([(1342, Nmr.Parse("1")), (1343, Nmr.Parse("1")), (1344, null)]);
        positions[1].StakedAt.ShouldBe(Day);
        positions[1].Claim!.Staked.ShouldBe(positions[1].Staked);
        positions[2].Claim.ShouldBeNull();
    }
}
