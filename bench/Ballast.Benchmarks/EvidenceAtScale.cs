using System.Diagnostics;
using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Questions.Evidence;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Measures;

namespace Ballast.Benchmarks;

/// <summary>
/// Walks forward over as many models and rounds as the tournament has: 14,000 x 1,300, 200 rankings, by three criteria and by best
/// combination. Prints seconds, steps, mean rank correlation and the largest working set.
/// </summary>
internal static class EvidenceAtScale
{
    private const int Models = 14_000;
    private const int Rounds = 1_300;
    private const int Steps = 200;
    private const int Lag = 24;

    private static readonly WalkForwardOptions Options = new()
    {
        Window = 60,
        Horizon = 20,
        // The first ranking has 60 known rounds and the open ones before it, the last one its test behind it.
        Step = (Rounds - 60 - Lag - 20) / (Steps - 1),
        Overlap = 20,
    };

    public static int Run()
    {
        var clock = Stopwatch.StartNew();
        var (corr, mmc) = (Panel(1), Panel(2));
        Console.WriteLine($"panels\t{clock.Elapsed.TotalSeconds:0.0} s");
        foreach (var name in new[] { "return", "sharpe", "cvar" })
        {
            var measure = MeasureCatalogue.All.Single(m => m.Name == name);
            Time(name, () => WalkForwardAnalysis.Run(corr, new MeasureCriterion(measure), Options));
        }
        Time(CombinationWalk.Name, () => CombinationWalk.Run(Combinations(corr, mmc), Options));
        var clockOfRecords = Stopwatch.StartNew();
        var records = SharpeSignificance.Of(corr, 20);
        Console.WriteLine($"records\t{clockOfRecords.Elapsed.TotalSeconds:0.0} s\t{records.Count} models");
        var clockOfSplits = Stopwatch.StartNew();
        var overfitting = BacktestOverfitting.Compute(corr, new Sharpe(), new OverfittingOptions { Overlap = 20 });
        Console.WriteLine(
            $"overfitting\t{clockOfSplits.Elapsed.TotalSeconds:0.0} s\t{overfitting.Candidates} models, {overfitting.Logits.Count} splits"
        );
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"peak working set\t{process.PeakWorkingSet64 / (1024.0 * 1024 * 1024):0.00} GiB");
        return 0;
    }

    private static void Time(string name, Func<WalkForwardEvidence> walk)
    {
        var clock = Stopwatch.StartNew();
        var evidence = walk();
        Console.WriteLine(
            $"{name}\t{clock.Elapsed.TotalSeconds:0.0} s\t{evidence.Steps.Count} steps\trank IC {evidence.RankIc.Value:0.0000}"
        );
    }

    private static CombinationPanel Combinations(EvidencePanel corr, EvidencePanel mmc)
    {
        double[][] grid = [.. SyntheticPanel.Grid.Chunk(2)];
        return new CombinationPanel(
            [corr, mmc],
            grid,
            [.. grid.Select(c => $"corr x {c[0]}, mmc x {c[1]}")],
            [
                .. Enumerable
                    .Range(1, Rounds)
                    .Select(r => new PaidRound(
                        r,
                        0.5m,
                        0.05m,
                        PayoutFormulas.ClipAfterFactor,
                        RuleCatalogue.MultiplierRule("any"),
                        null
                    )),
            ]
        );
    }

    /// <summary>Sums of 20 days, half of the luck shared, 5 % of the cells missing, three of five models starting somewhere in the first 60 %.</summary>
    private static EvidencePanel Panel(int seed)
    {
        var random = new Random(seed);
        var shared = Luck(random);
        var values = new double[Models][];
        for (var model = 0; model < Models; model++)
        {
            var (own, skill) = (Luck(random), 0.1 * Normal(random));
            var start = model % 5 < 3 ? random.Next(Rounds * 3 / 5) : 0;
            values[model] = new double[Rounds];
            for (var t = 0; t < Rounds; t++)
                values[model][t] =
                    t < start || random.NextDouble() < 0.05
                        ? double.NaN
                        : 0.02 * (skill + (Math.Sqrt(0.5) * (shared[t] + own[t])));
        }
        var first = new DateTimeOffset(2022, 1, 1, 14, 0, 0, TimeSpan.Zero);
        return new EvidencePanel(
            [.. Enumerable.Range(0, Models).Select(m => $"m{m:00000}")],
            [
                .. Enumerable
                    .Range(0, Rounds)
                    .Select(t => new EvidenceRound(1 + t, first.AddDays(t), first.AddDays(t + Lag).AddHours(6))),
            ],
            values
        );
    }

    private static double[] Luck(Random random)
    {
        const int Days = 20;
        double[] days = [.. Enumerable.Range(0, Rounds + Days - 1).Select(_ => Normal(random) / Math.Sqrt(Days))];
        var luck = new double[Rounds];
        var sum = days.Take(Days - 1).Sum();
        for (var t = 0; t < Rounds; t++)
        {
            sum += days[t + Days - 1];
            luck[t] = sum;
            sum -= days[t];
        }
        return luck;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
