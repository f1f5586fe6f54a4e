using Ballast.Core.Numerics;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Tests.Risk.Bootstrap;

/// <summary>How often an interval held what it is to hold, in one world.</summary>
/// <param name="Measure">Name of the measure.</param>
/// <param name="Given">Series that had an interval.</param>
/// <param name="Held">Of them, those whose interval held the target.</param>
/// <param name="HeldFresh">Those whose interval held what a fresh record showed; null for true values.</param>
internal sealed record Covered(string Measure, int Given, int Held, int? HeldFresh)
{
    /// <summary>Counts over many series of a world.</summary>
    public static IReadOnlyList<Covered> Count(
        CoverageWorld world,
        IReadOnlyList<IRiskMeasure> measures,
        int series,
        ulong seed = 20260223
    )
    {
        var rounds = world.Present();
        var truth = Truth(world, measures, seed);
        var days = new SimulatedDays();
        var (given, held, fresh) = (new int[measures.Count], new int[measures.Count], new int[measures.Count]);
        Parallel.For(
            0,
            series,
            i =>
            {
                var chance = new SeededRandom(seed, (ulong)i);
                var returns = world.Record(ref chance);
                var next = world.Record(ref chance);
                var options = new IntervalOptions
                {
                    Overlap = world.Overlap,
                    Days = days,
                    Threads = 1,
                };
                var intervals = MeasureIntervals.Compute(new RoundSeries(rounds, returns), measures, options);
                for (var k = 0; k < measures.Count; k++)
                {
                    var interval = intervals[k];
                    if (!interval.IsKnown)
                        continue;
                    Interlocked.Increment(ref given[k]);
                    if (interval.Low <= truth[k] && truth[k] <= interval.High)
                        Interlocked.Increment(ref held[k]);
                    var shown = measures[k].Compute(next);
                    if (interval.FreshLow <= shown && shown <= interval.FreshHigh)
                        Interlocked.Increment(ref fresh[k]);
                }
            }
        );
        return
        [
            .. measures.Select(
                (m, k) =>
                    new Covered(m.Name, given[k], held[k], m.Target == IntervalTarget.TypicalRecord ? fresh[k] : null)
            ),
        ];
    }

    /// <summary>True values from four million days; middle values from 4,000 records.</summary>
    public static double[] Truth(CoverageWorld world, IReadOnlyList<IRiskMeasure> measures, ulong seed)
    {
        const int Chains = 40;
        const int Records = 4000;
        var apart = new double[Chains][];
        Parallel.For(
            0,
            Chains,
            c =>
            {
                var chance = new SeededRandom(seed + 1, (ulong)c);
                var many = world.Returns(100_000, ref chance);
                // Rounds that share a day say the same twice.
                apart[c] = [.. many.Where((_, i) => i % world.Overlap == 0)];
            }
        );
        double[] all = [.. apart.SelectMany(a => a)];
        Array.Sort(all);
        var shown = measures.Select(_ => new double[Records]).ToArray();
        Parallel.For(
            0,
            Records,
            r =>
            {
                var chance = new SeededRandom(seed + 2, (ulong)r);
                var record = world.Record(ref chance);
                for (var k = 0; k < measures.Count; k++)
                {
                    if (measures[k].Target == IntervalTarget.TypicalRecord)
                        shown[k][r] = measures[k].Compute(record);
                }
            }
        );
        return
        [
            .. measures.Select(
                (m, k) => m.Target == IntervalTarget.TrueValue ? m.Compute(all) : Quantile.Compute(shown[k], 0.5)
            ),
        ];
    }
}
