using System.Globalization;
using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

/// <summary>
/// The money-weighted return against independent libraries. <c>excel</c> is the example of Microsoft's page on XIRR, which gives 0.373362535. All rates were computed
/// with two packages of npm, xirr 1.1.0 and node-irr 2.0.5: <c>xirr([{when: new Date('2025-01-01T00:00Z'), amount: -100}, …])</c>; they agree to 1e-11. <c>ladder</c>
/// is 40 made-up positions of 84 days.
/// </summary>
public sealed class InternalRateTests
{
    private const string Ladder =
        "2024-01-02 -1;2024-01-04 -1.842;2024-01-07 -2.317;2024-01-11 -3.171;2024-01-14 -4.267;2024-01-16 -3.832;2024-01-17 -3.736;2024-01-21 -4.23;2024-01-24 -4.693;2024-01-27 -3.31;2024-01-31 -2.489;2024-02-04 -2.329;2024-02-06 -2.714;2024-02-10 -3.229;2024-02-14 -1.234;2024-02-17 -3.035;2024-02-18 -4.636;2024-02-20 -2.376;2024-02-24 -3.059;2024-02-26 -2.134;2024-02-28 -2.33;2024-03-02 -1.933;2024-03-04 -4.452;2024-03-07 -3.065;2024-03-10 -4.758;2024-03-13 -2.004;2024-03-15 -2.322;2024-03-19 -4.51;2024-03-23 -1.311;2024-03-24 -1.312;2024-03-25 -3.529;2024-03-26 1.047;2024-03-27 -3.372;2024-03-28 1.893;2024-03-31 2.387;2024-03-31 -4.538;2024-04-04 3.245;2024-04-04 -4.631;2024-04-06 -1.042;2024-04-07 4.178;2024-04-07 -1.006;2024-04-08 -3.965;2024-04-09 3.927;2024-04-10 3.743;2024-04-11 -1.952;2024-04-12 -2.496;2024-04-13 -2.957;2024-04-14 4.092;2024-04-17 4.805;2024-04-20 3.463;2024-04-24 2.46;2024-04-28 2.26;2024-04-30 2.672;2024-05-04 3.319;2024-05-08 1.212;2024-05-11 3.026;2024-05-12 4.453;2024-05-14 2.427;2024-05-18 2.972;2024-05-20 2.116;2024-05-22 2.349;2024-05-25 2.021;2024-05-27 4.534;2024-05-30 3.082;2024-06-02 4.733;2024-06-05 2.031;2024-06-07 2.308;2024-06-11 4.357;2024-06-15 1.305;2024-06-16 1.384;2024-06-17 3.421;2024-06-19 3.267;2024-06-23 4.738;2024-06-27 4.775;2024-06-29 1.021;2024-06-30 1.023;2024-07-01 3.981;2024-07-04 2.036;2024-07-05 2.607;2024-07-06 2.825";

    [Theory]
    [InlineData(
        "excel",
        "2008-01-01 -10000;2008-03-01 2750;2008-10-30 4250;2009-02-15 3250;2009-04-01 2750",
        0.37336253351883103
    )]
    [InlineData("loss", "2025-01-01 -100;2025-06-15 -50;2026-02-01 90", -0.4256080994526487)]
    [InlineData("a leap year", "2024-02-29 -1;2025-02-28 2", 1)]
    [InlineData("ladder", Ladder, 0.014067442243218363)]
    public void Rate_IsThatOfIndependentLibraries(string name, string flows, double expected)
    {
        var found = InternalRate.Find(Read(flows));
        found.Why.ShouldBeNull(name);
        found.Rate!.Value.ShouldBe(expected, 1e-10, name);
    }

    /// <summary>Flows of -100, 230 and -132 a year apart are worth nothing at 10 % and at 20 %: (1.1 - x)(1.2 - x) = 1.32 - 2.3 x + x².</summary>
    [Fact]
    public void TwoSolutions_AreRefused() =>
        InternalRate
            .Find(Read("2021-01-01 -100;2022-01-01 230;2023-01-01 -132"))
            .ShouldBe(new InternalRateResult(null, "several-solutions"));

    [Theory]
    [InlineData("no-flows", "")]
    [InlineData("no-flows", "2025-01-01 -1;2025-01-01 1")]
    [InlineData("too-short", "2025-01-01 -100;2025-01-30 101")]
    [InlineData("one-way", "2025-01-01 -100;2025-06-30 -1")]
    [InlineData("one-way", "2025-01-01 100;2025-06-30 1")]
    // x² - 2 x + 2 has no real root.
    [InlineData("no-solution", "2021-01-01 100;2022-01-01 -200;2023-01-01 200")]
    public void NoRate_HasAReason(string why, string flows) =>
        InternalRate.Find(Read(flows)).ShouldBe(new InternalRateResult(null, why));

    [Fact]
    public void ThirtyDays_AreEnough() =>
        InternalRate
            .Find(Read("2025-01-01 -100;2025-01-31 101"))
            .Rate!.Value.ShouldBe(Math.Pow(1.01, 365 / 30.0) - 1, 1e-12);

    private static IEnumerable<(DateOnly, double)> Read(string flows) =>
        flows
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(f => f.Split(' '))
            .Select(f =>
                (DateOnly.Parse(f[0], CultureInfo.InvariantCulture), double.Parse(f[1], CultureInfo.InvariantCulture))
            );
}
