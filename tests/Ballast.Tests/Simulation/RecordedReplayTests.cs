using Ballast.Core.Rounds;
using Ballast.Core.Simulation;

namespace Ballast.Tests.Simulation;

/// <summary>Policies replayed on made-up rounds with the real calendar: worked by hand, and laws that hold for every policy.</summary>
public sealed class RecordedReplayTests
{
    private static readonly Nmr Begin = new(100m);

    /// <summary>
    /// One legacy model, 100 NMR, 60 rounds that return 1 % each. The first 24 rounds close before the first resolves, so each of them pays 1 NMR; from then on each pays 1 % of
    /// what the ones resolved by its close have left.
    /// </summary>
    [Fact]
    public void Hold_OfOneLegacyModel_CompoundsWithTheLagOfTheCalendar()
    {
        var rounds = Rounds(1101, 60, isAtomic: false, (_, _) => 0.01, "a");
        var result = Replay(rounds, "hold");
        var (stake, expected) = (100m, new List<decimal>());
        var atRisk = new Dictionary<int, decimal>();
        var steps = rounds
            .Rounds.SelectMany(r =>
                new[]
                {
                    (At: r.ClosesAt, IsClose: true, Number: r.Round),
                    (At: r.ResolvesAt, IsClose: false, Number: r.Round),
                }
            )
            .OrderBy(s => s.At)
            .ThenBy(s => s.IsClose);
        foreach (var step in steps)
        {
            if (step.IsClose)
                atRisk[step.Number] = stake;
            else
                expected.Add(stake += atRisk[step.Number] * 0.01m);
        }
        result
            .Points.Select(p => decimal.Round(p.Capital.Amount, 12))
            .ShouldBe(expected.Select(e => decimal.Round(e, 12)));
        result.Burned.ShouldBe(Nmr.Zero);
        (result.Points[^1].Capital - Begin).ShouldBe(result.Paid);
    }

    /// <summary>64 positions of 100 / 64 NMR; the first to resolve pays 10 % of its own, so 0.15625 NMR, whatever the others do.</summary>
    [Fact]
    public void Hold_OfOneAtomicModel_StakesACapital64thEachRound()
    {
        var rounds = Rounds(1401, 70, isAtomic: true, (_, _) => 0.1, "a");
        var result = Replay(rounds, "hold");
        result.Points[0].Capital.ShouldBe(new Nmr(100m + (100m / 64 * 0.1m)));
        result.Points[9].Capital.ShouldBe(new Nmr(100m + (100m / 64)));
    }

    /// <summary>What a policy is handed is of rounds that have resolved: one that looks for anything later finds nothing.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Policy_ThatTriesToReadTheFuture_SeesNothing(bool isAtomic)
    {
        // The return of a round says which round it is.
        var rounds = Rounds(isAtomic ? 1401 : 1101, 150, isAtomic, (round, _) => round / 1_000_000.0, "a", "b");
        var spy = new Spy(rounds);
        RecordedReplay.Run(rounds, spy, Begin, TestContext.Current.CancellationToken);
        spy.Seen.ShouldBe(2 * rounds.Rounds.Count(r => r.ResolvesAt < rounds.Rounds[^1].ClosesAt));
    }

    /// <summary>NMR is neither made nor lost: what is there at the end is what was there, and what was paid, less what was burned.</summary>
    [Theory]
    [InlineData("hold")]
    [InlineData("equal-weight")]
    [InlineData("equal-weight-weekly")]
    [InlineData("equal-weight-daily")]
    [InlineData("bands")]
    [InlineData("inverse-volatility")]
    [InlineData("follow-best")]
    [InlineData("stop-after-fall")]
    [InlineData("withdraw-profits")]
    public void EveryPolicy_OnBothSystemsAndTheChange_KeepsTheBooksBalanced(string policy)
    {
        // 1343 is the first atomic round: the replay crosses the change.
        foreach (var (first, firstAtomic) in new[] { (1101, int.MaxValue), (1401, 0), (1300, 1343) })
        {
            var rounds = Rounds(first, 200, firstAtomic, Noise, "a", "b", "c");
            var result = Replay(rounds, policy);
            result.Points.Count.ShouldBe(200);
            (result.Points[^1].Capital - Begin).ShouldBe(result.Paid - result.Burned);
            result.Points.ShouldAllBe(p => p.Capital > Nmr.Zero);
            result.IdleShare.ShouldBeInRange(0, 1);
            // The same again gives the same.
            Replay(rounds, policy).Points.ShouldBe(result.Points);
        }
    }

    /// <summary>A model that is out of the aim leaves after its lock: the follower ends up on the one that was best all along.</summary>
    [Fact]
    public void FollowBest_WithOneClearlyBest_MovesThereAfterTheLock()
    {
        var rounds = Rounds(1101, 200, isAtomic: false, (_, model) => model == 0 ? 0.01 : -0.01, "a", "b");
        var follow = Replay(rounds, "follow-best").Points[^1].Capital;
        var equal = Replay(rounds, "equal-weight").Points[^1].Capital;
        (follow > equal).ShouldBeTrue();
    }

    /// <summary>One model swings four times as far as the other and both gain as much in the mean: it gets a fifth, and the capital swings less than at equal weight.</summary>
    [Fact]
    public void InverseVolatility_WithOneThatSwingsMore_GivesItLess()
    {
        var rounds = Rounds(
            1101,
            200,
            isAtomic: false,
            (r, m) => 0.002 + ((r % 2 == 0 ? 1 : -1) * (m == 0 ? 0.01 : 0.04)),
            "a",
            "b"
        );
        PolicyDecision? last = null;
        RecordedReplay.Run(
            rounds,
            new Watched(PolicyCatalogue.Find("inverse-volatility")!, d => last = d),
            Begin,
            TestContext.Current.CancellationToken
        );
        last!.Shares[0].ShouldBe(0.8, 1e-9);
        last.Shares[1].ShouldBe(0.2, 1e-9);
    }

    /// <summary>After a fall of 20 % everything is asked back, and nothing burns any more once the lock is over.</summary>
    [Fact]
    public void StopAfterFall_OnALosingModel_KeepsWhatIsLeft()
    {
        var rounds = Rounds(1101, 200, isAtomic: false, (_, _) => -0.02, "a");
        var stopped = Replay(rounds, "stop-after-fall").Points;
        // 24 open rounds of 2 % each still burn after the stop.
        stopped[^1].Capital.Amount.ShouldBeInRange(35m, 80m);
        stopped[^1].Capital.ShouldBe(stopped[^50].Capital);
        (Replay(rounds, "hold").Points[^1].Capital < stopped[^1].Capital).ShouldBeTrue();
    }

    /// <summary>Under take profit payouts of 1 NMR or more leave the stake, so the same returns bring less than when they compound.</summary>
    [Fact]
    public void WithdrawProfits_OnAWinningModel_StakesNothingOfThemAgain()
    {
        var rounds = Rounds(1101, 200, isAtomic: false, (_, _) => 0.01, "a");
        Replay(rounds, "withdraw-profits").Points[^1].Capital.ShouldBe(new Nmr(300m));
        (Replay(rounds, "hold").Points[^1].Capital > new Nmr(400m)).ShouldBeTrue();
    }

    [Fact]
    public void Replay_WithoutRoundsOrCapital_IsRefused()
    {
        var rounds = Rounds(1101, 1, isAtomic: false, (_, _) => 0, "a");
        Should.Throw<ArgumentException>(() => RecordedReplay.Run(rounds, new Spy(rounds), Nmr.Zero));
        Should.Throw<ArgumentException>(() => RecordedReplay.Run(rounds with { Rounds = [] }, new Spy(rounds), Begin));
    }

    private static ReplayResult Replay(ReplayRounds rounds, string policy) =>
        RecordedReplay.Run(rounds, PolicyCatalogue.Find(policy)!, Begin, TestContext.Current.CancellationToken);

    private static double Noise(int round, int model) =>
        (round + model) % 17 == 0 ? double.NaN : Math.Sin((round * 12.9898) + (model * 78.233)) / 30;

    private static ReplayRounds Rounds(
        int first,
        int count,
        bool isAtomic,
        Func<int, int, double> returnOf,
        params string[] models
    ) => Rounds(first, count, isAtomic ? 0 : int.MaxValue, returnOf, models);

    private static ReplayRounds Rounds(
        int first,
        int count,
        int firstAtomic,
        Func<int, int, double> returnOf,
        params string[] models
    ) =>
        new(
            Tournament.Classic,
            models,
            [
                .. Enumerable
                    .Range(first, count)
                    .Select(r => new ReplayRound(
                        r,
                        r >= firstAtomic,
                        RoundCalendar.CloseTime(r),
                        RoundCalendar.ResolveTime(r, r >= firstAtomic ? 60 : 20),
                        [.. models.Select((_, m) => returnOf(r, m))]
                    )),
            ]
        );

    /// <summary>Says what another policy decides.</summary>
    private sealed class Watched(IStakePolicy policy, Action<PolicyDecision> decided) : IStakePolicy
    {
        public string Name => policy.Name;

        public string Does => policy.Does;

        public PolicyDecision? Decide(PolicyMoment moment)
        {
            var decision = policy.Decide(moment);
            if (decision is not null)
                decided(decision);
            return decision;
        }
    }

    /// <summary>Looks at all it is handed, and holds.</summary>
    private sealed class Spy(ReplayRounds rounds) : IStakePolicy
    {
        public string Name => "spy";

        public string Does => "looks";

        public int Seen { get; private set; }

        public PolicyDecision? Decide(PolicyMoment moment)
        {
            var known = Enumerable.Range(0, moment.Models.Count).SelectMany(m => moment.Resolved(m).ToArray()).ToList();
            foreach (var value in known)
            {
                var round = rounds.Rounds.Single(r => r.Round == (int)Math.Round(value * 1_000_000));
                (round.ResolvesAt <= moment.Moment).ShouldBeTrue();
            }
            Seen = known.Count;
            return moment.DecidedAt is null ? PolicyDecision.Equal(moment) : null;
        }
    }
}
