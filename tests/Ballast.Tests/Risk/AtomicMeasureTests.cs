using Ballast.Core.Ledger;
using Ballast.Core.Numerics;
using Ballast.Core.Risk;

namespace Ballast.Tests.Risk;

/// <summary>Measures of returns under the atomic law, where a settled position is staked again 64 rounds later.</summary>
public sealed class AtomicMeasureTests
{
    private static readonly Compounding Atomic = new(64, 1 / 64.0);

    [Fact]
    public void Growth_OfAConstantReturn_IsThatReturnAndCostsNothing()
    {
        double[] constant = [.. Enumerable.Repeat(0.002, 355)];
        Of("volatilityTax", constant).ShouldBe(0, 1e-15);
        Of("compounded", constant).ShouldBeGreaterThan(0.71, "more than the sum");
    }

    [Fact]
    public void VolatilityTax_BeforeAnyPositionIsStakedAgain_IsNothing() =>
        Of("volatilityTax", [.. Random(64)]).ShouldBe(0, 1e-14);

    [Fact]
    public void VolatilityTax_OfSwingingReturns_IsAboveNothing() =>
        Of("volatilityTax", [.. Random(640)]).ShouldBeGreaterThan(1e-6);

    [Fact]
    public void MaxDrawdown_OfTheCapital_IsThatOfTheWalk()
    {
        double[] returns = [.. Random(400)];
        var (peak, worst) = (1.0, 0.0);
        foreach (var capital in Atomic.Capital(returns))
        {
            peak = Math.Max(peak, capital);
            worst = Math.Max(worst, 1 - (capital / peak));
        }
        Of("maxDrawdown", returns).ShouldBe(worst, 1e-12);
        DrawdownFinder
            .Find(new RoundSeries([.. Enumerable.Range(1, 400)], returns), DrawdownKind.Compounded, Atomic)[0]
            .Depth.ShouldBe(worst, 1e-12);
    }

    [Fact]
    public void Catalogue_UnderAnyLaw_HasTheSameMeasuresInTheSameOrder() =>
        MeasureCatalogue.For(Atomic).Select(m => m.Name).ShouldBe(MeasureCatalogue.All.Select(m => m.Name));

    [Fact]
    public void Gaps_OfAnAtomicSeries_CountForWhatCompounds()
    {
        int[] rounds = [.. Enumerable.Range(1, 200).Where(r => r % 3 > 0)];
        double[] returns = [.. Random(rounds.Length)];
        var series = new RoundSeries(rounds, returns);
        var measure = MeasureCatalogue.For(Atomic).Single(m => m.Name == "compounded");
        series.Measured(measure).ShouldBe(Atomic.Capital(series.Grid)[^1] - 1, 1e-12);
    }

    private static double Of(string name, double[] returns) =>
        MeasureCatalogue.For(Atomic).Single(m => m.Name == name).Compute(returns);

    private static IEnumerable<double> Random(int count)
    {
        var chance = new SeededRandom(5, 1);
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = (chance.Uniform() - 0.48) / 64;
        return values;
    }
}
