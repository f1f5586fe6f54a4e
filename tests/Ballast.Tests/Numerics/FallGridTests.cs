using Ballast.Core.Numerics;
using Ballast.Core.Numerics.Lanes;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Numerics;

public sealed class FallGridTests
{
    /// <summary>All widths this machine has; the scalar one is always among them.</summary>
    public static TheoryData<int> Widths => PayoutGridKernelTests.Widths;

    [Theory, MemberData(nameof(Widths))]
    public void Add_AnyPanelInTwoStretches_IsToTheBitThePlainOneAndTheDrawdownOfTheReturns(int width)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var input = RandomGrid.Any(seed).Create();
            var (fast, plain) = (
                new FallGrid(input.Models, input.Combinations),
                new FallGrid(input.Models, input.Combinations)
            );
            var half = input.Rounds / 2;
            foreach (var (first, count) in ((int, int)[])[(0, half), (half, input.Rounds - half)])
            {
                fast.Add(Part(input, first, count), 1 + (seed % 2), (LaneWidth)width);
                plain.AddPlain(count, (model, round, k) => PlainPayoutGrid.Returns(input, model, k)[first + round]);
            }

            for (var model = 0; model < input.Models; model++)
            {
                fast.Deepest(model).ToArray().ShouldBe(plain.Deepest(model).ToArray(), $"seed {seed}");
                for (var k = 0; k < input.Combinations; k++)
                {
                    double[] present = [.. PlainPayoutGrid.Returns(input, model, k).Where(r => !double.IsNaN(r))];
                    var expected = present.Length == 0 ? 0 : new AdditiveDrawdown().Compute(present);
                    fast.Deepest(model)[k].ShouldBe(expected, 1e-12 * Math.Max(1, expected), $"seed {seed}");
                }
            }
        }
    }

    [Fact]
    public void Add_InputOfAnotherShape_IsRefused()
    {
        var input = RandomGrid.Any(1).Create();

        Should.Throw<ArgumentException>(() => new FallGrid(input.Models + 1, input.Combinations).Add(input));
        Should.Throw<ArgumentException>(() => new FallGrid(input.Models, input.Combinations + 1).Add(input));
    }

    /// <summary>Some rounds of an input.</summary>
    private static PayoutGridInput Part(PayoutGridInput whole, int first, int count)
    {
        var planes = new double[whole.Planes][];
        for (var plane = 0; plane < planes.Length; plane++)
            planes[plane] =
            [
                .. Enumerable
                    .Range(0, whole.Models)
                    .SelectMany(model => whole.Scores(plane, model).Slice(first, count).ToArray()),
            ];
        var columns = (whole.FirstColumn + first)..(whole.FirstColumn + first + count);
        return new PayoutGridInput(
            whole.Models,
            count,
            0,
            count,
            planes,
            whole.RoundFactor[columns],
            whole.RoundLimit[columns],
            whole.Multipliers
        );
    }
}
