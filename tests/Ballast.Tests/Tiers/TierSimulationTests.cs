using Ballast.Core.Tiers;
using Ballast.Core.Tiers.Files;
using Ballast.Tests.Evidence;

namespace Ballast.Tests.Tiers;

/// <summary>What the shipped policy does in worlds whose truth is known: the tables of docs/tiers.md.</summary>
public sealed class TierSimulationTests(ITestOutputHelper output)
{
    private static readonly TierPolicy Policy = TierPolicyFile.Shipped;

    /// <summary><c>--filter-class *TierSimulationTests --explicit only --output Detailed</c>.</summary>
    [Theory(Explicit = true)]
    [InlineData("sums of days", false, 12, 300)]
    [InlineData("AR(1) 0.87", true, 12, 300)]
    [InlineData("sums of days", false, 70, 60)]
    public void Noise_IsWrittenOut(string luck, bool isAutoregressive, int models, int worlds)
    {
        var found = Noise(
            new Universe
            {
                Models = models,
                Rounds = 1300,
                IsAutoregressive = isAutoregressive,
            },
            worlds
        );
        output.WriteLine($"{luck}, {models} strategies: {found}");
    }

    [Theory(Explicit = true)]
    [InlineData(0.25, 100)]
    [InlineData(0.5, 200)]
    [InlineData(1, 200)]
    [InlineData(1.5, 200)]
    public void Skill_IsWrittenOut(double skill, int worlds) => output.WriteLine($"{skill}: {Skill(skill, worlds)}");

    [Theory(Explicit = true)]
    [InlineData(0.5, 0, 200)]
    [InlineData(1, 0, 200)]
    [InlineData(1, -0.5, 200)]
    [InlineData(1, -1, 200)]
    public void Decay_IsWrittenOut(double before, double after, int worlds) =>
        output.WriteLine($"{before} -> {after}: {Decay(before, after, worlds)}");

    private static string Noise(Universe universe, int worlds)
    {
        var all = new (double Switches, double Upper, int Most, double Falls)[worlds];
        for (var seed = 0; seed < worlds; seed++)
        {
            var rounds = TierWorlds.Make(universe, (ulong)seed, newRule: 600);
            var history = TierWorlds.Walk(Policy, rounds);
            int[] switches = [.. rounds.Strategies.Select(history.Switches)];
            var upper = history.Reviews.Average(r => r.Decisions.Average(d => d.Standing.Tier >= 2 ? 1.0 : 0));
            var falls = history.Reviews.Sum(r => r.Decisions.Count(d => d.Move == TierMove.Falls));
            all[seed] = (switches.Average(), upper, switches.Max(), falls / (double)rounds.Strategies.Count);
        }
        var years = universe.Rounds / TierWorlds.RoundsAYear;
        return $"switches a strategy and year {all.Average(a => a.Switches) / years:0.000}, falls {all.Average(a => a.Falls) / years:0.000}, most of one strategy in all worlds {all.Max(a => a.Most)} in {years:0.0} years, share in upper tiers {all.Average(a => a.Upper):0.000}";
    }

    private static string Skill(double skill, int worlds)
    {
        var (silver, gold, switches, last) = (new List<double>(), new List<double>(), 0.0, 0);
        for (var seed = 0; seed < worlds; seed++)
        {
            var universe = new Universe
            {
                Rounds = 1300,
                LateEvery = 0,
                Skill = m => m == 0 ? skill : 0,
            };
            var history = TierWorlds.Walk(Policy, TierWorlds.Make(universe, (ulong)seed, newRule: 600));
            silver.Add(First(history, 2));
            gold.Add(First(history, 3));
            switches += history.Switches("m0") / 5.0 / worlds;
            last += history.State.Standings["m0"].Tier >= 2 ? 1 : 0;
        }
        return $"silver {Quantiles(silver)}; gold {Quantiles(gold)}; switches a year {switches:0.00}; in an upper tier at the end {last / (double)worlds:0.00}";
    }

    private static string Decay(double before, double after, int worlds)
    {
        var (found, had) = (new List<double>(), 0);
        for (var seed = 0; seed < worlds; seed++)
        {
            var universe = new Universe { Rounds = 1600, LateEvery = 0 };
            var history = TierWorlds.Walk(
                Policy,
                TierWorlds.Make(
                    universe,
                    (ulong)seed,
                    skill: (m, t) => m > 0 ? 0 : Universe.Deviation * (t < 600 ? before : after)
                )
            );
            var turn = TierWorlds.FirstRound + 600;
            var at = history.Reviews.Last(r => r.Round <= turn).Decisions.First(d => d.Strategy == "m0").Standing.Tier;
            if (at < 2)
                continue;
            had++;
            found.Add(
                history
                    .Reviews.Where(r => r.Round > turn)
                    .FirstOrDefault(r => r.Decisions.First(d => d.Strategy == "m0").Standing.Tier < 2)
                    is { } down
                    ? down.Round - turn
                    : double.PositiveInfinity
            );
        }
        return $"of {had} worlds with it in an upper tier, out of it after {Quantiles(found)}";
    }

    private static double First(TierHistory history, int tier) =>
        history.Reviews.FirstOrDefault(r => r.Decisions.FirstOrDefault(d => d.Strategy == "m0")?.Standing.Tier >= tier)
            is { } review
            ? review.Round - TierWorlds.FirstRound
            : double.PositiveInfinity;

    private static string Quantiles(List<double> values)
    {
        if (values.Count == 0)
            return "-";
        values.Sort();
        string At(double share)
        {
            var value = values[Math.Min(values.Count - 1, (int)(share * values.Count))];
            return double.IsFinite(value) ? $"{value:0}" : "never";
        }
        return $"median {At(0.5)}, 90th percentile {At(0.9)}";
    }
}
