using Ballast.Core.Store;
using Ballast.Core.Workflows.RuleChanges;
using Ballast.Tests.Support;

namespace Ballast.Tests.Workflows.RuleChanges;

/// <summary>What a change would have meant, against arithmetic that is written out here.</summary>
public sealed class RuleEffectsTests : IDisposable
{
    private const int Past = 240;

    // Rounds that had resolved by then: 24 business days back.
    private static readonly int Resolved = RuleStore.Newest - 24;

    private readonly RuleStore _store = new();

    public void Dispose() => _store.Dispose();

    private static double Corr(int round) => 0.01 * Math.Sin(round);

    private static double Mmc(int round) => 0.004 * Math.Cos(round * 1.3);

    /// <summary>0.1 x (0.75 corr + 2.25 mmc) before and 0.1 x (0.5 corr + 3 mmc) after, of 200 NMR in two models; no round is near the clip.</summary>
    [Fact]
    public void Find_OpenStakes_AreReplayedUnderBothRules()
    {
        Score("a", 1);
        Score("b", -0.5);
        _store.Stake("a", RuleStore.Newest, 150);
        _store.Stake("b", RuleStore.Newest, 50);
        _store.Say(RuleStore.Newest, RuleStore.Newest, RuleStore.Says(("corr20V2", 0.5m), ("mmc", 3m)));
        var effect = Effect();
        (effect.Nmr, effect.IsOwnStake, effect.Models.Count).ShouldBe((200m, true, 2));
        double Sum(double corr, double mmc) =>
            Enumerable
                .Range(effect.From, effect.Rounds)
                .Sum(r => 0.1 * ((corr * Corr(r)) + (mmc * Mmc(r))) * (150 - (0.5 * 50)));
        (effect.To - effect.From + 1).ShouldBe(effect.Rounds);
        effect.Before.ShouldBe(Sum(0.75, 2.25), 1e-9);
        effect.After.ShouldBe(Sum(0.5, 3), 1e-9);
        effect.Difference.Value.ShouldBe((effect.After - effect.Before) / effect.Rounds, 1e-12);
        effect.Difference.IsKnown.ShouldBeTrue();
        effect.Difference.Low.ShouldBeLessThan(effect.Difference.High);
    }

    /// <summary>Without a stake each model counts with 100 NMR; a threshold that is halved halves the factor.</summary>
    [Fact]
    public void Find_NoStakeAndHalfTheThreshold_HalvesWhatAHundredNmrBring()
    {
        Score("a", 1);
        _store.Say(
            RuleStore.Newest,
            RuleStore.Newest,
            [RuleStore.Score("corr20V2", 0.75m, 0.05m, 36_000, 20), RuleStore.Score("mmc", 2.25m, 0.05m, 36_000, 20)]
        );
        var effect = Effect();
        (effect.Nmr, effect.IsOwnStake).ShouldBe((100m, false));
        effect.After.ShouldBe(effect.Before / 2, 1e-12);
        effect.Assumption.ShouldContain("payout factor 0.1000 before and 0.0500 after");
    }

    [Fact]
    public void Find_AScoreThatNobodyHas_CannotBeSaid()
    {
        Score("a", 1);
        _store.Say(RuleStore.Newest, RuleStore.Newest, RuleStore.Says(("vmc", 3m)));
        var view = _store.View();
        var change = RuleChangeFinder.Find(view).ShouldHaveSingleItem();
        RuleEffects
            .Find(view, change, [])
            .ShouldBeOfType<Outcome<RuleEffect>.Refused>()
            .Refusal.Code.ShouldBe("no-past");
    }

    /// <summary>What the other scores would have brought is said, and that one is left out.</summary>
    [Fact]
    public void Find_AScoreThatNobodyHasBesideKnownOnes_IsLeftOutByName()
    {
        Score("a", 1);
        _store.Say(RuleStore.Newest, RuleStore.Newest, RuleStore.Says(("corr20V2", 1.5m), ("mmc", 4.5m), ("vmc", 3m)));
        var effect = Effect();
        effect.Without.ShouldBe(["vmc"]);
        effect.After.ShouldBe(effect.Before * 2, 1e-12);
    }

    /// <summary>b has no score that the new rule pays on in half of the rounds: there it counts under neither rule, and a rule that pays the double is not made worse by what is missing.</summary>
    [Fact]
    public void Find_AModelWithoutTheNewScore_CountsUnderNeitherRule()
    {
        Score("a", 1);
        _store.Scores("b", "corr20V2", Resolved - Past, Resolved, Corr);
        _store.Scores("b", "mmc", Resolved - Past, Resolved, Mmc);
        _store.Scores("a", "corr60", Resolved - Past, Resolved, r => 2 * Corr(r));
        _store.Scores("b", "corr60", Resolved - (Past / 2), Resolved, r => 2 * Corr(r));
        _store.Say(RuleStore.Newest, RuleStore.Newest, RuleStore.Says(("corr60", 0.75m)));
        var effect = Effect();
        var all = Enumerable.Range(effect.From, effect.Rounds).ToList();
        double Sum(Func<int, double> one) => all.Sum(r => (r >= Resolved - (Past / 2) ? 200 : 100) * 0.1 * one(r));
        effect.After.ShouldBe(Sum(r => 0.75 * 2 * Corr(r)), 1e-9);
        effect.Before.ShouldBe(Sum(r => (0.75 * Corr(r)) + (2.25 * Mmc(r))), 1e-9);
        effect.Models.ShouldBe(["a", "b"]);
    }

    /// <summary>Factors that older rules made say nothing of this one's threshold.</summary>
    [Fact]
    public void Find_RecordedFactors_AreThoseOfTheRuleBefore()
    {
        Score("a", 1);
        _store.Factor(1100, 0.9m);
        _store.Factor(1200, 0.3m);
        _store.Factor(1201, 0.2m);
        _store.Say(RuleStore.Newest, RuleStore.Newest, RuleStore.Says(("corr20V2", 0.75m), ("mmc", 3m)));
        Effect().Assumption.ShouldContain("payout factor 0.2500 before and 0.2500 after");
    }

    private RuleEffect Effect()
    {
        var view = _store.View();
        var change = RuleChangeFinder.Find(view).ShouldHaveSingleItem();
        return RuleEffects.Find(view, change, []).ShouldBeOfType<Outcome<RuleEffect>.Done>().Value;
    }

    private void Score(string model, double sign)
    {
        _store.Scores(model, "corr20V2", Resolved - Past, Resolved, r => sign * Corr(r));
        _store.Scores(model, "mmc", Resolved - Past, Resolved, r => sign * Mmc(r));
    }
}
