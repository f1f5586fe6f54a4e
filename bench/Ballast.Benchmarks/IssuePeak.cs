using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ballast.Benchmarks;

/// <summary>
/// How many clipped cells one core could compute if nothing but arithmetic had to be done: a cell takes three instructions, and multiplications and
/// additions have pipes of their own.
/// </summary>
internal static class IssuePeak
{
    private const int Steps = 4_000_000;
    private const int InstructionsACell = 3;

    /// <summary>Cells a second, thousand millions, on one core; the best of some samples.</summary>
    public static double CellsASecond()
    {
        var best = 0.0;
        for (var sample = 0; sample < 12; sample++)
        {
            var start = Environment.CpuUsage.TotalTime;
            var sum = Mixed(0.5 + sample, 1e-3);
            var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            if (double.IsNaN(sum))
                return double.NaN;
            best = Math.Max(best, 12.0 * Vector512<double>.Count * Steps / seconds / 1e9 / InstructionsACell);
        }
        return best;
    }

    /// <summary>Six multiplications and six additions a step, none of which waits for another of its step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Mixed(double start, double step)
    {
        var (c, d) = (Vector512.Create(0.999), Vector512.Create(step));
        var a0 = Vector512.Create(start);
        var (a1, a2, a3, a4, a5) = (a0 + d, a0 - d, a0 * d, a0 + c, a0 - c);
        var (b0, b1, b2, b3, b4, b5) = (a1 + a1, a2 + a2, a3 + a3, a4 + a4, a5 + a5, a0 + a0);
        for (var i = 0; i < Steps; i++)
        {
            a0 = Vector512.FusedMultiplyAdd(a0, c, d);
            b0 += d;
            a1 = Vector512.FusedMultiplyAdd(a1, c, d);
            b1 += d;
            a2 = Vector512.FusedMultiplyAdd(a2, c, d);
            b2 += d;
            a3 = Vector512.FusedMultiplyAdd(a3, c, d);
            b3 += d;
            a4 = Vector512.FusedMultiplyAdd(a4, c, d);
            b4 += d;
            a5 = Vector512.FusedMultiplyAdd(a5, c, d);
            b5 += d;
        }
        return Vector512.Sum(a0 + a1 + a2 + a3 + a4 + a5 + b0 + b1 + b2 + b3 + b4 + b5);
    }
}
