using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Firsts;
using Ballast.Core.Evidence.Walking;
using Ballast.Core.Evidence.Words;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Evidence;

public sealed class FirstsFinderTests
{
    private static readonly FirstsOptions Options = new() { Overlap = 20, Resamples = 500 };

    [Fact]
    public void AModel_FarAhead_IsAlone()
    {
        var group = FirstsFinder.Of(new Universe { Skill = m => m == 5 ? 3 : 0 }.Make(1), Options);
        group.Size.ShouldBe(1);
        group
            .Ranking[0]
            .ShouldSatisfyAllConditions(
                m => m.Model.ShouldBe("m5"),
                m => m.PValue.ShouldBe(1),
                m => m.IsFirst.ShouldBeTrue()
            );
        var verdict = RankingVerdict.Of(group);
        verdict.Kind.ShouldBe(VerdictKind.OneAhead);
        verdict.ToString().ShouldStartWith("m5 is ahead of the other 11 (effective sample ");
    }

    [Fact]
    public void Group_IsTheSameEveryTime_AndItsPValuesFallDownTheElimination()
    {
        var panel = new Universe { Skill = m => -m * 0.15 }.Make(2);
        var group = FirstsFinder.Of(panel, Options);
        FirstsFinder.Of(panel, Options).Ranking.ShouldBe(group.Ranking);
        group.Ranking.ShouldAllBe(m => m.IsFirst == (m.PValue >= 0.1));
        group.Ranking.Max(m => m.PValue).ShouldBe(1);
        group.Size.ShouldBeInRange(2, 11);
        group.Ranking.Select(m => m.Lead).ShouldBe([.. group.Ranking.Select(m => m.Lead).OrderDescending()]);
        // A stricter level leaves more in.
        FirstsFinder.Of(panel, Options with { Level = 0.01 }).Size.ShouldBeGreaterThanOrEqualTo(group.Size);
    }

    /// <summary>Who stays longer is never worse: a p-value is at least that of whoever was dropped before.</summary>
    [Fact]
    public void PValues_AreCarriedDownTheElimination() =>
        FirstsFinder.Eliminate(new Script((0.3, 2), (0.02, 0), (0.6, 3)), 4).ShouldBe([0.3, 1, 0.3, 0.6]);

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
        var group = FirstsFinder.Of(new EvidencePanel(panel.Models, panel.Rounds, rows), Options);
        group.Ranking.Where(m => m.IsFirst).Select(m => m.Model).Order().ShouldBe(["m0", "m1"]);
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
        var group = FirstsFinder.Of(new EvidencePanel(panel.Models, panel.Rounds, rows), Options);
        var late = group.Ranking.Single(m => m.Model == "m7");
        late.Rounds.ShouldBe(185);
        late.Mean.ShouldBe(0, 0.05);
        group.Ranking.ShouldAllBe(m => Math.Abs(m.Lead) < 0.02);
        group.Size.ShouldBe(12);
    }

    [Fact]
    public void LargeFields_AreTestedAgainstTheirMean_AndHugeOnesAreRefused()
    {
        var noise = FirstsFinder.Of(new Universe { Models = 120, Rounds = 500 }.Make(5), Options);
        noise.Size.ShouldBe(120);
        var skilled = new Universe
        {
            Models = 120,
            Rounds = 500,
            Skill = m => m < 60 ? 2 : 0,
        }.Make(5);
        var group = FirstsFinder.Of(skilled, Options);
        group.Ranking.Where(m => m.IsFirst).Count(m => int.Parse(m.Model[1..]) < 60).ShouldBeGreaterThan(50);
        group.Size.ShouldBeLessThan(90);
        var huge = FirstsFinder.Of(new Universe { Models = 301, Rounds = 200 }.Make(6), Options);
        huge.Shortage!.MoreRounds.ShouldBeNull();
        RankingVerdict.Of(huge).ToString().ShouldBe("Not enough data: 301 models, and at most 300 can be compared.");
    }

    [Fact]
    public void TooFewRounds_GiveAReasonAndNoGroup()
    {
        var group = FirstsFinder.Of(new Universe { Rounds = 60, LateEvery = 0 }.Make(7), Options);
        (group.Size, group.EffectiveRounds).ShouldBe((0, double.NaN));
        group.Ranking.ShouldAllBe(m => !m.IsFirst && double.IsNaN(m.PValue));
        group.Shortage!.MoreRounds.ShouldBe(140);
        var verdict = RankingVerdict.Of(group);
        verdict.Kind.ShouldBe(VerdictKind.NotEnoughData);
        verdict.ToString().ShouldBe("Not enough data: needs about 140 more rounds.");
    }

    [Fact]
    public void AModel_WithFewRounds_IsLeftOutByName()
    {
        var panel = new Universe { LateEvery = 0 }.Make(8);
        double[][] rows = [.. Enumerable.Range(0, 12).Select(m => panel.Values(m).ToArray())];
        Array.Fill(rows[4], double.NaN, 0, 200);
        FirstsFinder.Of(new EvidencePanel(panel.Models, panel.Rounds, rows), Options).LeftOut.ShouldBe(["m4"]);
        FirstsFinder.Of(new EvidencePanel([], panel.Rounds, []), Options).Shortage.ShouldNotBeNull();
    }

    [Fact]
    public void Words_SayWhatTheFiguresSay()
    {
        RankedModel Model(string name, bool isFirst) => new(name, 300, 0.01, 0, isFirst ? 0.5 : 0.01, isFirst);
        GroupOfFirsts Group(params bool[] firsts) =>
            new([.. firsts.Select((f, i) => Model($"m{i}", f))], firsts.Count(f => f), 3.14, [], null);

        var all = RankingVerdict.Of(Group(true, true, true), Walk(0.001, 0.01));
        all.Kind.ShouldBe(VerdictKind.NoneToldApart);
        all.Sentences.ShouldBe([
            "The 3 models cannot be told apart (effective sample 3.1 rounds).",
            "Equal weight is as good as following the past best by return.",
        ]);
        var head = RankingVerdict.Of(Group(true, true, false), Walk(-0.02, 0.01));
        head.Kind.ShouldBe(VerdictKind.SomeToldApart);
        head.Sentences.ShouldBe([
            "The first 2 of 3 cannot be told apart (effective sample 3.1 rounds).",
            "Following the past best by return was better than equal weight.",
        ]);
        RankingVerdict
            .Of(Group(true, false, true), Walk(0.02, 0.01))
            .Sentences.ShouldBe([
                "2 of 3 cannot be told apart from m0, not all of them at the top (effective sample 3.1 rounds).",
                "Equal weight was better than following the past best by return.",
            ]);
        var few = WalkForward.Of(
            new Universe { Rounds = 60 }.Make(1),
            new MeasureCriterion(new MeanReturn()),
            new WalkForwardOptions { Window = 60, Horizon = 20 },
            cancellation: TestContext.Current.CancellationToken
        );
        RankingVerdict
            .Of(Group(true, false), few)
            .Sentences[1]
            .ShouldStartWith("Whether following the past best pays is not known: needs about ");
    }

    private static WalkForwardEvidence Walk(double regret, double half)
    {
        Estimate Of(double value) => new(value, value - half, value + half, 50, 6, null);
        return new WalkForwardEvidence("return", [], 6, Of(0), Of(0.1), Of(0.5), Of(regret), Of(regret), null);
    }

    private sealed class Script(params (double PValue, int Worst)[] answers) : IEliminationTest
    {
        private int _asked;

        public (double PValue, int Worst) Of(IReadOnlyList<int> models) => answers[_asked++];
    }
}
