using Ballast.Core.Rounds;
using Ballast.Core.Simulation;
using Ballast.Core.Simulation.Accounts;

namespace Ballast.Tests.Simulation.Accounts;

/// <summary>The account in doubles against the exact ledger: random worlds, every policy and one that moves by chance, both staking systems and the change between them.</summary>
public sealed class SimulatedAccountTests(ITestOutputHelper output)
{
    /// <summary>Of the capital, after each round.</summary>
    private const double Tolerance = 1e-9;

    [Fact]
    public void Capital_InRandomWorlds_IsThatOfTheLedger() => LargestDifference(0, 120).ShouldBeLessThan(Tolerance);

    /// <summary><c>--filter-class *SimulatedAccountTests --explicit only --output Detailed</c>: some minutes.</summary>
    [Theory(Explicit = true)]
    [InlineData(10_000)]
    public void Capital_InManyRandomWorlds_IsThatOfTheLedger(int worlds)
    {
        var largest = LargestDifference(1_000_000, worlds);
        output.WriteLine($"{worlds} worlds: largest difference {largest:e2} of the capital.");
        largest.ShouldBeLessThan(Tolerance);
    }

    private static double LargestDifference(int firstSeed, int worlds)
    {
        var largest = 0.0;
        var gate = new Lock();
        Parallel.For(
            firstSeed,
            firstSeed + worlds,
            seed =>
            {
                var difference = Difference(seed);
                lock (gate)
                    largest = Math.Max(largest, difference);
            }
        );
        return largest;
    }

    private static double Difference(int seed)
    {
        var world = World.Create(seed);
        var exact = new ExactAccount(world.Schedule, world.Models, new Nmr((decimal)world.Capital));
        var simulated = new SimulatedAccount(world.Schedule, world.Models.Count);
        // Used before by other rounds: beginning anew has to forget them.
        simulated.Begin(5);
        Run(world, simulated, _ => { });
        simulated.Begin(world.Capital);
        var (expected, found) = (new List<double>(), new List<double>());
        var one = Run(world, exact, _ => expected.Add(exact.Capital));
        var other = Run(world, simulated, _ => found.Add(simulated.Capital));
        found.Count.ShouldBe(world.Schedule.Rounds.Count);
        other.IdleShare.ShouldBe(one.IdleShare, 1e-7, $"seed {seed}");
        ((double)(exact.Paid - exact.Burned).Amount).ShouldBe(
            simulated.Paid - simulated.Burned,
            Tolerance * world.Capital,
            $"seed {seed}"
        );
        return expected.Zip(found, (e, f) => Math.Abs(e - f) / Math.Max(Math.Abs(e), world.Capital * 1e-3)).Max();
    }

    private static PolicyReplay Run(World world, IStakedAccount account, Action<int> resolved)
    {
        var replay = new PolicyReplay(
            world.Schedule,
            world.Models,
            world.Returns,
            world.Policy(),
            account,
            new ReturnHistory(world.Models.Count)
        );
        replay.Run(resolved, TestContext.Current.CancellationToken);
        return replay;
    }

    private sealed record World(
        ReplaySchedule Schedule,
        IReadOnlyList<string> Models,
        IReadOnlyList<double[]> Returns,
        double Capital,
        Func<IStakePolicy> Policy
    )
    {
        public static World Create(int seed)
        {
            var random = new Random(seed);
            var models = random.Next(1, 7);
            var count = random.Next(40, 180);
            // Weekly rounds, daily legacy ones, the change, and atomic ones.
            var (first, firstAtomic) = random.Next(4) switch
            {
                0 => (random.Next(230, 330), int.MaxValue),
                1 => (random.Next(700, 1000), int.MaxValue),
                2 => (1343 - random.Next(1, count), 1343),
                _ => (random.Next(1343, 1500), 1343),
            };
            var rounds = Enumerable
                .Range(first, count)
                .Select(r => new ReplayDates(
                    r,
                    r >= firstAtomic,
                    RoundCalendar.CloseTime(r),
                    RoundCalendar.ResolveTime(r, r >= firstAtomic ? 60 : 20)
                ))
                .ToList();
            var gaps = random.Next(3) * 0.06;
            var returns = rounds.Select(r =>
                Enumerable
                    .Range(0, models)
                    .Select(_ => random.NextDouble() < gaps ? double.NaN : Return(random, r.IsAtomic ? 1 : 0.25))
                    .ToArray()
            );
            double[] capitals = [1000, 100, 33.3, 7, 12345.678901, 4e6];
            var names = PolicyCatalogue.Create().Select(p => p.Name).ToList();
            var chosen = random.Next(names.Count + 4);
            return new World(
                new ReplaySchedule(Tournament.Classic, rounds),
                [.. Enumerable.Range(0, models).Select(m => $"m{m}")],
                [.. returns],
                capitals[random.Next(capitals.Length)],
                () => chosen < names.Count ? PolicyCatalogue.Find(names[chosen])! : new ByChance(seed)
            );
        }

        private static double Return(Random random, double clip) =>
            random.Next(12) == 0
                ? clip * (random.Next(3) - 1)
                : Math.Clamp((random.NextDouble() - 0.5) * clip / 2, -clip, clip);
    }

    /// <summary>Decides at random rounds for random shares; the same for each account.</summary>
    private sealed class ByChance(int seed) : IStakePolicy
    {
        public string Name => "by-chance";

        public string Does => "moves by chance";

        public PolicyDecision? Decide(PolicyMoment moment)
        {
            var random = new Random((seed * 7919) + moment.Round);
            if (moment.DecidedAt is not null && random.Next(10) > 0)
                return null;
            double[] shares = [.. moment.Models.Select(_ => random.Next(3) == 0 ? 0 : random.NextDouble())];
            var sum = shares.Sum() * (1 + random.NextDouble());
            return new PolicyDecision([.. shares.Select(s => sum == 0 ? 0 : s / sum)])
            {
                Compounds = random.Next(2) == 0,
            };
        }
    }
}
