using Ballast.Core.Planning;
using Ballast.Core.Store;

namespace Ballast.Cli.Applying;

/// <summary>Reads a plan from a file.</summary>
internal static class PlanText
{
    private const int Largest = 1 << 24;

    /// <summary>The plan; a refusal where there is none, or it was edited.</summary>
    public static Outcome<StakePlan> Read(string file)
    {
        try
        {
            if (new FileInfo(file) is { Length: > Largest })
                return new Refusal("not-a-plan", $"{file} is larger than a plan can be.");
            return PlanFile.Read(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Refusal("no-plan", $"The plan {file} cannot be read; make one with ballast plan --out FILE.");
        }
    }
}
