using System.Runtime.InteropServices;

namespace Ballast.Core.Numerics;

/// <summary>Arrays of many megabytes, on pages of 2 MB where the system lends them.</summary>
/// <remarks>
/// With pages of 4 KB, touching a panel of 14,000 models for the first time and finding its pages again takes a good part of reading it
/// (docs/performance.md). NumPy asks for the same. Source: https://www.kernel.org/doc/html/latest/admin-guide/mm/transhuge.html.
/// </remarks>
internal static class LargeArray
{
    private const nuint Page = 2 << 20;
    private const long WorthAsking = 4 << 20;

    // MADV_HUGEPAGE of madvise(2).
    private const int LargePages = 14;

    /// <summary>An array whose values are whatever lay there: to be filled before it is read.</summary>
    /// <param name="length">Values.</param>
    public static double[] Uninitialized(int length)
    {
        var values = GC.AllocateUninitializedArray<double>(length);
        if (OperatingSystem.IsLinux() && (long)length * sizeof(double) >= WorthAsking)
            AskForLargePages(values);
        return values;
    }

    /// <summary>It is a wish: where it is not granted nothing changes but the time.</summary>
    private static unsafe void AskForLargePages(double[] values)
    {
        fixed (double* start = values)
        {
            // Only those that it fills.
            var from = ((nuint)start + Page - 1) / Page * Page;
            var to = (nuint)(start + values.Length) / Page * Page;
            try
            {
                _ = Advise(from, to - from, LargePages);
            }
            catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
            {
                // A system without it has its own ways.
            }
        }
    }

    [DllImport("libc", EntryPoint = "madvise", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nuint from, nuint bytes, int advice);
}
