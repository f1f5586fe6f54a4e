using Google.OrTools.LinearSolver;

namespace Ballast.Core.Allocation.Solvers;

/// <summary>Whether the native solvers are there: they exist for common processors and systems, not for all (no musl, no 32 bits).</summary>
internal static class SolverLibrary
{
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Whether they can be loaded; asked once.</summary>
    public static bool IsThere => Loaded.Value;

    /// <summary>What is said where there is no answer.</summary>
    public static string NoAnswer =>
        IsThere
            ? "The solver found no answer."
            : "The solvers cannot be loaded on this machine: they exist for Windows, macOS and Linux with glibc, on 64 bits.";

    private static bool Load()
    {
        try
        {
            using var solver = Solver.CreateSolver("GLOP");
            return solver is not null && HighsApi.IsThere;
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return false;
        }
    }
}
