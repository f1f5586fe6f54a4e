using System.Collections.Concurrent;
using Ballast.Core.Rounds;
using Ballast.Core.Simulation;
using Ballast.Core.Simulation.Futures;

namespace Ballast.Tests.Simulation.Futures;

/// <summary>How often the NMR that a made-up world really ends with lie inside the band that was simulated from its past.</summary>
public sealed class FutureCoverageTests(ITestOutputHelper output)
{
    /// <summary>Of 150 worlds 135 are expected inside 90 %; fewer than 122 or more than 146 would be a case in a thousand of a true 90 %.</summary>
    [Fact]
    public void Band_OfNinetyPercent_HoldsAboutAsManyWorlds() =>
        Count(new Case("legacy", 20, 500, 200, "equal-weight"), 150).Inside90.ShouldBeInRange(122, 146);

    /// <summary><c>--filter-class *FutureCoverageTests --explicit only --output Detailed</c>: some minutes.</summary>
    [Theory(Explicit = true)]
    [InlineData("legacy", 20, 120, 100, "equal-weight")]
    [InlineData("legacy", 20, 250, 100, "equal-weight")]
    [InlineData("legacy", 20, 500, 200, "equal-weight")]
    [InlineData("legacy", 20, 500, 200, "follow-best")]
    [InlineData("legacy", 20, 1000, 200, "hold")]
    [InlineData("atomic", 60, 300, 200, "equal-weight")]
    [InlineData("atomic", 60, 500, 200, "equal-weight")]
    [InlineData("atomic", 60, 500, 200, "follow-best")]
    [InlineData("atomic", 60, 1000, 60, "hold")]
    public void Bands_OfManyWorlds_AreWrittenOut(string system, int overlap, int past, int future, string policy)
    {
        const int worlds = 400;
        var one = new Case(system, overlap, past, future, policy);
        var (inside50, inside90) = Count(one, worlds);
        output.WriteLine(
            $"{one}: 50 % holds {100.0 * inside50 / worlds:0.0} %, 90 % holds {100.0 * inside90 / worlds:0.0} %."
        );
    }

    private static (int Inside50, int Inside90) Count(Case one, int worlds)
    {
        var results = new ConcurrentBag<double>();
        Parallel.For(0, worlds, seed => results.Add(Place(one, seed)));
        return (results.Count(p => p is >= 0.25 and <= 0.75), results.Count(p => p is >= 0.05 and <= 0.95));
    }

    /// <summary>Where the real end lies among the simulated ones, in [0, 1].</summary>
    private static double Place(Case one, int seed)
    {
        var world = Returns(seed, 6, one.Past + one.Future, one.Overlap, one.System == "atomic" ? 0.05 : 0.01);
        var isAtomic = one.System == "atomic";
        var schedule = new ReplaySchedule(
            Tournament.Classic,
            [
                .. Enumerable
                    .Range(isAtomic ? 1400 : 800, one.Future)
                    .Select(r => new ReplayDates(
                        r,
                        isAtomic,
                        RoundCalendar.CloseTime(r),
                        RoundCalendar.ResolveTime(r, isAtomic ? 60 : 20)
                    )),
            ]
        );
        string[] models = ["a", "b", "c", "d", "e", "f"];
        var past = new PastRounds([.. world.Take(one.Past)], one.Overlap, isAtomic ? 1 : 0.05);
        var futures = new FutureSimulation(
            schedule,
            models,
            past,
            [() => PolicyCatalogue.Find(one.Policy)!],
            new FutureOptions { Capital = 1000, Seed = (ulong)seed }
        );
        var simulated = futures
            .Conclude([.. Enumerable.Range(0, 200).Select(path => futures.Take(path, CancellationToken.None))])
            .Policies[0];
        var real = RecordedReplay.Run(
            new ReplayRounds(
                Tournament.Classic,
                models,
                [
                    .. schedule.Rounds.Select(
                        (r, i) => new ReplayRound(r.Round, r.IsAtomic, r.ClosesAt, r.ResolvesAt, world[one.Past + i])
                    ),
                ]
            ),
            PolicyCatalogue.Find(one.Policy)!,
            new Nmr(1000m)
        );
        var end = (double)real.Points[^1].Capital.Amount;
        return simulated.Ends.Count(e => e < end) / (double)simulated.Ends.Length;
    }

    /// <summary>Means of as many daily returns as rounds overlap, with a part that all models share and a small mean of each model's own.</summary>
    private static List<double[]> Returns(int seed, int models, int count, int overlap, double deviation)
    {
        var random = new Random(seed);
        double[][] days =
        [
            .. Enumerable
                .Range(0, models + 1)
                .Select(_ => Enumerable.Range(0, count + overlap).Select(_ => Normal(random)).ToArray()),
        ];
        double[] skill = [.. Enumerable.Range(0, models).Select(_ => 0.1 * deviation * Normal(random))];
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(r =>
                    Enumerable
                        .Range(0, models)
                        .Select(m =>
                            skill[m]
                            + (
                                deviation
                                / Math.Sqrt(2)
                                * (Scaled(days[m], r, overlap) + Scaled(days[models], r, overlap))
                            )
                        )
                        .ToArray()
                ),
        ];
    }

    private static double Scaled(double[] days, int from, int overlap) =>
        days.AsSpan(from, overlap).ToArray().Sum() / Math.Sqrt(overlap);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed record Case(string System, int Overlap, int Past, int Future, string Policy);
}
