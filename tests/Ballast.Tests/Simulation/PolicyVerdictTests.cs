using Ballast.Core.Questions.Rehearse;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Rounds;
using Ballast.Core.Simulation;

namespace Ballast.Tests.Simulation;

/// <summary>How often a policy is called better or worse than equal weight where no model is better than another.</summary>
public sealed class PolicyVerdictTests(ITestOutputHelper output)
{
    /// <summary>Of 300 worlds 2 % are called better or worse; of 24 more than 3 would be one case in a thousand.</summary>
    [Fact]
    public void Verdicts_OnNoise_AreSeldomMoreThanNotShown()
    {
        var counts = Count("hold", 24);
        (24 - counts["not-shown"]).ShouldBeLessThanOrEqualTo(3);
    }

    /// <summary>An interval that just leaves zero out shows something of one policy, and nothing of one among eight.</summary>
    [Theory]
    [InlineData(1, "better")]
    [InlineData(2, "not-shown")]
    [InlineData(8, "not-shown")]
    public void Verdict_OfOneAmongMany_AsksForMore(int compared, string verdict)
    {
        var difference = Between(0.01, 0.0005, 0.0195);
        PolicyComparison.Verdict(difference, 20, compared).ShouldBe(verdict);
        PolicyComparison.Verdict(Between(0.01, 0.008, 0.012), 20, compared).ShouldBe("better");
        PolicyComparison.Verdict(Between(-0.01, -0.012, -0.008), 20, compared).ShouldBe("worse");
        PolicyComparison.Verdict(null, 20, compared).ShouldBe("benchmark");
    }

    /// <summary><c>--filter-class *PolicyVerdictTests --explicit only --output Detailed</c>: how often any of all policies is called better or worse; ten minutes.</summary>
    [Theory(Explicit = true)]
    [InlineData(300)]
    public void Verdicts_OfAllPoliciesAtOnce_AreWrittenOut(int worlds)
    {
        var policies = PolicyCatalogue.Create().Select(p => p.Name).Where(n => n != PolicyCatalogue.Benchmark).ToList();
        var (alone, together) = (0, 0);
        Parallel.For(
            0,
            worlds,
            seed =>
            {
                var rounds = Noise(seed, models: 6, count: 400);
                var differences = policies.ConvertAll(p => Compare(rounds, p));
                if (differences.Exists(d => PolicyComparison.Verdict(d) != "not-shown"))
                    Interlocked.Increment(ref alone);
                if (differences.Exists(d => PolicyComparison.Verdict(d, 20, policies.Count) != "not-shown"))
                    Interlocked.Increment(ref together);
            }
        );
        output.WriteLine(
            $"{policies.Count} policies, {worlds} worlds: any called by an interval alone {alone}, by the verdict {together}"
        );
    }

    /// <summary><c>--filter-class *PolicyVerdictTests --explicit only --output Detailed</c>: five minutes.</summary>
    [Theory(Explicit = true)]
    [InlineData(300)]
    public void Verdicts_OnNoise_AreWrittenOut(int worlds)
    {
        foreach (var policy in PolicyCatalogue.Create().Where(p => p.Name != PolicyCatalogue.Benchmark))
            output.WriteLine(
                $"{policy.Name}: {string.Join(", ", Count(policy.Name, worlds).Select(c => $"{c.Key} {c.Value}"))}"
            );
    }

    private static SortedDictionary<string, int> Count(string policy, int worlds)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < worlds; seed++)
        {
            var rounds = Noise(seed, models: 6, count: 400);
            var verdict = PolicyComparison.Verdict(Compare(rounds, policy));
            counts[verdict] = counts.GetValueOrDefault(verdict) + 1;
        }
        return counts;
    }

    private static Interval Between(double value, double low, double high) =>
        new(value, low, high, double.NaN, double.NaN, NoInterval.None);

    private static Interval Compare(ReplayRounds rounds, string policy) =>
        PolicyComparison.Compare(
            Replay(rounds, policy),
            Replay(rounds, PolicyCatalogue.Benchmark),
            100,
            new IntervalOptions { Overlap = 20, Limit = double.PositiveInfinity }
        );

    private static ReplayResult Replay(ReplayRounds rounds, string policy) =>
        RecordedReplay.Run(rounds, PolicyCatalogue.Find(policy)!, new Nmr(100m), TestContext.Current.CancellationToken);

    /// <summary>Returns that overlap as 20-day scores do: means of 20 daily ones, with a part that all models share.</summary>
    private static ReplayRounds Noise(int seed, int models, int count)
    {
        var random = new Random(seed);
        double[][] days =
        [
            .. Enumerable
                .Range(0, models + 1)
                .Select(_ => Enumerable.Range(0, count + 20).Select(_ => Normal(random)).ToArray()),
        ];
        string[] names = [.. Enumerable.Range(0, models).Select(i => $"m{i}")];
        return new ReplayRounds(
            Tournament.Classic,
            names,
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(r => new ReplayRound(
                        800 + r,
                        false,
                        RoundCalendar.CloseTime(800 + r),
                        RoundCalendar.ResolveTime(800 + r, 20),
                        [.. names.Select((_, m) => 0.01 * (Mean(days[m], r) + Mean(days[models], r)))]
                    )),
            ]
        );
    }

    private static double Mean(double[] days, int from) => days.AsSpan(from, 20).ToArray().Average() * Math.Sqrt(20);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
