using System.Globalization;
using Ballast.Core.Evidence;
using Ballast.Core.Evidence.ConfidenceSet;
using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Evidence.Verdicts;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Risk.Measures;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Reference;

/// <summary>
/// What can be believed of a real year and a half: 16 models, rounds 843 to 1197, 0.75 CORR + 2.25 MMC (oracles/data/vlad_2026-02). No outside
/// answer exists; the test holds the words of docs/evidence.md to what the code says.
/// </summary>
public sealed class RealEvidenceTests(ITestOutputHelper output)
{
    [Fact]
    public void RealModels_AreToldApartAsThePageSays()
    {
        var panel = Panel();
        panel.OpenAtOnce.ShouldBeInRange(23, 26);
        var group = ModelConfidenceSet.Find(panel, new ConfidenceSetOptions { Overlap = 20 });
        var walk = WalkForwardAnalysis.Run(
            panel,
            new MeasureCriterion(new MeanReturn()),
            new WalkForwardOptions
            {
                Window = 60,
                Horizon = 20,
                Overlap = 20,
            },
            cancellation: TestContext.Current.CancellationToken
        );
        var cut = BacktestOverfitting.Compute(
            panel,
            new MeanReturn(),
            new OverfittingOptions { Overlap = 20 },
            cancellation: TestContext.Current.CancellationToken
        );
        output.WriteLine($"{RankingVerdict.Reach(group, walk)}");
        output.WriteLine($"{walk with { Steps = [] }} steps {walk.Steps.Count}");
        output.WriteLine($"{cut with { Logits = [] }}");
        foreach (var model in group.Ranking)
            output.WriteLine($"{model}");
        RankingVerdict
            .Reach(group, walk)
            .ToString()
            .ShouldBe(
                "Any of these 16 models can still be the best (90 % confidence; 355 rounds, worth about 17.8 independent ones). Following the past best by return is not shown to be better than equal weight, nor worse: -2.52 to +2.96 % a round (95 % interval)."
            );
        walk.RankIc.Value.ShouldBe(0.29, 0.005);
        (walk.RankIc.Low, walk.RankIc.High).ShouldSatisfyAllConditions(
            ends => ends.Low.ShouldBe(-0.1, 0.005),
            ends => ends.High.ShouldBe(0.67, 0.005)
        );
        walk.RegretToEqualWeight.Value.ShouldBe(-0.002, 0.0005);
        cut.Probability.ShouldBe(0.19, 0.005);
    }

    /// <summary>The models' weighted scores; other weights give one score alone.</summary>
    internal static EvidencePanel Panel(double corrWeight = 0.75, double mmcWeight = 2.25)
    {
        var (corr, mmc) = (Read("corr"), Read("mmc"));
        string[] models = [.. corr.Keys.Select(k => k.Model).Distinct()];
        var rounds = corr
            .Keys.Select(k => k.Round)
            .Distinct()
            .Order()
            .Select(r => new EvidenceRound(r, RoundCalendar.CloseTime(r), RoundCalendar.ResolveTime(r)))
            .ToList();
        double At(string model, int round) =>
            (corrWeight * corr.GetValueOrDefault((model, round), double.NaN))
            + (mmcWeight * mmc.GetValueOrDefault((model, round), double.NaN));
        return new EvidencePanel(models, rounds, [.. models.Select(m => rounds.Select(r => At(m, r.Round)).ToArray())]);
    }

    private static Dictionary<(string Model, int Round), double> Read(string metric)
    {
        var lines = File.ReadAllLines(Oracles.File("data", "vlad_2026-02", $"daily_data_{metric}_abs.csv"));
        var models = lines[0].Split(',');
        var cells = new Dictionary<(string, int), double>();
        foreach (var fields in lines.Skip(1).Select(l => l.Split(',')))
        {
            for (var i = 1; i < fields.Length; i++)
            {
                if (double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                    cells[(models[i], int.Parse(fields[0], CultureInfo.InvariantCulture))] = value;
            }
        }
        return cells;
    }
}
