namespace Ballast.Core.Allocation.Methods;

/// <summary>The same for every model: the benchmark, and the fallback of every other method.</summary>
internal sealed class EqualWeight : IAllocationMethod
{
    /// <inheritdoc />
    public string Name => "equal";

    /// <inheritdoc />
    public string Explanation => "the same stake on every model";

    /// <inheritdoc />
    public AllocationResult Solve(AllocationInputs inputs) =>
        NearestWeights.Find([.. Enumerable.Repeat(1.0 / inputs.Models, inputs.Models)], inputs.Limits);
}
