using Ballast.Core.Evidence;
using Ballast.Core.Evidence.ConfidenceSet;
using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Evidence;

/// <summary>What the methods say of many universes of one kind, set against what is true of them.</summary>
internal sealed record PlantedTruth(
    double Pbo,
    double PboError,
    double MeanIc,
    double IcError,
    double IcHoldsZero,
    double IcAboveZero,
    double IcKnown,
    double HitRate,
    double HitHoldsHalf,
    double RegretHoldsZero,
    double RegretBelowZero,
    double NoneToldApart,
    double BestInGroup,
    double GroupSize,
    double EffectiveRounds
)
{
    private const int Overlap = 20;

    public static PlantedTruth Of(Universe universe, int runs)
    {
        var all = new One[runs];
        Parallel.For(0, runs, i => all[i] = Once(universe.Make((ulong)i)));
        One[] walked = [.. all.Where(o => o.Walk.RankIc.IsKnown)];
        One[] grouped = [.. all.Where(o => o.Firsts.Shortage is null)];
        One[] cut = [.. all.Where(o => o.Cut.Shortage is null)];
        double[] ics = [.. all.Where(o => o.Walk.Steps.Count > 0).Select(o => o.Walk.Steps.Average(s => s.RankIc))];
        double[] pbos = [.. cut.Select(o => o.Cut.Probability)];
        return new PlantedTruth(
            Mean(pbos),
            Error(pbos),
            Mean(ics),
            Error(ics),
            Mean([.. walked.Select(o => One01(o.Walk.RankIc.Holds(0)))]),
            Mean([.. walked.Select(o => One01(o.Walk.RankIc.Low > 0))]),
            walked.Length / (double)runs,
            Mean([.. all.Where(o => o.Walk.Steps.Count > 0).Select(o => o.Walk.Steps.Average(s => s.TopInBetterHalf))]),
            Mean([.. walked.Select(o => One01(o.Walk.TopInBetterHalf.Holds(0.5)))]),
            Mean([.. walked.Select(o => One01(o.Walk.RegretToEqualWeight.Holds(0)))]),
            Mean([.. walked.Select(o => One01(o.Walk.RegretToEqualWeight.High < 0))]),
            Mean([.. grouped.Select(o => One01(o.Firsts.Size == o.Firsts.Ranking.Count))]),
            Mean([.. grouped.Select(o => One01(o.Firsts.Ranking.Any(m => m.CanBeBest && m.Model == "m0")))]),
            Mean([.. grouped.Select(o => (double)o.Firsts.Size)]),
            Mean([.. grouped.Select(o => o.Firsts.IndependentRounds)])
        );
    }

    private static One Once(EvidencePanel panel)
    {
        var walk = WalkForwardAnalysis.Run(
            panel,
            new MeasureCriterion(new MeanReturn()),
            new WalkForwardOptions
            {
                Window = 60,
                Horizon = 20,
                Step = 5,
                Overlap = Overlap,
            },
            cancellation: TestContext.Current.CancellationToken
        );
        var cut = BacktestOverfitting.Compute(
            panel,
            new MeanReturn(),
            new OverfittingOptions { Overlap = Overlap },
            cancellation: TestContext.Current.CancellationToken
        );
        var firsts = ModelConfidenceSet.Find(panel, new ConfidenceSetOptions { Overlap = Overlap, Resamples = 500 });
        return new One(walk, cut, firsts);
    }

    private static double One01(bool value) => value ? 1 : 0;

    private static double Mean(double[] values) => values.Length == 0 ? double.NaN : values.Average();

    private static double Error(double[] values) => new Volatility().Compute(values) / Math.Sqrt(values.Length);

    private sealed record One(WalkForwardEvidence Walk, OverfittingEvidence Cut, ModelConfidenceSet Firsts);
}
