using System.Globalization;
using Ballast.Core.Risk;

namespace Ballast.Tests.Risk.Bootstrap;

/// <summary>
/// How often 95 % intervals hold what they are to hold, in worlds whose true values are known. The tables of docs/risk.md are made by the explicit test:
/// <c>./test.sh --filter-class '*IntervalCoverageTests' --explicit only --show-live-output on</c>, with BALLAST_COVERAGE_SERIES series a column
/// (1,000) of the columns whose name holds BALLAST_COVERAGE_COLUMN (all).
/// </summary>
public sealed class IntervalCoverageTests(ITestOutputHelper output)
{
    /// <summary>A coverage of 100 series is unsure by 2.2 points (one standard error): three of them below the three points that are allowed.</summary>
    private const double Least = 0.95 - 0.03 - (3 * 0.022);

    [Theory]
    [InlineData("daily, 355")]
    [InlineData("daily, 355, heavy tails")]
    public void Intervals_OfASmallTable_HoldTheirLevel(string name)
    {
        var world = CoverageColumns.All.Single(c => c.Name == name);
        IRiskMeasure[] measures =
        [
            .. MeasureCatalogue.All.Where(m =>
                m.Name is "return" or "sharpe" or "volatility" or "burnRate" or "cvar" or "total" or "maxDrawdown" or "worst20Rounds"
            ),
        ];
        foreach (var covered in Covered.Count(world, measures, 100))
        {
            output.WriteLine($"{covered}");
            covered.Given.ShouldBe(100, covered.Measure);
            (covered.Held / 100.0).ShouldBeGreaterThanOrEqualTo(Least, covered.Measure);
            ((covered.HeldFresh ?? 100) / 100.0).ShouldBeGreaterThanOrEqualTo(Least, covered.Measure);
        }
    }

    [Fact(Explicit = true)]
    public void Coverage_OfTheWholeTable_IsWrittenOut()
    {
        var series = int.Parse(
            Environment.GetEnvironmentVariable("BALLAST_COVERAGE_SERIES") ?? "1000",
            CultureInfo.InvariantCulture
        );
        var asked = Environment.GetEnvironmentVariable("BALLAST_COVERAGE_COLUMN") ?? "";
        foreach (var world in CoverageColumns.All.Where(c => c.Name.Contains(asked, StringComparison.Ordinal)))
        {
            output.WriteLine($"| {world.Name} | target | fresh record | given |");
            foreach (var row in Covered.Count(world, MeasureCatalogue.All, series).Where(r => r.Given > 0))
                output.WriteLine(
                    $"| {row.Measure} | {Percent(row.Held, row.Given)} | {(row.HeldFresh is { } f ? Percent(f, row.Given) : "")} | {Percent(row.Given, series)} |"
                );
        }
    }

    private static string Percent(int count, int of) => (100.0 * count / of).ToString("0.0", CultureInfo.InvariantCulture);
}
