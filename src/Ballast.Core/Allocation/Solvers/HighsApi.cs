using System.Reflection;
using System.Runtime.InteropServices;

namespace Ballast.Core.Allocation.Solvers;

/// <summary>The functions of the C API of HiGHS that are used. Source: highs_c_api.h of HiGHS 1.12 (MIT); its integers have 32 bits.</summary>
internal static partial class HighsApi
{
    /// <summary>The status of a call that failed; 1 is a warning.</summary>
    public const int Error = -1;

    /// <summary>Status of a model.</summary>
    public const int Optimal = 7;

    /// <summary>Status of a model.</summary>
    public const int Infeasible = 8;

    /// <summary>Status of a model.</summary>
    public const int UnboundedOrInfeasible = 9;

    /// <summary>Status of a model.</summary>
    public const int Unbounded = 10;

    private const string Library = "highs";
    private const int Rowwise = 2;
    private const int Triangular = 1;
    private const int Minimise = 1;

    static HighsApi() => NativeLibrary.SetDllImportResolver(typeof(HighsApi).Assembly, Resolve);

    [LibraryImport(Library, EntryPoint = "Highs_create")]
    internal static partial nint Create();

    [LibraryImport(Library, EntryPoint = "Highs_destroy")]
    internal static partial void Destroy(nint highs);

    [LibraryImport(Library, EntryPoint = "Highs_run")]
    internal static partial int Run(nint highs);

    [LibraryImport(Library, EntryPoint = "Highs_getModelStatus")]
    internal static partial int ModelStatus(nint highs);

    [LibraryImport(Library, EntryPoint = "Highs_setBoolOptionValue", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetOption(nint highs, string name, int value);

    [LibraryImport(Library, EntryPoint = "Highs_setDoubleOptionValue", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetOption(nint highs, string name, double value);

    /// <summary>Whether the library can be loaded.</summary>
    internal static bool IsThere
    {
        get
        {
            var highs = Create();
            Destroy(highs);
            return highs != nint.Zero;
        }
    }

    /// <summary>Hands a linear part over.</summary>
    internal static int PassLp(
        nint highs,
        double[] cost,
        double[] lower,
        double[] upper,
        double[] low,
        double[] high,
        SparseRows rows
    ) =>
        PassLp(
            highs,
            cost.Length,
            low.Length,
            rows.Values.Length,
            Rowwise,
            Minimise,
            0,
            cost,
            lower,
            upper,
            low,
            high,
            rows.Starts,
            rows.Places,
            rows.Values
        );

    /// <summary>Hands a quadratic part over.</summary>
    internal static int PassHessian(nint highs, int variables, SparseRows columns) =>
        PassHessian(
            highs,
            variables,
            columns.Values.Length,
            Triangular,
            columns.Starts,
            columns.Places,
            columns.Values
        );

    /// <summary>The variables of the solution.</summary>
    internal static double[] Values(nint highs, int variables, int rows)
    {
        var values = new double[variables];
        _ = GetSolution(highs, values, new double[variables], new double[rows], new double[rows]);
        return values;
    }

    [LibraryImport(Library, EntryPoint = "Highs_passLp")]
    private static partial int PassLp(
        nint highs,
        int columns,
        int rows,
        int entries,
        int format,
        int sense,
        double offset,
        double[] cost,
        double[] lower,
        double[] upper,
        double[] low,
        double[] high,
        int[] starts,
        int[] places,
        double[] values
    );

    [LibraryImport(Library, EntryPoint = "Highs_passHessian")]
    private static partial int PassHessian(
        nint highs,
        int size,
        int entries,
        int format,
        int[] starts,
        int[] places,
        double[] values
    );

    [LibraryImport(Library, EntryPoint = "Highs_getSolution")]
    private static partial int GetSolution(
        nint highs,
        [Out] double[] columns,
        [Out] double[] columnDuals,
        [Out] double[] rows,
        [Out] double[] rowDuals
    );

    /// <summary>The file has its version behind its name, which the runtime does not try.</summary>
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
            return nint.Zero;
        var file =
            OperatingSystem.IsWindows() ? "highs.dll"
            : OperatingSystem.IsMacOS() ? "libhighs.1.dylib"
            : "libhighs.so.1";
        return NativeLibrary.Load(file, assembly, path);
    }
}
