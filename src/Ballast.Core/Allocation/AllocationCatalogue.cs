using Ballast.Core.Allocation.Methods;

namespace Ballast.Core.Allocation;

/// <summary>All methods, in the order in which they are shown: the benchmark first, the warning last.</summary>
internal static class AllocationCatalogue
{
    /// <summary>The methods.</summary>
    public static IReadOnlyList<IAllocationMethod> All { get; } =
    [
        new EqualWeight(),
        new BlackLitterman(),
        new InverseVolatility(),
        new MinVariance(),
        new MinCvar(),
        new MaxReturnPerCvar(),
        new MaxSharpe(),
        new HierarchicalRiskParity(),
        new RiskBudget(),
        new FractionalKelly(),
        new PastBest(),
    ];

    /// <summary>What all others are compared with.</summary>
    public static IAllocationMethod Benchmark => All[0];

    /// <summary>A method by its name; null where there is none.</summary>
    public static IAllocationMethod? Find(string name) =>
        All.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
