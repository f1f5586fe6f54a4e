using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

internal static class EquityAssert
{
    /// <summary>The tolerance the kernel promises: 1e-12 relative or 1e-13 absolute, NaN where the other is, and the very same counts.</summary>
    public static void ShouldAgree(EquityGrid actual, EquityGrid expected)
    {
        actual.PresentRounds.ShouldBe(expected.PresentRounds);
        ShouldAgree(actual.FinalEquity, expected.FinalEquity);
        ShouldAgree(actual.LargestDrawdown, expected.LargestDrawdown);
        ShouldAgree(actual.Cvar, expected.Cvar);
        ShouldAgree(actual.Sharpe, expected.Sharpe);
    }

    /// <summary>The very same bits, those of NaN too.</summary>
    public static void ShouldBeTheSame(EquityGrid actual, EquityGrid expected)
    {
        actual.PresentRounds.ShouldBe(expected.PresentRounds);
        foreach (
            var of in (Func<EquityGrid, double[]>[])
                [g => g.FinalEquity, g => g.LargestDrawdown, g => g.Cvar, g => g.Sharpe]
        )
            Bits(of(actual)).SequenceEqual(Bits(of(expected))).ShouldBeTrue();
    }

    private static IEnumerable<long> Bits(double[] values) => values.Select(BitConverter.DoubleToInt64Bits);

    private static void ShouldAgree(double[] actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (double.IsNaN(expected[i]) || double.IsNaN(actual[i]))
                double.IsNaN(actual[i]).ShouldBe(double.IsNaN(expected[i]), $"{i}: {actual[i]} for {expected[i]}");
            else
                actual[i].ShouldBe(expected[i], Math.Max(1e-13, 1e-12 * Math.Abs(expected[i])));
        }
    }
}
