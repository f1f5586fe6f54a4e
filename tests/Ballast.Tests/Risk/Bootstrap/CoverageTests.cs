using Ballast.Core.Risk;

namespace Ballast.Tests.Risk.Bootstrap;

/// <summary>
/// How often an interval that is called 95 % holds what it is to hold. The table of docs/risk.md is made by the explicit test:
/// <c>--filter-class '*Bootstrap.CoverageTests' --explicit only --show-live-output on</c>.
/// </summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private const int SeriesOfTheTable = 500;

    /// <summary>From steady to wild: variance that does not move, and variance that reacts to the day and remembers it (GARCH), with heavy tails.</summary>
    private static readonly (double Reaction, double Memory) Wild = (0.10, 0.85);

    public static TheoryData<string> Worlds => [.. Named.Select(w => w.Name)];

    private static IEnumerable<CoverageWorld> Named
    {
        get
        {
            foreach (var (kind, wandering) in new[] { ("normal", ((double, double)?)null), ("garch-t5", Wild) })
            {
                yield return new CoverageWorld($"MA20 250 {kind}", 250, 20) { Wandering = wandering };
                yield return new CoverageWorld($"MA20 355 {kind}", 355, 20) { Wandering = wandering };
                yield return new CoverageWorld($"MA20 800 {kind}", 800, 20) { Wandering = wandering };
                yield return new CoverageWorld($"MA20 355 gaps {kind}", 355, 20)
                {
                    Wandering = wandering,
                    HasGaps = true,
                };
                yield return new CoverageWorld($"MA60 800 {kind}", 800, 60) { Wandering = wandering };
                yield return new CoverageWorld($"weekly 100 {kind}", 100, 4) { Wandering = wandering };
            }
            var year = new CoverageWorld("", 355, 20);
            yield return year with
            {
                Name = "MA20 355 mild tails",
                Wandering = (0.05, 0.90),
            };
            yield return year with
            {
                Name = "MA20 355 wild tails",
                Wandering = (0.08, 0.90),
            };
            yield return year with
            {
                Name = "MA20 355 a tenth its own",
                OwnVarianceShare = 0.1,
            };
            yield return year with
            {
                Name = "AR(1) 0.87 355",
                Memory = 0.87,
            };
            yield return year with
            {
                Name = "AR(1) 0.93 355",
                Memory = 0.93,
            };
            yield return year with
            {
                Name = "MA20 355 ratio 0",
                Ratio = 0,
            };
            yield return year with
            {
                Name = "MA20 355 ratio 0.7",
                Ratio = 0.7,
            };
        }
    }

    [Theory]
    [InlineData("MA20 250 normal")]
    [InlineData("weekly 100 garch-t5")]
    public void Intervals_OfRoundsThatShareDays_HoldWhatTheyAreTo(string world)
    {
        const int Series = 120;
        // Three points, and the chance of 120 series: two standard errors of a share of 0.95.
        var slack = 0.03 + (2 * Math.Sqrt(0.95 * 0.05 / Series));
        var covered = Covered.Count(Named.Single(w => w.Name == world), MeasureCatalogue.All, Series);
        foreach (var measure in covered.Where(c => c.Given > Series / 2))
        {
            Share(measure.Held, measure).ShouldBeGreaterThan(0.95 - slack, measure.Measure);
            if (measure.HeldFresh is { } fresh)
                Share(fresh, measure).ShouldBeGreaterThan(0.95 - slack, measure.Measure + ", a fresh record");
        }
        covered.Count(c => c.Given > Series / 2).ShouldBeGreaterThanOrEqualTo(18, "measures with an interval");
    }

    [Theory(Explicit = true)]
    [MemberData(nameof(Worlds))]
    public void Coverage_OfTheWholeTable_IsWrittenOut(string world)
    {
        var covered = Covered.Count(Named.Single(w => w.Name == world), MeasureCatalogue.All, SeriesOfTheTable);
        foreach (var measure in covered.Where(c => c.Given > 0))
            output.WriteLine(
                $"{world} | {measure.Measure} | {Share(measure.Held, measure):P1} | {(measure.HeldFresh is { } f ? Share(f, measure).ToString("P1") : "")} | {measure.Given}"
            );
    }

    private static double Share(int held, Covered measure) => (double)held / measure.Given;
}
