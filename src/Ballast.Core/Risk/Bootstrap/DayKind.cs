using System.Runtime.CompilerServices;
using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>A kind of made-up day: how heavy the tails of its shock are, and how its spread wanders (GARCH(1,1), Bollerslev 1987).</summary>
/// <param name="Reaction">How much yesterday's squared shock adds to today's variance.</param>
/// <param name="Memory">How much of yesterday's variance stays.</param>
/// <param name="Freedom">Degrees of freedom of the shock; infinite for the normal distribution.</param>
internal readonly record struct DayKind(double Reaction, double Memory, double Freedom)
{
    private const int Before = 100;

    /// <summary>From steady and normal to wild: in turns, so that each is as frequent among the made-up records.</summary>
    public static IReadOnlyList<DayKind> All { get; } =
    [
        new(0, 0, double.PositiveInfinity),
        new(0.05, 0.90, 5),
        new(0.10, 0.85, 5),
        new(0, 0, double.PositiveInfinity),
        new(0.05, 0.90, 5),
        new(0.10, 0.85, 5),
        new(0.08, 0.90, 5),
        new(0.10, 0.88, 5),
    ];

    /// <summary>The kind of a made-up record.</summary>
    public static int IndexOf(int record) => record % All.Count;

    /// <summary>Days in a row, of mean 0 and variance 1 in the long run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(Span<double> days, ref SeededRandom chance)
    {
        var variance = 1.0;
        // A wandering spread begins at its usual size and is let wander first.
        for (var i = Reaction > 0 ? -Before : 0; i < days.Length; i++)
        {
            var shock = Math.Sqrt(variance) * StudentRandom.Next(ref chance, Freedom);
            if (i >= 0)
                days[i] = shock;
            if (Reaction > 0)
                variance = 1 - Reaction - Memory + (Reaction * shock * shock) + (Memory * variance);
        }
    }
}
