using Ballast.Cli.Options;
using Ballast.Core.Planning;
using Ballast.Core.Store;

namespace Ballast.Cli.Applying;

/// <summary>Reads a plan from a file.</summary>
internal static class PlanText
{
    private const int Largest = 1 << 24;

    /// <summary>The plan; a refusal where there is none, or it was edited.</summary>
    public static Outcome<StakePlan> Read(string file) =>
        TextFile.TryRead(file, Largest, out var isTooLarge) is { } text ? PlanFile.Read(text)
        : isTooLarge ? new Refusal("not-a-plan", $"{file} is larger than a plan can be.")
        : new Refusal("no-plan", $"{TextFile.Fault(file)} Make a plan with ballast plan --out FILE.");
}
