using Ballast.Core.Evidence;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Risk.Dependence;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Evidence;

/// <summary>What large walks need: any number of threads, a way to stop, progress, no quadratic loop.</summary>
public sealed class WalkAtScaleTests
{
    private static readonly MeasureCriterion BySharpe = new(new Sharpe());

    private static readonly WalkForwardOptions Options = new()
    {
        Window = 30,
        Horizon = 10,
        Step = 5,
    };

    [Fact]
    public void Steps_OnOneThreadOrMany_AreTheSameToTheLastBit()
    {
        var panel = new Universe { Models = 40 }.Make(11);
        var one = WalkForwardAnalysis.Run(
            panel,
            BySharpe,
            Options with
            {
                Threads = 1,
            },
            cancellation: TestContext.Current.CancellationToken
        );
        var many = WalkForwardAnalysis.Run(
            panel,
            BySharpe,
            Options with
            {
                Threads = 7,
            },
            cancellation: TestContext.Current.CancellationToken
        );
        one.Steps.Count.ShouldBeGreaterThan(50);
        many.Steps.Select(Words).ShouldBe(one.Steps.Select(Words));
        many.RankIc.ShouldBe(one.RankIc);
        many.RegretToEqualWeight.ShouldBe(one.RegretToEqualWeight);
    }

    [Fact]
    public void Walk_CancelledWithinAStep_StopsThere()
    {
        using var source = new CancellationTokenSource();
        var criterion = new Cancelling(source);
        Should.Throw<OperationCanceledException>(() =>
            WalkForwardAnalysis.Run(
                new Universe().Make(12),
                criterion,
                Options with
                {
                    Threads = 1,
                },
                cancellation: source.Token
            )
        );
        // The first model's values came, the second's did not.
        criterion.Read.ShouldBe(1);
    }

    [Fact]
    public void Progress_OfAWalk_RisesToOneAndTellsEveryStep()
    {
        var reported = new Reported();
        var walk = WalkForwardAnalysis.Run(
            new Universe { LateEvery = 0 }.Make(13),
            BySharpe,
            Options,
            reported,
            cancellation: TestContext.Current.CancellationToken
        );
        reported.Shares.Count.ShouldBe(walk.Steps.Count);
        reported.Shares.ShouldBeInOrder();
        reported.Shares[^1].ShouldBe(1);
    }

    [Fact]
    public void BestCombination_ByHand_RanksByItsOwnTotalAndTestsTheSame()
    {
        // 30 known rounds, 2 open ones, 10 of the test. a is best on its second score, b and c on their first; then everything turns.
        var rounds = Universe.Days(42, 2);
        EvidencePanel Score(double[] before, double[] after) =>
            new(
                ["a", "b", "c"],
                rounds,
                [.. before.Select((v, m) => rounds.Select((_, t) => t < 32 ? v : after[m]).ToArray())]
            );
        var panel = new CombinationPanel(
            [Score([0.01, 0.02, 0.01], [0.05, 0.01, 0.02]), Score([0.04, 0.01, -0.01], [-0.02, 0.09, 0.09])],
            [
                [1, 0],
                [0, 2],
            ],
            ["first", "second"],
            Paying(0.03m, 42)
        );
        var step = CombinationWalk
            .Run(panel, Options, cancellation: TestContext.Current.CancellationToken)
            .Steps.Single();
        // Past a round: a 0.5 x 2 x 0.04 clipped to 0.03 with second; b 0.01 with either, the first is taken; c 0.005 with first.
        step.TopPicks.ShouldBe(["a (second)"]);
        // Future: a 0.5 x 2 x -0.02 = -0.02; b 0.5 x 0.01; c 0.5 x 0.02.
        step.TopMean.ShouldBe(-0.02, 1e-12);
        step.EqualWeightMean.ShouldBe((-0.02 + 0.005 + 0.01) / 3, 1e-12);
        step.RankIc.ShouldBe(-1, 1e-12);
    }

    [Fact]
    public void BestCombination_WhenTheOpenRoundsBecomeGarbage_ChoosesTheSame()
    {
        var (corr, mmc) = (new Universe { Rounds = 120 }.Make(14), new Universe { Rounds = 120 }.Make(15));
        var first = CombinationWalk
            .Run(Grid(corr, mmc), Options, cancellation: TestContext.Current.CancellationToken)
            .Steps[0];
        EvidencePanel Spoilt(EvidencePanel panel) =>
            new(
                panel.Models,
                panel.Rounds,
                [
                    .. panel.Models.Select(
                        (_, m) =>
                            panel
                                .Values(m)
                                .ToArray()
                                .Select((v, t) => panel.Rounds[t].KnownAt > first.At ? 1e6 * ((t % 7) - 3) : v)
                                .ToArray()
                    ),
                ]
            );
        CombinationWalk
            .Run(Grid(Spoilt(corr), Spoilt(mmc)), Options, cancellation: TestContext.Current.CancellationToken)
            .Steps[0]
            .TopPicks.ShouldBe(first.TopPicks);
    }

    [Fact]
    public void MeanCorrelation_OfManyModels_IsNearThePlantedOne()
    {
        var universe = new Universe { Models = 300, LateEvery = 0 };
        var panel = universe.Make(16);
        var mean = MeanCorrelation.Compute(300, m => panel.Values(m).ToArray());
        mean.ShouldBe(universe.Cross, 0.15);
        mean.ShouldBe(MeanCorrelation.Compute(300, m => panel.Values(m).ToArray()));
    }

    [Fact]
    public void CvarAdjusted_ByHand_IsMeanOverTheWorst()
    {
        new CvarAdjusted().Compute([-0.04, 0.02, 0.05]).ShouldBe(0.01 / 0.04, 1e-12);
        new CvarAdjusted().Compute([0.01, 0.02]).ShouldBe(double.NaN);
    }

    private static CombinationPanel Grid(EvidencePanel corr, EvidencePanel mmc) =>
        new(
            [corr, mmc],
            [
                [1, 0],
                [0, 1],
                [0.5, 2],
            ],
            ["corr", "mmc", "both"],
            Paying(0.05m, corr.Rounds.Count)
        );

    private static PaidRound[] Paying(decimal clip, int rounds) =>
        [
            .. Enumerable.Repeat(
                new PaidRound(1, 0.5m, clip, PayoutFormulas.ClipAfterFactor, RuleCatalogue.MultiplierRule("any"), null),
                rounds
            ),
        ];

    private static string Words(WalkStep step) =>
        FormattableString.Invariant($"{step with { TopPicks = [] }} {string.Join(',', step.TopPicks)}");

    private sealed class Cancelling(CancellationTokenSource source) : ICriterion
    {
        public int Read { get; private set; }

        public string Name => "cancelling";

        public IReadOnlyList<double> Score(KnownPast past)
        {
            var scores = new double[past.Models.Count];
            for (var model = 0; model < scores.Length; model++)
            {
                scores[model] = past.Values(model)[0];
                Read++;
                source.Cancel();
            }
            return scores;
        }
    }

    private sealed class Reported : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
