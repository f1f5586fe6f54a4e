using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Sandbox.GraphQl;

namespace Ballast.Tests.Sandbox.GraphQl;

public class ScalarsTests
{
    [Theory]
    [InlineData("0", "0E-18")]
    [InlineData("1.5", "1.500000000000000000")]
    [InlineData("-0.25", "-0.250000000000000000")]
    [InlineData("0.000001", "0.000001000000000000")]
    [InlineData("0.0000001", "1.00000000000E-7")]
    [InlineData("-0.000000000000000001", "-1E-18")]
    [InlineData("335.183056609585400721", "335.183056609585400721")]
    public void An_amount_is_written_with_eighteen_places_or_an_exponent(string amount, string text)
    {
        var value = decimal.Parse(amount, CultureInfo.InvariantCulture);
        Scalars.Nmr(value).ShouldBe(text);
        decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ShouldBe(value);
    }

    [Theory]
    [InlineData("1.5", "1500000000000000000")]
    [InlineData("0.000000000000000001", "1")]
    [InlineData("0", "0")]
    [InlineData("12345.678901234567890123", "12345678901234567890123")]
    public void An_amount_in_wei_is_an_integer(string amount, string text) =>
        Scalars.Wei(decimal.Parse(amount, CultureInfo.InvariantCulture)).ShouldBe(text);

    [Theory]
    [InlineData("0.011874324931", "0.011874324931")]
    [InlineData("0.00042731", "4.2731e-4")]
    [InlineData("-0.000000000001", "-1e-12")]
    [InlineData("0", "0")]
    public void A_score_is_a_json_number_and_a_small_one_has_an_exponent(string score, string text)
    {
        var value = decimal.Parse(score, CultureInfo.InvariantCulture);
        Written("Float", value).ShouldBe(text);
        JsonDocument.Parse(text).RootElement.GetDecimal().ShouldBe(value);
    }

    [Fact]
    public void Times_end_in_Z_and_dates_have_no_clock()
    {
        var time = new DateTimeOffset(2025, 9, 20, 15, 28, 1, TimeSpan.FromHours(2));
        Written("Time", time).ShouldBe("\"2025-09-20T13:28:01Z\"");
        Written("Date", time).ShouldBe("\"2025-09-20\"");
    }

    private static string Written(string type, object value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            Scalars.Write(json, type, value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
