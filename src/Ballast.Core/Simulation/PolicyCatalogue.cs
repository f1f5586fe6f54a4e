using Ballast.Core.Simulation.Policies;

namespace Ballast.Core.Simulation;

/// <summary>Every policy that can be named. A new one is a file in <c>Policies</c> and a line here.</summary>
public static class PolicyCatalogue
{
    /// <summary>What others are compared with.</summary>
    public const string Benchmark = "equal-weight";

    /// <summary>The policies; each asking makes new ones, because some remember.</summary>
    public static IReadOnlyList<IStakePolicy> Create() =>
        [
            new Hold(),
            new EqualWeight(Benchmark, "monthly", 28),
            new EqualWeight("equal-weight-weekly", "weekly", 7),
            new EqualWeight("equal-weight-daily", "daily", 1),
            new Bands(),
            new InverseVolatility(),
            new FollowBest(),
            new StopAfterFall(),
            new WithdrawProfits(),
        ];

    /// <summary>Their names, in words.</summary>
    public static string Names { get; } = string.Join(", ", Create().Select(p => p.Name));

    /// <summary>A policy by its name; null where there is none.</summary>
    public static IStakePolicy? Find(string name) => Create().FirstOrDefault(p => p.Name == name);
}
