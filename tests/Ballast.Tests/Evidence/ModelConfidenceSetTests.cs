using Ballast.Core.Evidence;
using Ballast.Core.Evidence.ConfidenceSet;
using Ballast.Core.Evidence.Verdicts;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Evidence;

public sealed class ModelConfidenceSetTests
{
    private static readonly ConfidenceSetOptions Options = new() { Overlap = 20, Resamples = 500 };

    [Fact]
    public void AModel_FarAhead_IsAlone()
    {
        var group = ModelConfidenceSet.Find(new Universe { Skill = m => m == 5 ? 3 : 0 }.Make(1), Options);
        group.Size.ShouldBe(1);
        group
            .Ranking[0]
            .ShouldSatisfyAllConditions(
                m => m.Model.ShouldBe("m5"),
                m => m.PValue.ShouldBe(1),
                m => m.CanBeBest.ShouldBeTrue()
            );
        var verdict = RankingVerdict.Reach(group);
        verdict.Kind.ShouldBe(VerdictKind.OneAhead);
        verdict
            .ToString()
            .ShouldBe(
                "Of these 12 models only m5 can still be the best (90 % confidence; 355 rounds, worth about 17.8 independent ones). Can be dropped: "
                    + $"{string.Join(", ", group.Ranking.Skip(1).Select(m => m.Model))}."
            );
    }

    [Fact]
    public void Group_IsTheSameEveryTime_AndItsPValuesFallDownTheElimination()
    {
        var panel = new Universe { Skill = m => -m * 0.15 }.Make(2);
        var group = ModelConfidenceSet.Find(panel, Options);
        ModelConfidenceSet.Find(panel, Options).Ranking.ShouldBe(group.Ranking);
        group.Ranking.ShouldAllBe(m => m.CanBeBest == (m.PValue >= 0.1));
        group.Ranking.Max(m => m.PValue).ShouldBe(1);
        group.Size.ShouldBeInRange(2, 11);
        group.Ranking.Select(m => m.Lead).ShouldBe([.. group.Ranking.Select(m => m.Lead).OrderDescending()]);
        // A stricter level leaves more in.
        ModelConfidenceSet.Find(panel, Options with { Level = 0.01 }).Size.ShouldBeGreaterThanOrEqualTo(group.Size);
    }

    /// <summary>Who stays longer is never worse: a p-value is at least that of whoever was dropped before.</summary>
    [Fact]
    public void PValues_AreCarriedDownTheElimination() =>
        ModelConfidenceSet.Eliminate(new Script((0.3, 2), (0.02, 0), (0.6, 3)), 4).ShouldBe([0.3, 1, 0.3, 0.6]);

    [Fact]
    public void Twins_CannotBeToldApart()
    {
        var panel = new Universe
        {
            Models = 4,
            LateEvery = 0,
            Skill = m => m == 0 ? 3 : 0,
        }.Make(3);
        double[][] rows = [.. Enumerable.Range(0, 4).Select(m => panel.Values(m).ToArray())];
        rows[1] = rows[0];
        var group = ModelConfidenceSet.Find(new EvidencePanel(panel.Models, panel.Rounds, rows), Options);
        group.Ranking.Where(m => m.CanBeBest).Select(m => m.Model).Order().ShouldBe(["m0", "m1"]);
    }

    [Fact]
    public void ALateStarter_IsComparedOnTheRoundsItHas()
    {
        // All earn 1 less in the first half; who was not there must not profit from that.
        var panel = new Universe { Gaps = 0, LateEvery = 0 }.Make(4);
        double[][] rows =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(m =>
                    panel.Values(m).ToArray().Select((v, t) => t < 170 ? (m == 7 ? double.NaN : v - 1) : v).ToArray()
                ),
        ];
        var group = ModelConfidenceSet.Find(new EvidencePanel(panel.Models, panel.Rounds, rows), Options);
        var late = group.Ranking.Single(m => m.Model == "m7");
        late.Rounds.ShouldBe(185);
        late.Mean.ShouldBe(0, 0.05);
        group.Ranking.ShouldAllBe(m => Math.Abs(m.Lead) < 0.02);
        group.Size.ShouldBe(12);
    }

    [Fact]
    public void LargeFields_AreTestedAgainstTheirMean_AndHugeOnesAreRefused()
    {
        var noise = ModelConfidenceSet.Find(new Universe { Models = 120, Rounds = 500 }.Make(5), Options);
        noise.Size.ShouldBe(120);
        var skilled = new Universe
        {
            Models = 120,
            Rounds = 500,
            Skill = m => m < 60 ? 2 : 0,
        }.Make(5);
        var group = ModelConfidenceSet.Find(skilled, Options);
        group.Ranking.Where(m => m.CanBeBest).Count(m => int.Parse(m.Model[1..]) < 60).ShouldBeGreaterThan(50);
        group.Size.ShouldBeLessThan(90);
        var huge = ModelConfidenceSet.Find(new Universe { Models = 301, Rounds = 200 }.Make(6), Options);
        huge.Shortage!.MoreRounds.ShouldBeNull();
        RankingVerdict
            .Reach(huge)
            .ToString()
            .ShouldBe("Not enough data to say which model is the best: 301 models, and at most 300 can be compared.");
    }

    [Fact]
    public void TooFewRounds_GiveAReasonAndNoGroup()
    {
        var group = ModelConfidenceSet.Find(new Universe { Rounds = 60, LateEvery = 0 }.Make(7), Options);
        (group.Size, group.IndependentRounds).ShouldBe((0, 3));
        group.Ranking.ShouldAllBe(m => !m.CanBeBest && double.IsNaN(m.PValue));
        group.Shortage!.MoreRounds.ShouldBe(140);
        var verdict = RankingVerdict.Reach(group);
        verdict.Kind.ShouldBe(VerdictKind.NotEnoughData);
        verdict.ToString().ShouldBe("Not enough data to say which model is the best: needs about 140 more rounds.");
    }

    [Fact]
    public void AModel_WithFewRounds_IsLeftOutByName()
    {
        var panel = new Universe { LateEvery = 0 }.Make(8);
        double[][] rows = [.. Enumerable.Range(0, 12).Select(m => panel.Values(m).ToArray())];
        Array.Fill(rows[4], double.NaN, 0, 200);
        ModelConfidenceSet
            .Find(new EvidencePanel(panel.Models, panel.Rounds, rows), Options)
            .NotCompared.Select(m => m.Model)
            .ShouldBe(["m4"]);
        ModelConfidenceSet.Find(new EvidencePanel([], panel.Rounds, []), Options).Shortage.ShouldNotBeNull();
    }

    /// <summary>
    /// The same model in two slots with two stakes returns the same but for the last digits of its payouts: neither may be dropped for the other.
    /// </summary>
    [Theory]
    [InlineData(4)]
    [InlineData(130)]
    public void Twins_UpToRounding_AreNotDroppedForEachOther(int models)
    {
        var panel = new Universe { Models = models, LateEvery = 0 }.Make(9);
        double[][] rows = [.. Enumerable.Range(0, models).Select(m => panel.Values(m).ToArray())];
        // All others far behind, so that the two are compared with each other at the end.
        for (var m = 2; m < models; m++)
            rows[m] = [.. rows[m].Select(v => v - 1)];
        rows[1] = [.. rows[0].Select((v, t) => v * (1 + (t % 3 == 0 ? 3e-16 : 1e-15)))];
        var set = ModelConfidenceSet.Find(new EvidencePanel(panel.Models, panel.Rounds, rows), Options);
        set.CanBeBest.Order().ShouldBe(["m0", "m1"]);
        set.Ranking.Where(m => m.CanBeBest).ShouldAllBe(m => m.PValue == 1);
    }

    /// <summary>A constant is no trial: it is named, and every figure of the others is what it is without it.</summary>
    [Fact]
    public void AConstant_TakesNoPart_AndChangesNothing()
    {
        var panel = new Universe { Models = 5, Skill = m => m * 0.3 }.Make(10);
        double[][] rows = [.. Enumerable.Range(0, 5).Select(m => panel.Values(m).ToArray())];
        var alone = ModelConfidenceSet.Find(panel, Options);
        double[] flat = [.. Enumerable.Range(0, 355).Select(t => 0.001 * (1 + (t % 7 * 1e-15)))];
        var beside = ModelConfidenceSet.Find(
            new EvidencePanel([.. panel.Models, "flat"], panel.Rounds, [.. rows, flat]),
            Options
        );
        beside.Ranking.ShouldBe(alone.Ranking);
        beside.NotCompared.ShouldBe([new LeftOutModel("flat", LeftOutModel.DoesNotVary)]);
        RankingVerdict.Reach(beside).Sentences[^1].ShouldBe("Not compared: flat (its returns do not vary).");
    }

    [Fact]
    public void Words_SayWhatTheFiguresSay_AndNoMore()
    {
        var all = RankingVerdict.Reach(Set(true, true, true), Walk(0.001, 0.01));
        (all.Kind, all.Following).ShouldBe((VerdictKind.NoneToldApart, FollowingKind.NotShown));
        all.Sentences.ShouldBe([
            "Any of these 3 models can still be the best (90 % confidence; 63 rounds, worth about 3.1 independent ones).",
            "Following the past best by return is not shown to be better than equal weight, nor worse: -1.10 to +0.90 % a round (95 % interval).",
        ]);
        RankingVerdict
            .Reach(Set(true, true))
            .Sentences[0]
            .ShouldStartWith("Either of these 2 models can still be the best (");
        var some = RankingVerdict.Reach(Set(true, false, true, false), Walk(-0.02, 0.01));
        (some.Kind, some.Following).ShouldBe((VerdictKind.SomeToldApart, FollowingKind.Better));
        some.Sentences.ShouldBe([
            "2 of these 4 models can still be the best (90 % confidence; 63 rounds, worth about 3.1 independent ones): m0, m2. Can be dropped: m1, m3.",
            "Following the past best by return was better than equal weight: +1.00 to +3.00 % a round (95 % interval).",
        ]);
        var one = RankingVerdict.Reach(Set(true, false, false), Walk(0.02, 0.01));
        (one.Kind, one.Following).ShouldBe((VerdictKind.OneAhead, FollowingKind.Worse));
        one.Sentences.ShouldBe([
            "Of these 3 models only m0 can still be the best (90 % confidence; 63 rounds, worth about 3.1 independent ones). Can be dropped: m1, m2.",
            "Equal weight was better than following the past best by return: +1.00 to +3.00 % a round (95 % interval).",
        ]);
        // Only the equivalence test may say "as good", and it says to within what.
        var same = RankingVerdict.Reach(Set(true, true), Walk(0.0001, 0.0004, margin: 0.002));
        same.Following.ShouldBe(FollowingKind.AsGood);
        same.Sentences[1]
            .ShouldBe(
                "Equal weight was as good as following the past best by return, to within 0.20 % a round (equivalence test at 5 %); following the past best by return brought -0.050 to +0.030 % a round (95 % interval)."
            );
    }

    [Fact]
    public void Words_WithoutEnoughRounds_SayHowManyMore()
    {
        var few = WalkForwardAnalysis.Run(
            new Universe { Rounds = 60 }.Make(1),
            new MeasureCriterion(new MeanReturn()),
            new WalkForwardOptions { Window = 60, Horizon = 20 },
            cancellation: TestContext.Current.CancellationToken
        );
        var verdict = RankingVerdict.Reach(Set(true, false), few);
        verdict.Following.ShouldBe(FollowingKind.NotEnoughData);
        verdict
            .Sentences[1]
            .ShouldStartWith("Not enough data to say whether following the past best by return pays: needs about ");
    }

    private static ModelConfidenceSet Set(params bool[] can) =>
        new(
            [.. can.Select((c, i) => new RankedModel($"m{i}", 300, 0.01, 0, c ? 0.5 : 0.01, c))],
            can.Count(c => c),
            0.1,
            63,
            3.14,
            [],
            null
        );

    private static WalkForwardEvidence Walk(double regret, double half, double margin = double.NaN)
    {
        Estimate Of(double value) => new(value, value - half, value + half, 50, 6, null) { HalfOfNinety = half * 0.8 };
        return new WalkForwardEvidence("return", [], 6, Of(0), Of(0.1), Of(0.5), Of(regret), Of(regret), null)
        {
            Margin = margin,
        };
    }

    private sealed class Script(params (double PValue, int Worst)[] answers) : IEliminationTest
    {
        private int _asked;

        public (double PValue, int Worst) Run(IReadOnlyList<int> models) => answers[_asked++];
    }
}
