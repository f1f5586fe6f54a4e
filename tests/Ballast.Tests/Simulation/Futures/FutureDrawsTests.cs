using Ballast.Core.Simulation.Futures;

namespace Ballast.Tests.Simulation.Futures;

public sealed class FutureDrawsTests
{
    /// <summary>Equal models: next to nothing of the differences between their past means is taken as real, over 60 worlds.</summary>
    [Fact]
    public void DifferencesKept_OfEqualModels_AreFew() => Kept(60, skill: 0).Average().ShouldBeLessThan(0.25);

    /// <summary>Means that differ by three of their errors: most of it is taken as real.</summary>
    [Fact]
    public void DifferencesKept_OfModelsThatDiffer_AreMost() => Kept(60, skill: 3).Average().ShouldBeGreaterThan(0.75);

    [Fact]
    public void DifferencesKept_OfOneModel_AreUnknown() =>
        new FutureDraws(Past(1, 1, 100, 0), 50).DifferencesKept.ShouldBe(double.NaN);

    /// <summary>Rounds in blocks are neighbours, every value comes from its own model, gaps stay gaps, and nothing leaves the clip.</summary>
    [Fact]
    public void Fill_OfAPast_KeepsRoundsWholeAndInOrder()
    {
        var rows = Enumerable
            .Range(0, 200)
            .Select(r => new[] { r % 2 == 0 ? 0.01 : -0.01, r % 10 == 3 ? double.NaN : 0.01, 0.04 })
            .ToList();
        var past = new PastRounds(rows, 5, 0.041);
        var future = Fill(past, 1, 0, 400);
        for (var r = 0; r < 400; r++)
        {
            future[r].Where(double.IsFinite).ShouldAllBe(v => Math.Abs(v) <= 0.041);
            // Up and down by turns within a block.
            if (r % past.BlockLength > 1)
                Math.Sign(future[r][0] - future[r - 1][0]).ShouldBe(Math.Sign(future[r - 2][0] - future[r - 1][0]));
        }
        future.Count(r => double.IsNaN(r[1])).ShouldBeInRange(30, 50);
        future.ShouldAllBe(r => double.IsFinite(r[0]));
    }

    [Fact]
    public void Fill_OfTheSameSeedAndPath_IsTheSame()
    {
        var past = Past(5, 4, 150, 1);
        Fill(past, 7, 3, 90).SelectMany(r => r).ShouldBe(Fill(past, 7, 3, 90).SelectMany(r => r));
        Fill(past, 7, 3, 90)[0].ShouldNotBe(Fill(past, 7, 4, 90)[0]);
        Fill(past, 7, 3, 90)[0].ShouldNotBe(Fill(past, 8, 3, 90)[0]);
    }

    [Fact]
    public void FirstWithAll_WithAModelThatBeganLate_IsItsFirstRound()
    {
        double[][] rows =
        [
            [1, double.NaN],
            [1, double.NaN],
            [double.NaN, 1],
            [1, 1],
        ];
        PastRounds.FirstWithAll(rows, 2).ShouldBe(2);
        PastRounds
            .FirstWithAll(
                [
                    [1, double.NaN],
                ],
                2
            )
            .ShouldBe(1);
    }

    private static IEnumerable<double> Kept(int worlds, double skill) =>
        Enumerable.Range(0, worlds).Select(seed => new FutureDraws(Past(seed, 8, 300, skill), 100).DifferencesKept);

    /// <param name="seed">The world.</param>
    /// <param name="models">How many.</param>
    /// <param name="count">Rounds.</param>
    /// <param name="skill">Deviation of true means, in errors of a mean of the past.</param>
    private static PastRounds Past(int seed, int models, int count, double skill)
    {
        var random = new Random(seed);
        const int overlap = 10;
        var error = Math.Sqrt((double)overlap / count);
        double[][] days =
        [
            .. Enumerable
                .Range(0, models)
                .Select(_ => Enumerable.Range(0, count + overlap).Select(_ => Normal(random)).ToArray()),
        ];
        double[] means = [.. days.Select(_ => skill * error * Normal(random))];
        return new PastRounds(
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(r =>
                        days.Select((d, m) => 0.01 * (means[m] + (d.Skip(r).Take(overlap).Sum() / Math.Sqrt(overlap))))
                            .ToArray()
                    ),
            ],
            overlap,
            1
        );
    }

    private static double[][] Fill(PastRounds past, ulong seed, int path, int rounds)
    {
        double[][] future = [.. Enumerable.Range(0, rounds).Select(_ => new double[past.Returns[0].Length])];
        new FutureDraws(past, rounds).Fill(seed, path, future);
        return future;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
