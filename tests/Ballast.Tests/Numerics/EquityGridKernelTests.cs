using Ballast.Core.Numerics;
using Ballast.Core.Numerics.Lanes;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Numerics;

public class EquityGridKernelTests
{
    /// <summary>All widths this machine has; the scalar one is always among them.</summary>
    public static TheoryData<int> Widths => PayoutGridKernelTests.Widths;

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static readonly int[] Lags = [1, 2, 20, 64];

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_any_panel_equals_the_plain_grid(int width) =>
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300),
            Prop.ForAll(
                Seeds,
                seed =>
                {
                    var any = RandomGrid.Any(seed);
                    ShouldEqualPlain(any with { Planes = 1 + any.Planes % 2 }, width, Lags[seed % Lags.Length]);
                }
            )
        );

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_any_number_of_rounds_and_any_lag_equals_the_plain_grid(int width)
    {
        // Fewer rounds than the lag, as many, more; whole vectors and others.
        foreach (var rounds in (int[])[0, 1, 2, 7, 8, 9, 19, 20, 21, 64, 500, 1300])
        foreach (var lag in Lags)
            ShouldEqualPlain(new RandomGrid(rounds) { Rounds = rounds }, width, lag);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_any_number_of_combinations_equals_the_plain_grid(int width)
    {
        for (var combinations = 0; combinations <= 33; combinations++)
            ShouldEqualPlain(new RandomGrid(1) { Combinations = combinations, Models = 1 }, width);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_like_combinations_whose_tails_are_found_together_equal_the_plain_grid(int width)
    {
        // Of either sign, some equal, few rounds and many; nothing clipped, most clipped, limits that differ, and rounds that all pay nothing.
        Func<Random, double>[] multipliers = [r => 1 + 0.2 * r.NextDouble(), r => -2 + 0.1 * r.Next(3)];
        Func<Random, double>[] limits =
        [
            _ => 0.03,
            _ => 0.001,
            r => r.Next(3) == 0 ? double.PositiveInfinity : 0.02,
            r => r.Next(4) * 0.01,
        ];
        foreach (var rounds in (int[])[1, 9, 63, 400])
        foreach (var multiplier in multipliers)
        foreach (var limit in limits)
        foreach (var factor in (Func<Random, double>[])[r => r.NextDouble(), r => r.Next(2)])
            ShouldEqualPlain(
                new RandomGrid(rounds)
                {
                    Models = 2,
                    Rounds = rounds,
                    Combinations = 75,
                    Multiplier = multiplier,
                    Limit = limit,
                    Factor = factor,
                },
                width
            );
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_nothing_present_leaves_the_stake_and_has_no_tail(int width)
    {
        var input = new RandomGrid(1) { Planes = 1, Missing = 1 }.Create();

        var grid = EquityGridKernel.Compute(input, 20, 1, (LaneWidth)width);

        grid.PresentRounds.ShouldAllBe(present => present == 0);
        grid.FinalEquity.ShouldAllBe(value => value == 1);
        grid.LargestDrawdown.ShouldAllBe(value => value == 0);
        grid.Cvar.ShouldAllBe(value => double.IsNaN(value));
        grid.Sharpe.ShouldAllBe(value => double.IsNaN(value));
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_one_present_round_is_its_own_tail_and_has_no_sharpe(int width)
    {
        var scores = Enumerable.Repeat(double.NaN, 50).ToArray();
        scores[17] = -0.02;
        var ones = Enumerable.Repeat(1.0, 50).ToArray();
        var input = new PayoutGridInput(1, 50, 0, 50, [scores], ones, ones, [1, 2]);

        var grid = EquityGridKernel.Compute(input, 20, 1, (LaneWidth)width);

        grid.PresentRounds.ShouldBe([1]);
        grid.FinalEquity.ShouldBe([0.98, 0.96]);
        grid.LargestDrawdown.ShouldBe([0.02, 0.04], 1e-15);
        grid.Cvar.ShouldBe([-0.02, -0.04]);
        grid.Sharpe.ShouldAllBe(value => double.IsNaN(value));
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_ties_at_the_limit_are_counted_and_not_lost(int width)
    {
        // All clipped, most clipped, and a limit that most rounds do not reach.
        foreach (var limit in (double[])[1e-9, 0.005, 0.03])
            ShouldEqualPlain(
                new RandomGrid(1)
                {
                    Rounds = 1300,
                    Missing = 0.1,
                    Limit = _ => limit,
                    Factor = _ => 1,
                },
                width
            );
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_far_outliers_do_not_hide_the_tail(int width)
    {
        // The spread is that of a few huge rounds, so that guesses by mean and deviation miss.
        ShouldEqualPlain(
            new RandomGrid(1)
            {
                Rounds = 400,
                Limit = _ => double.PositiveInfinity,
                Factor = random => random.Next(40) == 0 ? 9 : 1e-4,
            },
            width
        );
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_two_threads_give_the_bits_of_one(int width)
    {
        // Large enough that the kernel does use the second thread.
        var input = new RandomGrid(1) { Models = 60, Rounds = 301 }.Create();

        var one = EquityGridKernel.Compute(input, 20, 1, (LaneWidth)width);
        var two = EquityGridKernel.Compute(input, 20, 2, (LaneWidth)width);

        EquityAssert.ShouldBeTheSame(two, one);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_rounds_in_another_order_keep_tail_and_sharpe(int width)
    {
        // And with a lag longer than the record, where payouts only add up, the final equity too.
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var input = new RandomGrid(seed).Create();
            var shuffled = EquityGridKernel.Compute(
                PayoutGridKernelTests.InAnotherOrder(input, seed),
                64,
                1,
                (LaneWidth)width
            );
            var grid = EquityGridKernel.Compute(input, 64, 1, (LaneWidth)width);
            for (var i = 0; i < grid.Cvar.Length; i++)
            {
                shuffled.Cvar[i].ShouldBe(grid.Cvar[i], 1e-14);
                shuffled.Sharpe[i].ShouldBe(grid.Sharpe[i], 1e-12);
                shuffled.FinalEquity[i].ShouldBe(grid.FinalEquity[i], 1e-13);
            }
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_models_and_combinations_in_another_order_give_the_same_numbers(int width)
    {
        var input = new RandomGrid(3) { Models = 5, Combinations = 19 }.Create();
        var plane = input.Rounds;
        double[] Backwards(int p) =>
            [.. Enumerable.Range(0, input.Models).Reverse().SelectMany(m => input.Scores(p, m).ToArray())];
        var reversed = new PayoutGridInput(
            input.Models,
            plane,
            0,
            plane,
            [Backwards(0), Backwards(1)],
            input.RoundFactor,
            input.RoundLimit,
            [.. input.Multipliers.Chunk(2).Reverse().SelectMany(pair => pair)]
        );

        var grid = EquityGridKernel.Compute(input, 20, 1, (LaneWidth)width);
        var other = EquityGridKernel.Compute(reversed, 20, 1, (LaneWidth)width);

        other.FinalEquity.Reverse().ShouldBe(grid.FinalEquity);
        other.LargestDrawdown.Reverse().ShouldBe(grid.LargestDrawdown);
        other.Cvar.Reverse().ToArray().ShouldBe(grid.Cvar, 1e-15);
    }

    [Fact]
    public void Kernel_what_it_cannot_compute_is_refused()
    {
        var input = new RandomGrid(1).Create();
        var three = new RandomGrid(1) { Planes = 3 }.Create();

        Should.Throw<ArgumentOutOfRangeException>(() => EquityGridKernel.Compute(input, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => EquityGridKernel.Compute(input, 20, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => EquityGridKernel.Compute(input, 20, -2));
        Should.Throw<ArgumentException>(() => EquityGridKernel.Compute(three, 20));
    }

    private static void ShouldEqualPlain(RandomGrid panel, int width, int lag = 20)
    {
        var input = panel.Create();
        EquityAssert.ShouldAgree(
            EquityGridKernel.Compute(input, lag, 1, (LaneWidth)width),
            PlainEquityGrid.Compute(input, lag)
        );
    }
}
