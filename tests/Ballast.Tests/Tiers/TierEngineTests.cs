using Ballast.Core.Tiers;
using Ballast.Core.Tiers.Files;

namespace Ballast.Tests.Tiers;

/// <summary>Single reviews, worked by hand: the rule shares no days, so a round is a round.</summary>
public sealed class TierEngineTests
{
    private static readonly TierPolicy Policy = TierPolicyFile.Read(
        """
        version: 1
        probation-rounds: 10
        wait-after-demotion-rounds: 30
        at-rule-change: reset
        start: low
        reset: low
        tiers:
          - { name: low, weight: 0 }
          - name: middle
            weight: 1
            promote: { resolved-rounds: 20, return-mean: 1 % }
            demote: { return-mean: 0 }
          - name: high
            weight: 3
            promote: { resolved-rounds: 40, return-mean: 2 % }
            demote: { return-mean: 1 % }
        """
    );

    private static readonly TierRule Rule = new("r1", 1);

    [Fact]
    public void FirstReview_BringsStrategiesIntoTheStartTier()
    {
        var (state, decisions) = TierEngine.Review(Policy, TierState.Empty, Review(100, ("a", 5, 0.05)));
        decisions[0].Move.ShouldBe(TierMove.Enters);
        decisions[0].ToRise.Select(j => j.Holds).ShouldBe([false, true]);
        state.Standings["A"].ShouldBe(new StrategyStanding(0, 100, 0, 100));
    }

    [Theory]
    [InlineData(0, 19, 0.05, TierMove.Stays, 0)]
    [InlineData(0, 20, 0.0099, TierMove.Stays, 0)]
    [InlineData(0, 20, 0.01, TierMove.Rises, 1)]
    [InlineData(0, 500, 0.9, TierMove.Rises, 1)]
    [InlineData(1, 500, 0.9, TierMove.Rises, 2)]
    [InlineData(1, 500, 0.005, TierMove.Stays, 1)]
    [InlineData(1, 500, -0.001, TierMove.Falls, 0)]
    [InlineData(2, 500, 0.0099, TierMove.Falls, 1)]
    [InlineData(2, 500, -0.9, TierMove.Falls, 1)]
    [InlineData(2, 500, 0.9, TierMove.Stays, 2)]
    [InlineData(0, 500, -0.9, TierMove.Stays, 0)]
    public void Strategy_MovesByOneTier(int tier, int rounds, double mean, object move, int to)
    {
        var (state, decisions) = TierEngine.Review(Policy, Standing(tier), Review(600, ("a", rounds, mean)));
        decisions[0].Move.ShouldBe((TierMove)move);
        state.Standings["a"].Tier.ShouldBe(to);
        state.Standings["a"].Since.ShouldBe(to == tier ? 1 : 600);
    }

    [Fact]
    public void RisenStrategy_WaitsForProbation_AndAFallenOneLonger()
    {
        TierEngine
            .Review(Policy, Standing(0), Review(600, ("a", 500, 0.5)))
            .State.Standings["a"]
            .MayRiseFrom.ShouldBe(610);
        TierEngine
            .Review(Policy, Standing(1), Review(600, ("a", 500, -1)))
            .State.Standings["a"]
            .MayRiseFrom.ShouldBe(630);
        var waiting = Standing(0, mayRiseFrom: 610);
        var early = TierEngine.Review(Policy, waiting, Review(609, ("a", 500, 0.5))).Decisions[0];
        (early.Move, early.RoundsToWait, early.Missing).ShouldBe((TierMove.Stays, 1, 1));
        TierEngine.Review(Policy, waiting, Review(610, ("a", 500, 0.5))).Decisions[0].Move.ShouldBe(TierMove.Rises);
    }

    [Fact]
    public void ChangeOfTheRule_ResetsEverybody_WhereThePolicySaysSo()
    {
        var review = Review(600, ("a", 500, 0.5)) with
        {
            Rule = new TierRule("r2", 1),
            RuleOf = r => r >= 590 ? new TierRule("r2", 1) : Rule,
        };
        var (state, decisions) = TierEngine.Review(Policy, Standing(2), review);
        decisions[0].Move.ShouldBe(TierMove.Resets);
        state.Standings["a"].ShouldBe(new StrategyStanding(0, 600, 590, 610));
        // Rounds before the epoch count no more.
        decisions[0].Evidence.ResolvedRounds.ShouldBe(10);
        // The next review under the same rule resets nobody.
        TierEngine.Review(Policy, state, review).Decisions[0].Move.ShouldBe(TierMove.Stays);
        var keeps = Policy with { AtRuleChange = AtRuleChange.Keep };
        TierEngine.Review(keeps, Standing(2), review).Decisions[0].Move.ShouldBe(TierMove.Stays);
    }

    [Fact]
    public void Promotions_AreHeld_WhileTheNewRuleHasFewRounds_AndBeforeAnotherOne()
    {
        var holds = Policy with { AtRuleChange = AtRuleChange.HoldPromotions };
        var young = Review(600, ("a", 500, 0.5)) with
        {
            Rule = new TierRule("r2", 1),
            RuleOf = r => r >= 597 ? new TierRule("r2", 1) : Rule,
        };
        TierEngine.Review(holds, Standing(0), young).Decisions[0].Hold.ShouldBe(TierHold.NewRule);
        TierEngine.Review(holds, Standing(0), young).Decisions[0].Move.ShouldBe(TierMove.Stays);
        var grown = young with { RuleOf = r => r >= 590 ? new TierRule("r2", 1) : Rule };
        TierEngine.Review(holds, Standing(0), grown).Decisions[0].Move.ShouldBe(TierMove.Rises);
        var ahead = Review(600, ("a", 500, 0.5)) with { RuleOf = r => r >= 620 ? new TierRule("r2", 1) : Rule };
        TierEngine.Review(holds, Standing(0), ahead).Decisions[0].Hold.ShouldBe(TierHold.ChangeAhead);
        TierEngine
            .Review(Policy with { AtRuleChange = AtRuleChange.Keep }, Standing(0), ahead)
            .Decisions[0]
            .Move.ShouldBe(TierMove.Rises);
    }

    [Fact]
    public void EpochOfAStrategy_ResetsItAlone_AndOlderRoundsCountNoMore()
    {
        var review = Review(600, ("a", 500, 0.5), ("b", 500, 0.5)) with { Epochs = s => s == "a" ? [580, 700] : [] };
        var state = new TierState(
            new Dictionary<string, StrategyStanding> { ["a"] = new(2, 1, 0, 1), ["b"] = new(2, 1, 0, 1) },
            Rule.Id
        );
        var (after, decisions) = TierEngine.Review(Policy, state, review);
        decisions.Select(d => d.Move).ShouldBe([TierMove.Resets, TierMove.Stays]);
        after.Standings["a"].ShouldBe(new StrategyStanding(0, 600, 580, 610));
        decisions[0].Evidence.ResolvedRounds.ShouldBe(20);
    }

    /// <summary>Whoever has just risen does not fall by the same figures, whatever these are: what the checks of a file are for.</summary>
    [Fact]
    public void ShippedPolicy_NeverSendsUpAndDownByTheSameFigures()
    {
        var random = new Random(11);
        var rises = 0;
        for (var i = 0; i < 2000; i++)
        {
            var tier = random.Next(3);
            var mean = 0.03 * random.NextDouble();
            string[] names = ["a", "b", "c"];
            var review = new TierReview(
                2000,
                DateTimeOffset.UnixEpoch,
                new TierRule("r", 20),
                [.. names.Select((n, k) => Noisy(random, n, 400, k == 0 ? mean : 0))]
            )
            {
                RuleOf = r => new TierRule(r < 1700 ? "q" : "r", 20),
            };
            var (state, decisions) = TierEngine.Review(
                TierPolicyFile.Shipped,
                Standing(tier, TierPolicyFile.Shipped),
                review
            );
            if (decisions[0].Move != TierMove.Rises)
                continue;
            rises++;
            decisions[0].ToFall.ShouldAllBe(j => !j.Holds);
            TierEngine.Review(TierPolicyFile.Shipped, state, review).Decisions[0].Move.ShouldBe(TierMove.Stays);
        }
        rises.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("weight", "0,1,3", 100, "0,0.25,0.75")]
    [InlineData("share", "0,0.1,0.3", 100, "0,0.1,0.3")]
    [InlineData("share", "0,0.5,1", 100, "0,0.3333,0.6667")]
    [InlineData("nmr-per-round", "0,1,2", 100, "0,0.2,0.4")]
    [InlineData("nmr-per-round", "0,10,20", 100, "0,0.3333,0.6667")]
    public void Sizes_BecomeShares_NeverMoreThanTheWhole(string kind, string sizes, double total, string expected)
    {
        decimal[] numbers =
        [
            .. sizes.Split(',').Select(s => decimal.Parse(s, System.Globalization.CultureInfo.InvariantCulture)),
        ];
        var policy = Policy with
        {
            Tiers = [.. Policy.Tiers.Zip(numbers, (t, s) => t with { Size = s })],
            SizeKind = kind switch
            {
                "weight" => TierSizeKind.Weight,
                "share" => TierSizeKind.Share,
                _ => TierSizeKind.NmrPerRound,
            },
        };
        var shares = TierSizes.Shares(policy, [0, 1, 2, null], total, overlap: 20);
        string.Join(
                ',',
                shares.Take(3).Select(s => s.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture))
            )
            .ShouldBe(expected);
        shares[3].ShouldBe(0);
    }

    private static TierState Standing(int tier, TierPolicy? policy = null, int mayRiseFrom = 1) =>
        new(
            new Dictionary<string, StrategyStanding> { ["a"] = new(tier, 1, 0, mayRiseFrom) },
            policy is null ? Rule.Id : "r"
        );

    /// <summary>Returns that lie half above and half below a mean, in the rounds before the review.</summary>
    private static TierReview Review(int round, params (string Name, int Rounds, double Mean)[] strategies) =>
        new(
            round,
            DateTimeOffset.UnixEpoch,
            Rule,
            [
                .. strategies.Select(s => new StrategyRecord(
                    s.Name,
                    [.. Enumerable.Range(round - s.Rounds, s.Rounds)],
                    [
                        .. Enumerable
                            .Range(0, s.Rounds)
                            .Select(i =>
                                s.Mean
                                + (
                                    s.Rounds % 2 == 1 && i == 0 ? 0
                                    : i % 2 == 0 ? 0.001
                                    : -0.001
                                )
                            ),
                    ]
                )),
            ]
        )
        {
            RuleOf = _ => Rule,
        };

    private static StrategyRecord Noisy(Random random, string name, int rounds, double mean)
    {
        var days = Enumerable.Range(0, rounds + 20).Select(_ => random.NextDouble() - 0.5).ToArray();
        return new StrategyRecord(
            name,
            [.. Enumerable.Range(1560, rounds)],
            [.. Enumerable.Range(0, rounds).Select(t => mean + (0.02 * days.AsSpan(t, 20).ToArray().Sum() / 1.3))]
        );
    }
}
