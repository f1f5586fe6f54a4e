namespace Ballast.Core.Allocation;

/// <summary>A method whose mix has at most so many models, each with at least a share.</summary>
/// <remarks>
/// The best such mix is a problem with whole numbers. Here the smallest weight is dropped and the rest divided anew, until all hold: a good mix, and not shown to be the best.
/// </remarks>
internal static class PrunedMethod
{
    /// <summary>The weights.</summary>
    /// <param name="method">The method.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="slots">Most models with a weight.</param>
    /// <param name="minShare">Least weight of those that have any, unless their floor is lower: what is locked stays.</param>
    public static AllocationResult Solve(IAllocationMethod method, AllocationInputs inputs, int slots, double minShare)
    {
        var result = method.Solve(inputs);
        var caps = inputs.Limits.Caps.ToArray();
        while (result.Status == AllocationStatus.Ok)
        {
            int[] staked =
            [
                .. Enumerable.Range(0, caps.Length).Where(i => result.Weights[i] > 0).OrderBy(i => result.Weights[i]),
            ];
            // What has a floor cannot go.
            int[] free = [.. staked.Where(i => inputs.Limits.Floors[i] <= 0)];
            var small = free.Count(i => result.Weights[i] < minShare);
            var drop = Math.Min(Math.Max(staked.Length - slots, small > 0 ? 1 : 0), free.Length);
            if (drop <= 0 || staked.Length <= 1)
                return result;
            // Half of what must go at a time: what is left takes the others' share, and fewer must go.
            foreach (var model in free.Take(Math.Max(1, drop / 2)))
                caps[model] = 0;
            result = method.Solve(inputs.With(inputs.Limits with { Caps = [.. caps] }));
        }
        return result;
    }
}
