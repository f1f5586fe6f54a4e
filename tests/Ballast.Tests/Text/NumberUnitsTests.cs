using Ballast.Core.Text;

namespace Ballast.Tests.Text;

/// <summary>A number and its unit stay on one line.</summary>
public sealed class NumberUnitsTests
{
    [Theory]
    [InlineData("fell by 0.9 % from", "fell by 0.9\u00A0% from")]
    [InlineData("10 NMR, 3 USD and 5 s.", "10\u00A0NMR, 3\u00A0USD and 5\u00A0s.")]
    [InlineData("2 stakes and 7 models", "2 stakes and 7 models")]
    [InlineData("a % b, NMR", "a % b, NMR")]
    [InlineData("", "")]
    public void Bind_KeepsANumberWithItsUnit(string text, string expected) => NumberUnits.Bind(text).ShouldBe(expected);
}
