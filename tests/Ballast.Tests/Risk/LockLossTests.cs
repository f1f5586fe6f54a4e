using Ballast.Core.Risk;

namespace Ballast.Tests.Risk;

public sealed class LockLossTests
{
    [Fact]
    public void Worst_OfTwentyRoundsAtFivePercent_IsTheStakeOrTwoThirdsOfIt()
    {
        LockLoss.WorstShared(20, 0.05m).ShouldBe(1m);
        LockLoss.WorstShared(24, 0.05m).ShouldBe(1m);
        LockLoss.WorstShared(4, 0.05m).ShouldBe(0.2m);
        // (1 - 0.05)^20 = 0.3585.
        LockLoss.WorstCompounded(20, 0.05m).ShouldBe(0.6415, 5e-5);
    }

    [Fact]
    public void Stretches_OfTwoModels_StayTogether()
    {
        // 10 on the first and 20 on the second open round of a, 100 on the second of b.
        double[][] stakes =
        [
            [10, 20],
            [0, 100],
        ];
        double[][] returns =
        [
            [0.1, 0.2, 0.3],
            [-0.1, -0.2, -0.3],
        ];
        var stretches = LockLoss.Stretches(stakes, returns);
        stretches.Select(s => s.First).ShouldBe([0, 1]);
        stretches[0].Gain.ShouldBe(1 + 4 - 20, 1e-12);
        stretches[1].Gain.ShouldBe(2 + 6 - 30, 1e-12);
    }

    [Fact]
    public void Stretches_ThatMissAReturnTheyNeed_AreLeftOut()
    {
        double[][] stakes =
        [
            [1, 0],
        ];
        double[][] returns =
        [
            [0.1, double.NaN, 0.3, 0.4],
        ];
        LockLoss.Stretches(stakes, returns).Select(s => s.First).ShouldBe([0, 2]);
    }

    [Fact]
    public void Stretches_OfAPastThatIsShorter_AreNone() =>
        LockLoss
            .Stretches(
                [
                    [1, 1, 1],
                ],
                [
                    [0.1, 0.1],
                ]
            )
            .ShouldBeEmpty();
}
