using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

internal static class GridAssert
{
    /// <summary>The tolerance the kernel promises: 1e-12 relative or 1e-13 absolute, and the very same counts.</summary>
    public static void ShouldAgree(PayoutGrid actual, PayoutGrid expected)
    {
        actual.PresentRounds.ShouldBe(expected.PresentRounds);
        actual.Values.Length.ShouldBe(expected.Values.Length);
        for (var i = 0; i < expected.Values.Length; i++)
            actual.Values[i].ShouldBe(expected.Values[i], Math.Max(1e-13, 1e-12 * Math.Abs(expected.Values[i])));
    }
}
