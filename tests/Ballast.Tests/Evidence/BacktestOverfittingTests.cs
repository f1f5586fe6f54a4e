using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Evidence;

public sealed class BacktestOverfittingTests
{
    private static readonly OverfittingOptions Options = new() { Overlap = 4, MostBlocks = 6 };

    [Fact]
    public void ABest_OnEveryHalf_IsNeverOverfit()
    {
        var evidence = BacktestOverfitting.Compute(
            Steady(60),
            new MeanReturn(),
            Options,
            cancellation: TestContext.Current.CancellationToken
        );
        evidence.Probability.ShouldBe(0);
        evidence.Logits.Count.ShouldBe(20);
        // First of three: place 3 over 4.
        evidence.Logits.ShouldAllBe(l => Math.Abs(l - Math.Log(3)) < 1e-12);
        evidence.ProbabilityOfLoss.ShouldBe(0);
        evidence.MeanChosenOutside.ShouldBe(0.3, 1e-12);
        (evidence.Blocks, evidence.BlockRounds, evidence.PurgedRounds).ShouldBe((6, 10, 3));
    }

    /// <summary>Two candidates that are each other's mirror image: whoever wins one half by a margin must have lost the other.</summary>
    [Fact]
    public void ABest_OfOneHalfOnly_IsAlwaysOverfit()
    {
        var rounds = Universe.Days(60);
        double[] wave = [.. rounds.Select((_, t) => ((t / 10) - 2.5) * 0.1)];
        var panel = new EvidencePanel(["a", "b"], rounds, [wave, [.. wave.Select(v => -v)]]);
        var evidence = BacktestOverfitting.Compute(
            panel,
            new MeanReturn(),
            new OverfittingOptions { Overlap = 1, MostBlocks = 6 },
            cancellation: TestContext.Current.CancellationToken
        );
        evidence.Probability.ShouldBe(1);
        evidence.ProbabilityOfLoss.ShouldBe(1);
    }

    [Fact]
    public void Candidates_ThatAreTheSame_AreOverfitByHalf()
    {
        var rounds = Universe.Days(60);
        double[] row = [.. rounds.Select(r => Math.Sin(r.Round))];
        var evidence = BacktestOverfitting.Compute(
            new EvidencePanel(["a", "b", "c"], rounds, [row, row, row]),
            new MeanReturn(),
            Options,
            cancellation: TestContext.Current.CancellationToken
        );
        evidence.Probability.ShouldBe(0.5);
    }

    [Fact]
    public void Halves_WhereTheyMeet_ShareNoDay()
    {
        var split = new HalfSplit(103, 6, 7);
        foreach (var bits in split.Halves())
        {
            int[] inside = Columns(split, bits);
            int[] outside = Columns(split, 63 & ~bits);
            inside.Intersect(outside).ShouldBeEmpty();
            // Rounds that share days are fewer than eight apart.
            (from i in inside from o in outside select Math.Abs(i - o))
                .Min()
                .ShouldBeGreaterThanOrEqualTo(8);
        }
        split.Halves().Count().ShouldBe(20);
    }

    /// <summary>Without purging, halves that share days resemble each other, and luck looks like skill.</summary>
    [Fact]
    public void Overlap_ThatIsNotStated_HidesOverfitting()
    {
        var (honest, blind) = (0.0, 0.0);
        const int Runs = 60;
        for (var i = 0; i < Runs; i++)
        {
            var panel = new Universe { Gaps = 0, LateEvery = 0 }.Make((ulong)(1000 + i));
            var blindly = new OverfittingOptions { Overlap = 1 };
            honest += BacktestOverfitting
                .Compute(
                    panel,
                    new MeanReturn(),
                    new OverfittingOptions { Overlap = 20 },
                    cancellation: TestContext.Current.CancellationToken
                )
                .Probability;
            blind += BacktestOverfitting
                .Compute(panel, new MeanReturn(), blindly, cancellation: TestContext.Current.CancellationToken)
                .Probability;
        }
        (honest / Runs).ShouldBeGreaterThan(blind / Runs);
        (blind / Runs).ShouldBeLessThan(0.45);
    }

    [Fact]
    public void LateStarters_AreLeftOutAndCounted()
    {
        var panel = new Universe { Rounds = 200, Gaps = 0 }.Make(7);
        double[][] rows = [.. Enumerable.Range(0, 12).Select(m => panel.Values(m).ToArray())];
        Array.Fill(rows[0], double.NaN, 0, 100);
        var evidence = BacktestOverfitting.Compute(
            new EvidencePanel(panel.Models, panel.Rounds, rows),
            new MeanReturn(),
            Options,
            cancellation: TestContext.Current.CancellationToken
        );
        evidence.LeftOut.ShouldBeGreaterThan(0);
        (evidence.LeftOut + evidence.Candidates).ShouldBe(12);
    }

    [Fact]
    public void TooFewBlocks_GiveAReasonAndNoNumber()
    {
        var evidence = BacktestOverfitting.Compute(
            Steady(31),
            new MeanReturn(),
            Options,
            cancellation: TestContext.Current.CancellationToken
        );
        evidence.Probability.ShouldBe(double.NaN);
        evidence.Shortage!.MoreRounds.ShouldBe(1);
        BacktestOverfitting
            .Compute(Steady(32), new MeanReturn(), Options, cancellation: TestContext.Current.CancellationToken)
            .Shortage.ShouldBeNull();
        // The Sharpe ratio of something that never varies is not defined.
        BacktestOverfitting
            .Compute(Steady(60), new Sharpe(), Options, cancellation: TestContext.Current.CancellationToken)
            .Shortage!.Reason.ShouldContain("sharpe");
    }

    private static int[] Columns(HalfSplit split, int bits) =>
        [.. split.Stretches(bits).SelectMany(s => Enumerable.Range(s.First, s.Count))];

    private static EvidencePanel Steady(int rounds) =>
        new(
            ["a", "b", "c"],
            Universe.Days(rounds),
            [.. new[] { 0.1, 0.3, 0.2 }.Select(v => Enumerable.Repeat(v, rounds).ToArray())]
        );
}
