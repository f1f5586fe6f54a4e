using Ballast.Core.Allocation;

namespace Ballast.Core.Questions.Plan.Targets;

/// <summary>Every method that <c>--target</c> knows by name. A new method of allocation comes by itself; another way is a file and a line here.</summary>
internal static class TargetCatalogue
{
    /// <summary>The methods, in the order of help.</summary>
    public static IReadOnlyList<IPlanTarget> All { get; } =
    [
        new EqualTarget(),
        new HoldTarget(),
        new AdviseTarget(),
        new TierTarget(),
        // Equal weight needs no past, so it is a target of its own.
        .. AllocationCatalogue.All.Where(m => m != AllocationCatalogue.Benchmark).Select(m => new MethodTarget(m)),
    ];

    /// <summary>Their names in a sentence.</summary>
    public static string Names => Text.Format.Names([.. All.Select(t => t.Name)], int.MaxValue);

    /// <summary>A method by its name, whatever its case; null where there is none.</summary>
    public static IPlanTarget? Find(string name) =>
        All.FirstOrDefault(t => t.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
}
