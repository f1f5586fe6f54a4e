namespace Ballast.Core.Allocation;

/// <summary>A way to divide stake among models, one a file in <c>Methods</c>.</summary>
internal interface IAllocationMethod
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>What it does, in a short sentence for somebody without statistics.</summary>
    string Explanation { get; }

    /// <summary>The weights, or why there are none.</summary>
    AllocationResult Solve(AllocationInputs inputs);
}
