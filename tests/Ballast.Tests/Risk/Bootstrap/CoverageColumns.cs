namespace Ballast.Tests.Risk.Bootstrap;

/// <summary>The columns of the coverage table.</summary>
internal static class CoverageColumns
{
    private static readonly (double, double) Usual = (0.10, 0.85);

    /// <summary>Every column: each kind of record with normal and with heavy-tailed days, and worlds of another make.</summary>
    public static IReadOnlyList<CoverageWorld> All { get; } =
    [
        .. Kinds.Concat(Kinds.Select(k => k with { Name = $"{k.Name}, heavy tails", Wandering = Usual })),
        new("daily, 355, mild tails", 355, 20) { Wandering = (0.05, 0.90) },
        new("daily, 355, wild tails", 355, 20) { Wandering = (0.08, 0.90) },
        new("daily, 355, a tenth their own", 355, 20) { OwnShare = 0.1 },
        new("daily, 355, AR(1) 0.87", 355, 20) { Memory = 0.87 },
        new("daily, 355, AR(1) 0.93", 355, 20) { Memory = 0.93 },
        new("daily, 355, ratio 0", 355, 20) { Ratio = 0 },
        new("daily, 355, ratio 0.7", 355, 20) { Ratio = 0.7 },
    ];

    private static IEnumerable<CoverageWorld> Kinds =>
        [
            new("daily, 250", 250, 20),
            new("daily, 355", 355, 20),
            new("daily, 800", 800, 20),
            new("daily, 355, gaps", 355, 20) { HasGaps = true },
            new("60 days, 800", 800, 60),
            new("weekly, 100", 100, 4),
        ];
}
