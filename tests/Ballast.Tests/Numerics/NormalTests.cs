using MathNet.Numerics.Distributions;

namespace Ballast.Tests.Numerics;

/// <summary>Reference values: SciPy 1.10.1, scipy.special.ndtr and ndtri. That the library keeps what the evidence rests on, also far out.</summary>
public sealed class NormalTests
{
    [Theory]
    [InlineData(-8, 6.22096057427174e-16)]
    [InlineData(-3, 0.0013498980316300933)]
    [InlineData(-0.1, 0.460172162722971)]
    [InlineData(0, 0.5)]
    [InlineData(0.7, 0.758036347776927)]
    [InlineData(1.96, 0.9750021048517795)]
    [InlineData(6, 0.9999999990134123)]
    public void Probability_BelowALevel_IsTheReference(double level, double expected) =>
        Normal.CDF(0, 1, level).ShouldBe(expected, 2e-14 * expected);

    [Theory]
    [InlineData(1e-12, -7.034483825301131)]
    [InlineData(0.05, -1.6448536269514729)]
    [InlineData(0.5, 0)]
    [InlineData(0.6, 0.2533471031357997)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.9999999, 5.199337582290661)]
    public void Level_BelowWhichAShareLies_IsTheReference(double share, double expected) =>
        Normal.InvCDF(0, 1, share).ShouldBe(expected, 2e-14 * Math.Abs(expected));
}
