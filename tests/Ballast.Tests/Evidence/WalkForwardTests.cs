using Ballast.Core.Evidence;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Evidence;

public sealed class WalkForwardTests
{
    private static readonly MeasureCriterion ByMean = new(new MeanReturn());

    private static readonly WalkForwardOptions Options = new()
    {
        Window = 30,
        Horizon = 10,
        Step = 5,
    };

    [Fact]
    public void Past_HoldsOnlyRoundsKnownAtTheMoment()
    {
        var panel = new Universe().Make(1);
        panel.OpenAtOnce.ShouldBe(25);
        for (var t = 30; t < panel.Rounds.Count; t += 7)
        {
            var moment = panel.Rounds[t].DecidedAt;
            var past = panel.PastAt(moment, 10, cancellation: TestContext.Current.CancellationToken);
            past.Rounds.ShouldAllBe(r => r.KnownAt <= moment);
            past.Rounds[^1].Round.ShouldBe(panel.Rounds[t].Round - 25);
            past.Rounds.Count.ShouldBe(Math.Min(10, t - 24));
        }
    }

    /// <summary>Everything that was not known at a moment is replaced by garbage: rankings up to that moment stay as they were.</summary>
    [Fact]
    public void Rankings_WhenTheUnknownBecomesGarbage_DoNotChange()
    {
        var panel = new Universe().Make(2);
        foreach (var t in new[] { 60, 150, 300 })
        {
            var moment = panel.Rounds[t].DecidedAt;
            var spoilt = With(panel, (_, round, value) => round.KnownAt > moment ? 1e6 * (round.Round % 7 - 3) : value);
            var (before, after) = (new Listening(ByMean), new Listening(ByMean));
            // One thread: what is listened to comes in the order of the steps.
            WalkForwardAnalysis.Run(
                panel,
                before,
                Options with
                {
                    Threads = 1,
                },
                cancellation: TestContext.Current.CancellationToken
            );
            WalkForwardAnalysis.Run(
                spoilt,
                after,
                Options with
                {
                    Threads = 1,
                },
                cancellation: TestContext.Current.CancellationToken
            );
            var compared = 0;
            foreach (var (left, right) in before.Heard.Zip(after.Heard).Where(p => p.First.At <= moment))
            {
                right.ShouldBe(left);
                compared++;
            }
            compared.ShouldBeGreaterThan(0);
            after.Heard[^1].Scores.ShouldNotBe(before.Heard[^1].Scores);
        }
    }

    [Fact]
    public void Step_TestsRoundsDecidedFromTheMomentOn_AndLeavesOpenOnesOut()
    {
        var panel = new Universe { Rounds = 120 }.Make(3);
        var walk = WalkForwardAnalysis.Run(panel, ByMean, Options, cancellation: TestContext.Current.CancellationToken);
        // 30 known rounds and 24 open ones come before the first test.
        walk.Steps[0].Round.ShouldBe(panel.Rounds[54].Round);
        walk.Steps[0].LastKnownRound.ShouldBe(panel.Rounds[29].Round);
        walk.Steps[0].LastTestRound.ShouldBe(panel.Rounds[63].Round);
        walk.Steps[^1].LastTestRound.ShouldBeLessThanOrEqualTo(panel.Rounds[^1].Round);
        walk.Steps.Zip(walk.Steps.Skip(1)).ShouldAllBe(p => p.Second.Round - p.First.Round == 5);
        // Tests of 10 rounds that share 25 days: 34 rounds apart they are independent.
        walk.IndependentSteps.ShouldBe(1 + ((walk.Steps[^1].Round - walk.Steps[0].Round) / 34.0), 1e-12);
    }

    [Fact]
    public void Figures_OfModelsThatKeepTheirOrder_AreThoseOfTheHand()
    {
        var rounds = Universe.Days(400, 2);
        var panel = new EvidencePanel(
            ["a", "b", "c", "d"],
            rounds,
            [.. new[] { 0.04, 0.01, 0.02, 0.03 }.Select(v => rounds.Select(r => v + (0.001 * (r.Round % 2))).ToArray())]
        );
        var walk = WalkForwardAnalysis.Run(panel, ByMean, Options, cancellation: TestContext.Current.CancellationToken);
        walk.Steps.ShouldAllBe(s => s.TopPicks.Single() == "a" && s.Models == 4 && s.Vanished == 0);
        walk.RankIc.Value.ShouldBe(1, 1e-12);
        walk.RegretToEqualWeight.Value.ShouldBe(-0.015, 1e-12);
        walk.RegretToMedian.Value.ShouldBe(-0.015, 1e-12);
        walk.TopIsBest.Value.ShouldBe(1);
        // Every step agrees, and still it is not sure: there are only so many.
        walk.TopIsBest.High.ShouldBe(1, 1e-12);
        walk.TopIsBest.Low.ShouldBe(walk.IndependentSteps / (walk.IndependentSteps + 3.8416), 1e-3);
    }

    [Fact]
    public void Picks_ThatTie_AreTakenTogether()
    {
        // Thirty known rounds and two open ones come before the test, in which everything is different.
        var rounds = Universe.Days(42, 2);
        var panel = new EvidencePanel(
            ["a", "b", "c"],
            rounds,
            [.. new[] { 0.2, 0.2, 0.1 }.Select((v, m) => rounds.Select((_, t) => t < 32 ? v : 0.1 * m).ToArray())]
        );
        var step = WalkForwardAnalysis
            .Run(panel, ByMean, Options, cancellation: TestContext.Current.CancellationToken)
            .Steps.Single();
        step.TopPicks.ShouldBe(["a", "b"]);
        step.TopMean.ShouldBe(0.05, 1e-12);
        step.RegretToEqualWeight.ShouldBe(0.05, 1e-12);
        step.RegretToMedian.ShouldBe(0.05, 1e-12);
        (step.TopIsBest, step.TopInBetterHalf).ShouldBe((0, 0.25));
        step.RankIc.ShouldBe(-Math.Sqrt(0.75), 1e-12);
    }

    [Fact]
    public void AModel_ThatStops_IsCounted()
    {
        var panel = new Universe { Rounds = 120, LateEvery = 0 }.Make(4);
        var gone = With(
            panel,
            (model, round, value) => model == 3 && round.Round >= panel.Rounds[54].Round ? double.NaN : value
        );
        var first = WalkForwardAnalysis
            .Run(gone, ByMean, Options, cancellation: TestContext.Current.CancellationToken)
            .Steps[0];
        (first.Models, first.Vanished).ShouldBe((11, 1));
    }

    [Theory]
    [InlineData(40, 0)]
    [InlineData(200, 28)]
    public void TooFewRounds_GiveAReasonAndNoNumber(int rounds, int steps)
    {
        var walk = WalkForwardAnalysis.Run(
            new Universe { Rounds = rounds }.Make(5),
            ByMean,
            Options,
            cancellation: TestContext.Current.CancellationToken
        );
        walk.Steps.Count.ShouldBe(steps);
        (walk.Shortage is null).ShouldBe(steps > 0);
        foreach (var estimate in new[] { walk.RankIc, walk.TopInBetterHalf, walk.RegretToEqualWeight })
        {
            estimate.Value.ShouldBe(double.NaN);
            estimate.Shortage!.MoreRounds!.Value.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void MoreRounds_AsManyAsAskedFor_AreEnough()
    {
        foreach (var rounds in new[] { 40, 200 })
        {
            var universe = new Universe { Rounds = rounds, LateEvery = 0 };
            var more = WalkForwardAnalysis
                .Run(universe.Make(6), ByMean, Options, cancellation: TestContext.Current.CancellationToken)
                .RankIc.Shortage!.MoreRounds!.Value;
            WalkForwardAnalysis
                .Run(
                    (universe with { Rounds = rounds + more }).Make(6),
                    ByMean,
                    Options,
                    cancellation: TestContext.Current.CancellationToken
                )
                .RankIc.IsKnown.ShouldBeTrue();
        }
    }

    [Fact]
    public void APanel_OfTheWrongShape_IsRefused()
    {
        var rounds = Universe.Days(3);
        Should.Throw<ArgumentException>(() =>
            new EvidencePanel(
                ["a"],
                rounds,
                [
                    [1, 2],
                ]
            )
        );
        Should.Throw<ArgumentException>(() =>
            new EvidencePanel(
                ["a"],
                rounds,
                [
                    [1, 2, double.PositiveInfinity],
                ]
            )
        );
        Should.Throw<ArgumentException>(() =>
            new EvidencePanel(
                ["a"],
                [.. rounds.Reverse()],
                [
                    [1, 2, 3],
                ]
            )
        );
        var known = rounds[0] with { KnownAt = rounds[0].DecidedAt };
        Should.Throw<ArgumentException>(() =>
            new EvidencePanel(
                ["a"],
                [known],
                [
                    [1],
                ]
            )
        );
    }

    private static EvidencePanel With(EvidencePanel panel, Func<int, EvidenceRound, double, double> change) =>
        new(
            panel.Models,
            panel.Rounds,
            [
                .. Enumerable
                    .Range(0, panel.Models.Count)
                    .Select(m => panel.Values(m).ToArray().Select((v, t) => change(m, panel.Rounds[t], v)).ToArray()),
            ]
        );

    private sealed class Listening(ICriterion inner) : ICriterion
    {
        public List<(DateTimeOffset At, string Scores)> Heard { get; } = [];

        public string Name => inner.Name;

        public IReadOnlyList<double> Score(KnownPast past)
        {
            var scores = inner.Score(past);
            Heard.Add((past.At, string.Join(' ', scores)));
            return scores;
        }
    }
}
