using Ballast.Core.Rounds;
using Ballast.Core.Simulation;
using Ballast.Core.Simulation.Policies;
using Ballast.Core.Tiers;
using Ballast.Core.Tiers.Files;
using Ballast.Tests.Evidence;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Tiers;

/// <summary>The past is walked as it could be known, and alike each time.</summary>
public sealed class TierWalkTests
{
    private static readonly Universe Skilled = new() { Rounds = 700, Skill = m => m < 3 ? 1 - (0.5 * m) : 0 };

    [Fact]
    public void Walk_ByAnyNumberOfThreads_IsTheSame()
    {
        var many = new Universe { Models = 80, Rounds = 500 };
        Reported(TierWorlds.Walk(TierPolicyFile.Shipped, TierWorlds.Make(many, 3)))
            .ShouldBe(Reported(TierWorlds.Walk(TierPolicyFile.Shipped, TierWorlds.Make(many, 3))));
    }

    /// <summary>Whatever becomes of rounds that had not resolved by a moment: decisions up to then are the same.</summary>
    [Fact]
    public void Decisions_NeverKnowWhatComesLater()
    {
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(25),
            Prop.ForAll(
                Gen.Choose(30, 690).SelectMany(r => Gen.Choose(0, 1000).Select(s => (Round: r, Seed: s))).ToArbitrary(),
                cut =>
                {
                    var rounds = TierWorlds.Make(Skilled, (ulong)cut.Seed, newRule: 350);
                    var moment = rounds.Rounds[cut.Round].ClosesAt;
                    var random = new Random(cut.Seed);
                    var changed = rounds with
                    {
                        Rounds =
                        [
                            .. rounds.Rounds.Select(r =>
                                r.ResolvesAt <= moment
                                    ? r
                                    : r with
                                    {
                                        Returns = [.. r.Returns.Select(_ => random.NextDouble() - 0.2)],
                                    }
                            ),
                        ],
                    };
                    var (one, other) = (Walk(rounds, moment), Walk(changed, moment));
                    Reported(other).ShouldBe(Reported(one));
                    Reported(one).ShouldNotBeEmpty();
                }
            )
        );
    }

    /// <summary>At every review of a long history: the history that ends there says the same as the long one says of that day.</summary>
    [Fact]
    public void History_ThatEndsAtAnyReview_SaysWhatTheWholeOneSaysOfIt()
    {
        var rounds = TierWorlds.Make(Skilled, 5, newRule: 350);
        var whole = Walk(rounds, rounds.Rounds[^1].ResolvesAt);
        whole.Reviews.Count.ShouldBeGreaterThan(30);
        whole.Reviews.SelectMany(r => r.Decisions).Count(d => d.Move == TierMove.Rises).ShouldBeGreaterThan(5);
        for (var i = 0; i < whole.Reviews.Count; i++)
        {
            var at = whole.Reviews[i].At;
            var cut = rounds with
            {
                Rounds =
                [
                    .. rounds
                        .Rounds.Where(r => r.ClosesAt - TierWalk.BeforeTheClose <= at)
                        .Select(r => r.ResolvesAt <= at ? r : r with { Returns = [] }),
                ],
                Elsewhere = rounds.RuleOf,
            };
            Reported(Walk(cut, at)).ShouldBe(Reported(whole with { Reviews = [.. whole.Reviews.Take(i + 1)] }));
        }
    }

    /// <summary>The policy that an account follows decides as the walk does: one engine, seen from two sides.</summary>
    [Fact]
    public void StakesOfAReplay_FollowTheWalk()
    {
        var rounds = TierWorlds.Make(Skilled, 8, newRule: 350);
        var walked = Walk(rounds, rounds.Rounds[^1].ClosesAt);
        var seen = new List<string>();
        var result = RecordedReplay.Run(
            new ReplayRounds(
                Tournament.Classic,
                rounds.Strategies,
                [.. rounds.Rounds.Select(r => new ReplayRound(r.Round, false, r.ClosesAt, r.ResolvesAt, r.Returns))]
            ),
            new TierStakes(TierPolicyFile.Shipped, rounds.RuleOf)
            {
                Reviewed = (review, decisions) => seen.AddRange(Reported(review.Round, decisions)),
            },
            new Nmr(1000m),
            TestContext.Current.CancellationToken
        );
        seen.ShouldBe(Reported(walked));
        result.IdleShare.ShouldBeGreaterThan(0.1, "nothing is staked while all are unproven");
        result.Points[^1].Capital.ShouldBeGreaterThan(new Nmr(1000m));
    }

    /// <summary>Of 300 worlds without skill 0.30 switches a strategy and year; of 12 small ones more than 0.45 would be far off (docs/tiers.md).</summary>
    [Fact]
    public void Noise_MakesFewSwitches()
    {
        var (switches, falls, upper) = (0.0, 0.0, 0.0);
        const int Worlds = 12;
        for (var seed = 0; seed < Worlds; seed++)
        {
            var rounds = TierWorlds.Make(new Universe { Rounds = 780 }, (ulong)(seed + 1000));
            var history = TierWorlds.Walk(TierPolicyFile.Shipped, rounds);
            var decisions = history.Reviews.SelectMany(r => r.Decisions).ToList();
            switches += rounds.Strategies.Average(history.Switches) / 3.0 / Worlds;
            falls += decisions.Count(d => d.Move == TierMove.Falls) / 12.0 / 3 / Worlds;
            upper += decisions.Average(d => d.Standing.Tier >= 2 ? 1.0 : 0) / Worlds;
        }
        switches.ShouldBeInRange(0.1, 0.5);
        falls.ShouldBeLessThan(0.15);
        upper.ShouldBeLessThan(0.12);
    }

    /// <summary>Of 200 worlds in which one leads by a whole deviation, half have it in silver after 186 rounds and nine of ten after 206 (docs/tiers.md).</summary>
    [Fact]
    public void PlantedSkill_Rises_AndPlantedDecayFalls()
    {
        var (risen, fallen) = (new List<int>(), new List<int>());
        for (var seed = 0; seed < 12; seed++)
        {
            var rounds = TierWorlds.Make(
                new Universe { Rounds = 800, LateEvery = 0 },
                (ulong)(seed + 2000),
                skill: (m, t) => m > 0 ? 0 : Universe.Deviation * (t < 400 ? 1 : -1)
            );
            var history = TierWorlds.Walk(TierPolicyFile.Shipped, rounds);
            int First(int from, Func<int, bool> tier) =>
                history
                    .Reviews.FirstOrDefault(r =>
                        r.Round >= from && tier(r.Decisions.First(d => d.Strategy == "m0").Standing.Tier)
                    )
                    ?.Round - from
                ?? int.MaxValue;
            risen.Add(First(TierWorlds.FirstRound, t => t >= 2));
            fallen.Add(First(TierWorlds.FirstRound + 400, t => t < 2));
        }
        risen.Sort();
        fallen.Sort();
        risen[10].ShouldBeLessThanOrEqualTo(250);
        fallen[10].ShouldBeLessThanOrEqualTo(300);
        fallen[0].ShouldBeGreaterThan(20, "before anything of it has resolved nobody can know");
    }

    private static TierHistory Walk(TierRounds rounds, DateTimeOffset until) =>
        TierWalk.Run(TierPolicyFile.Shipped, rounds, until, TestContext.Current.CancellationToken);

    private static List<string> Reported(TierHistory history) =>
        [.. history.Reviews.SelectMany(r => Reported(r.Round, r.Decisions))];

    private static IEnumerable<string> Reported(int round, IReadOnlyList<TierDecision> decisions) =>
        decisions.Select(d =>
            $"{round} {d.Strategy} {d.Move} {d.Standing} {d.Evidence.ResolvedRounds} {string.Join(' ', d.ToRise.Concat(d.ToFall).Select(j => j.Figure))}"
        );
}
