using Ballast.Files;
using Ballast.Files.Reading;

namespace Ballast.Tests.Files;

/// <summary>A number is never read a thousand times too large or too small.</summary>
public sealed class NumberTextTests
{
    [Theory]
    [InlineData(';', "12,345", "12.345")]
    [InlineData('\t', "0,250", "0.250")]
    [InlineData('|', "-0,105", "-0.105")]
    [InlineData(';', "1.234,56", "1234.56")]
    [InlineData(';', "1,234.56", "1234.56")]
    [InlineData(';', "1,234,567", "1234567")]
    [InlineData(';', "12.345", "12.345")]
    [InlineData(';', "4,2731e-4", "4.2731e-4")]
    [InlineData(',', "1,234.5", "1234.5")]
    [InlineData(',', "1,234,567", "1234567")]
    [InlineData(',', "12.345", "12.345")]
    [InlineData(',', "0E-18", "0E-18")]
    public void Number_AsItIsWritten_HasADecimalPoint(char separator, string text, string plain) =>
        new NumberText(separator).Plain(text, "stake").ShouldBe(plain);

    [Theory]
    // In a file separated by commas: 12.345 or 12345?
    [InlineData(',', "", "12,345")]
    // The file has decimal commas: 12345 or 12.345?
    [InlineData(';', "0,5", "12.345")]
    // The file has decimal points: 12345 or 12.345?
    [InlineData(';', "0.5", "12,345")]
    [InlineData(';', "0,5", "1,234.5")]
    public void Number_ThatCouldBeTwo_IsRefused(char separator, string before, string text)
    {
        var numbers = new NumberText(separator);
        numbers.Plain(before, "stake");
        Should.Throw<FormatException>(() => numbers.Plain(text, "stake"));
    }

    [Fact]
    public void Number_ThatWasReadAndCouldHaveBeenAnother_RefusesTheFile()
    {
        var numbers = new NumberText(';');
        numbers.Plain("12.345", "stake").ShouldBe("12.345");
        Should.Throw<FileReadException>(() => numbers.Plain("0,5", "stake")).Code.ShouldBe("mixed-decimals");
    }

    [Theory]
    [InlineData("2026-02-10T13:00:00+0900", "2026-02-10T04:00:00Z", false)]
    [InlineData("2026-02-10 13:00:00+00", "2026-02-10T13:00:00Z", false)]
    [InlineData("2026-02-10 13:00:00 UTC", "2026-02-10T13:00:00Z", false)]
    [InlineData("2026-02-10T13:00:00.123456789Z", "2026-02-10T13:00:00.1234567Z", false)]
    [InlineData("2026-02-10T13:00", "2026-02-10T13:00:00Z", false)]
    [InlineData("2026-02-10", "2026-02-10T00:00:00Z", true)]
    [InlineData("20260210", "2026-02-10T00:00:00Z", true)]
    [InlineData("02/10/2026 13:00:00", "2026-02-10T13:00:00Z", false)]
    [InlineData("10.02.2026", "2026-02-10T00:00:00Z", true)]
    [InlineData("1770728400", "2026-02-10T13:00:00Z", false)]
    [InlineData("1770728400000", "2026-02-10T13:00:00Z", false)]
    [InlineData("1770728400000000000", "2026-02-10T13:00:00Z", false)]
    public void Time_AsItIsWritten_IsAMoment(string text, string moment, bool isDay)
    {
        var read = TimeText.Read(text).ShouldNotBeNull();
        read.Time.ShouldBe(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));
        read.IsDay.ShouldBe(isDay);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-02-10T25:00:00Z")]
    [InlineData("2026-02-10T13:00:00+99:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("12345")]
    [InlineData("soon")]
    public void Time_ThatIsNone_IsNone(string text) => TimeText.Read(text).ShouldBeNull();
}
