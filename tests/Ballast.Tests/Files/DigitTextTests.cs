using System.Globalization;
using System.Text;
using Ballast.Files.Formats;

namespace Ballast.Tests.Files;

/// <summary>The library's parser is the oracle.</summary>
public sealed class DigitTextTests
{
    [Theory]
    [InlineData("0.1")]
    [InlineData("-0.014085108")]
    [InlineData("-0")]
    [InlineData("5.")]
    [InlineData(".5")]
    [InlineData("-.5")]
    [InlineData("+0.5")]
    [InlineData("00000000000000000000.25")]
    [InlineData("0.1234567890123456789")]
    [InlineData("123456789012345")]
    [InlineData("1234567890123456")]
    [InlineData("0.0000000000000000000001")]
    [InlineData("0.00000000000000000000001")]
    [InlineData("1e-5")]
    [InlineData("1E400")]
    [InlineData("nan")]
    [InlineData("Infinity")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1-2")]
    [InlineData(" 1 ")]
    [InlineData("0x10")]
    public void Real_OfText_IsWhatTheLibraryReads(string text) => Same(text);

    [Fact]
    public void Real_OfRandomDigits_IsWhatTheLibraryReads()
    {
        var random = new Random(7);
        const string Signs = "0123456789012345678901234567890123456789.-e+";
        for (var i = 0; i < 100_000; i++)
            Same(string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => Signs[random.Next(Signs.Length)])));
        for (var i = 0; i < 100_000; i++)
            Same(
                ((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-9, 9))).ToString(
                    "R",
                    CultureInfo.InvariantCulture
                )
            );
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("999999", 999_999)]
    [InlineData("0007", 7)]
    [InlineData("1000000", null)]
    [InlineData("", null)]
    [InlineData("1.0", null)]
    [InlineData("-1", null)]
    public void Whole_OfText_IsReadOrLeftToOthers(string text, int? expected) =>
        (DigitText.TryWhole(Encoding.UTF8.GetBytes(text), out var number) ? number : (int?)null).ShouldBe(expected);

    private static void Same(string text)
    {
        var isReal = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var expected);
        var isRead = DigitText.TryReal(Encoding.UTF8.GetBytes(text), out var number);
        isRead.ShouldBe(isReal && double.IsFinite(expected), text);
        if (isRead)
            BitConverter.DoubleToInt64Bits(number).ShouldBe(BitConverter.DoubleToInt64Bits(expected), text);
    }
}
