using Ballast.Core.Numerics;
using Ballast.Core.Numerics.Lanes;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Numerics;

public class PayoutGridKernelTests
{
    /// <summary>All widths this machine has; the scalar one is always among them.</summary>
    public static TheoryData<int> Widths =>
        [.. Enum.GetValues<LaneWidth>().Where(PayoutGridKernel.IsSupported).Select(width => (int)width)];

    // Every seed is as likely as any other: FsCheck's own integers stay near zero and would repeat panels.
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_any_panel_equals_the_plain_grid(int width) =>
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300),
            Prop.ForAll(Seeds, seed => ShouldEqualPlain(RandomGrid.Any(seed), width))
        );

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_any_number_of_rounds_and_planes_equals_the_plain_grid(int width)
    {
        foreach (var rounds in (int[])[0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 1300])
            for (var planes = 1; planes <= 4; planes++)
                ShouldEqualPlain(new RandomGrid(rounds) { Rounds = rounds, Planes = planes }, width);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_any_number_of_combinations_equals_the_plain_grid(int width)
    {
        for (var combinations = 0; combinations <= 9; combinations++)
            ShouldEqualPlain(new RandomGrid(1) { Combinations = combinations }, width);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_any_lattice_equals_the_plain_grid_tile_by_tile_and_cell_by_cell(int width) =>
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(100),
            Prop.ForAll(
                Seeds,
                seed =>
                {
                    var input = Lattice(seed);
                    var plain = PlainPayoutGrid.Totals(input);
                    GridAssert.ShouldAgree(PayoutGridKernel.Totals(input, 1, (LaneWidth)width), plain);
                    var all = new PayoutGrid(input.Models, input.Combinations);
                    PayoutGridKernel.FillTotalsOfAll(all, input, 1, (LaneWidth)width);
                    GridAssert.ShouldAgree(all, plain);
                }
            )
        );

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_rows_of_one_first_multiplier_equal_the_plain_grid(int width)
    {
        // 20 pairs without the one that stakes on nothing, and rows longer than a block.
        foreach (var (rows, columns) in ((int, int)[])[(3, 7), (1, 6), (2, 14), (4, 13)])
        {
            var made = new RandomGrid(rows) { Combinations = rows * columns }.Create();
            for (var k = 0; k < made.Combinations; k++)
                made.Multipliers[2 * k] = k / columns;
            GridAssert.ShouldAgree(PayoutGridKernel.Totals(made, 1, (LaneWidth)width), PlainPayoutGrid.Totals(made));
            GridAssert.ShouldAgree(
                PayoutGridKernel.Compounded(made, 1, (LaneWidth)width),
                PlainPayoutGrid.Compounded(made)
            );
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_columns_around_the_range_stay_out(int width)
    {
        for (var first = 0; first < 9; first++)
            ShouldEqualPlain(new RandomGrid(1) { FirstColumn = first, ColumnsBehind = 9 - first }, width);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_nothing_present_pays_nothing_and_counts_nothing(int width)
    {
        var input = new RandomGrid(1) { Planes = 1, Missing = 1 }.Create();

        var grid = PayoutGridKernel.Totals(input, 1, (LaneWidth)width);

        grid.PresentRounds.ShouldAllBe(present => present == 0);
        grid.Values.ShouldAllBe(value => value == 0);
        PayoutGridKernel.Compounded(input, 1, (LaneWidth)width).Values.ShouldAllBe(value => value == 0);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_every_round_clipped_pays_the_limit_every_round(int width)
    {
        var panel = new RandomGrid(1)
        {
            Rounds = 1300,
            Missing = 0,
            Limit = _ => 1e-9,
            Factor = _ => 1,
        };

        ShouldEqualPlain(panel, width);
        var totals = PayoutGridKernel.Totals(panel.Create(), 1, (LaneWidth)width);
        totals.Values.ShouldAllBe(value => Math.Abs(value) <= 1300e-9 * (1 + 1e-12));
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_infinite_limit_is_linear_in_the_multipliers(int width)
    {
        var input = new RandomGrid(1) { Limit = _ => double.PositiveInfinity, Combinations = 2 };
        var twice = new RandomGrid(1)
        {
            Limit = input.Limit,
            Combinations = 2,
            Multiplier = random => 2 * input.Multiplier(random),
        };

        ShouldEqualPlain(input, width);
        var once = PayoutGridKernel.Totals(input.Create(), 1, (LaneWidth)width).Values;
        var doubled = PayoutGridKernel.Totals(twice.Create(), 1, (LaneWidth)width).Values;
        for (var i = 0; i < once.Length; i++)
            doubled[i].ShouldBe(2 * once[i], 1e-12);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Kernel_two_threads_give_the_bits_of_one(int width)
    {
        // Large enough that the kernel does use the second thread.
        var input = new RandomGrid(1) { Models = 500, Rounds = 301 }.Create();

        foreach (
            var face in (Func<PayoutGridInput, int, LaneWidth, PayoutGrid>[])
                [PayoutGridKernel.Totals, PayoutGridKernel.Compounded]
        )
        {
            var one = face(input, 1, (LaneWidth)width);
            var two = face(input, 2, (LaneWidth)width);
            two.PresentRounds.ShouldBe(one.PresentRounds);
            two.Values.AsSpan().SequenceEqual(one.Values).ShouldBeTrue();
        }
    }

    [Fact]
    public void Kernel_rounds_in_another_order_give_the_same_grid() =>
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true),
            Prop.ForAll(
                Seeds,
                seed =>
                {
                    var input = RandomGrid.Any(seed).Create();
                    var shuffled = InAnotherOrder(input, seed);
                    GridAssert.ShouldAgree(PayoutGridKernel.Totals(shuffled), PayoutGridKernel.Totals(input));
                    GridAssert.ShouldAgree(PayoutGridKernel.Compounded(shuffled), PayoutGridKernel.Compounded(input));
                }
            )
        );

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void Kernel_impossible_number_of_threads_is_refused(int threads)
    {
        var input = new RandomGrid(1).Create();

        Should.Throw<ArgumentOutOfRangeException>(() => PayoutGridKernel.Totals(input, threads));
        Should.Throw<ArgumentOutOfRangeException>(() => PayoutGridKernel.Compounded(input, threads));
    }

    /// <summary>Every multiplier of one score with every one of the other, some left out, in any order, of either sign, with limits of all sorts.</summary>
    private static PayoutGridInput Lattice(int seed)
    {
        var random = new Random(seed);
        var least = random.Next(2) == 0 ? 0 : -1.5;
        double[] Axis(int count) => [.. Enumerable.Range(0, count).Select(_ => least + (3 * random.NextDouble()))];
        var (first, second) = (Axis(random.Next(8, 40)), Axis(random.Next(13, 40)));
        var pairs = (from a in first from b in second where random.Next(20) > 0 select (a, b)).ToArray();
        random.Shuffle(pairs);
        var scores = RandomGrid.Any(seed) with { Models = 2, Rounds = random.Next(120), Planes = 2, Combinations = 1 };
        var made = scores.Create();
        return new PayoutGridInput(
            made.Models,
            made.RowStride,
            made.FirstColumn,
            made.Rounds,
            [.. Enumerable.Range(0, 2).Select(p => Whole(made, p))],
            made.RoundFactor,
            made.RoundLimit,
            [.. pairs.SelectMany(p => new[] { p.a, p.b })]
        );
    }

    /// <summary>A plane with the columns around the range, which nothing may read.</summary>
    private static double[] Whole(PayoutGridInput input, int plane)
    {
        var whole = new double[input.Models * input.RowStride];
        Array.Fill(whole, 1e9);
        for (var model = 0; model < input.Models; model++)
            input.Scores(plane, model).CopyTo(whole.AsSpan((model * input.RowStride) + input.FirstColumn));
        return whole;
    }

    private static void ShouldEqualPlain(RandomGrid panel, int width)
    {
        var input = panel.Create();
        GridAssert.ShouldAgree(PayoutGridKernel.Totals(input, 1, (LaneWidth)width), PlainPayoutGrid.Totals(input));
        GridAssert.ShouldAgree(
            PayoutGridKernel.Compounded(input, 1, (LaneWidth)width),
            PlainPayoutGrid.Compounded(input)
        );
    }

    internal static PayoutGridInput InAnotherOrder(PayoutGridInput input, int seed)
    {
        var order = Enumerable.Range(0, input.Rounds).ToArray();
        new Random(seed).Shuffle(order);
        double[] Shuffled(ReadOnlySpan<double> row)
        {
            var values = row.ToArray();
            return Array.ConvertAll(order, round => values[round]);
        }
        var planes = Enumerable
            .Range(0, input.Planes)
            .Select(plane =>
                Enumerable.Range(0, input.Models).SelectMany(m => Shuffled(input.Scores(plane, m))).ToArray()
            );
        return new PayoutGridInput(
            input.Models,
            input.Rounds,
            0,
            input.Rounds,
            [.. planes],
            Shuffled(input.RoundFactor.AsSpan(input.FirstColumn, input.Rounds)),
            Shuffled(input.RoundLimit.AsSpan(input.FirstColumn, input.Rounds)),
            input.Multipliers
        );
    }
}
