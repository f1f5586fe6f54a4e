using System.Globalization;
using Ballast.Core.Text;

namespace Ballast.Tests.Text;

/// <summary>Numbers as people read them, whoever draws them.</summary>
public sealed class FormatTests
{
    [Theory]
    [InlineData("0", "0.00")]
    [InlineData("1234.567", "+1,234.57")]
    [InlineData("-1", "-1.00")]
    [InlineData("0.12345", "+0.1235")]
    [InlineData("-0.00001", "-0.00001000")]
    public void Nmr_HasItsSign_TwoPlacesFromOneOn_FourDigitsBelow(string value, string text) =>
        Format.SignedNmr(decimal.Parse(value, CultureInfo.InvariantCulture)).ShouldBe(text);

    [Theory]
    [InlineData("0.004", "<0.01")]
    [InlineData("-0.004", ">-0.01")]
    [InlineData("-12345.678", "-12,345.68")]
    [InlineData("0", "0.00")]
    public void RoundedNmr_IsNeverNothing_UnlessItIs(string value, string text) =>
        Format.RoundedNmr(decimal.Parse(value, CultureInfo.InvariantCulture), 2, hasSign: true).ShouldBe(text);

    [Theory]
    [InlineData(0, "0.0000")]
    [InlineData(-12.3, "-12.30")]
    [InlineData(0.05033, "+0.0503")]
    [InlineData(-0.00002, "-0.00002000")]
    public void Estimate_OfNmr_HasFourPlaces_UnlessTheseWouldBeNothing(double value, string text) =>
        Format.Estimate(value).ShouldBe(text);

    [Theory]
    [InlineData(0.0042, "+0.42 %")]
    [InlineData(-0.1, "-10.00 %")]
    [InlineData(0, "0.00 %")]
    [InlineData(-0.00001, "0.00 %")]
    [InlineData(double.NaN, "n/a")]
    public void Percent_HasItsSignAndItsUnit(double share, string text) => Format.Percent(share, 2).ShouldBe(text);

    [Theory]
    [InlineData(0.42, "42.00 %")]
    [InlineData(-0.00001, "0.00 %")]
    [InlineData(-0.05, "-5.00 %")]
    public void PlainPercent_ShowsOnlyAMinus_AndNoneOfNothing(double share, string text) =>
        Format.PlainPercent(share, 2).ShouldBe(text);

    /// <summary>Four places; a small one keeps three digits, and what is nothing has no sign.</summary>
    [Theory]
    [InlineData(0.0896123456789, "+0.0896")]
    [InlineData(-0.0245, "-0.0245")]
    [InlineData(0.000045678, "+0.0000457")]
    [InlineData(0, "0.0000")]
    [InlineData(double.NaN, "n/a")]
    public void Score_HasSensibleDigits(double score, string text) => Format.Score(score).ShouldBe(text);

    /// <summary>A sum of which nothing is left may end as minus zero; what shows as nothing has no sign.</summary>
    [Theory]
    [InlineData(-0.0)]
    [InlineData(-1e-18)]
    public void Nothing_HasNoSign(double value)
    {
        string[] said =
        [
            Format.About(value),
            Format.Percent(value),
            Format.PlainPercent(value),
            Format.Number(value, 2),
            Format.Signed(value, 2),
            Format.Fiat((decimal)value),
            Format.Fiat(decimal.Negate(0m)),
            Format.Multiplier((decimal)value),
            Format.Multiplier(decimal.Negate(0m)),
            Format.Exact(decimal.Negate(0m)),
            Format.RoundedNmr(decimal.Negate(0m), 2, hasSign: true),
            Format.RoundedNmr(decimal.Negate(0m), 2, hasSign: false),
            Format.Nmr(decimal.Negate(0m)),
            Format.SignedNmr(decimal.Negate(0m)),
            .. value == 0 ? [Format.Nmr(value), Format.Estimate(value), Format.Score(value)] : Array.Empty<string>(),
        ];
        said.ShouldAllBe(s => !s.StartsWith('-'));
    }

    [Theory]
    [InlineData("0.58732677", "0.5873")]
    [InlineData("2.25", "2.25")]
    [InlineData("1", "1")]
    public void Factor_HasFourPlacesAtMost_AndAllOfThemForMachines(string factor, string text)
    {
        var cell = Cell.Multiplier(decimal.Parse(factor, System.Globalization.CultureInfo.InvariantCulture));
        (cell.Text, cell.ExactValue).ShouldBe((text, factor));
    }
}
