using System.Globalization;
using Ballast.Web.Markup;

namespace Ballast.Tests.Web.Reports;

/// <summary>Numbers as a report writes them.</summary>
public class WordsTests
{
    [Theory]
    [InlineData("0", "0.00")]
    [InlineData("1234.567", "+1,234.57")]
    [InlineData("-1", "\u22121.00")]
    [InlineData("0.12345", "+0.1235")]
    [InlineData("-0.00001", "0.0000")]
    public void nmr_has_a_true_sign_and_two_places_from_one_on(string value, string text) =>
        Words.Nmr(decimal.Parse(value, CultureInfo.InvariantCulture)).ShouldBe(text);

    [Theory]
    [InlineData(0.0042, "+0.42\u00A0%")]
    [InlineData(-0.1, "\u221210.00\u00A0%")]
    [InlineData(0, "0.00\u00A0%")]
    [InlineData(-0.00001, "0.00\u00A0%")]
    [InlineData(double.NaN, "n/a")]
    public void percent_has_its_sign_and_its_unit(double share, string text) => Words.Percent(share).ShouldBe(text);

    [Theory]
    [InlineData(0.42, "42.00\u00A0%")]
    [InlineData(-0.00001, "0.00\u00A0%")]
    [InlineData(-0.05, "\u22125.00\u00A0%")]
    public void a_plain_share_shows_only_a_minus(double share, string text) => Words.Plain(share).ShouldBe(text);

    [Fact]
    public void what_is_put_into_html_is_encoded()
    {
        const string Name = "<b>\"it's\" & more</b>";

        Html.Of($"<p>{Name}</p>").ToString().ShouldBe("<p>&lt;b&gt;&quot;it&#39;s&quot; &amp; more&lt;/b&gt;</p>");
        Html.Of($"<p>{Html.Of($"<i>{Name}</i>")}</p>").ToString().ShouldContain("<p><i>&lt;b&gt;");
    }

    [Fact]
    public void a_column_may_be_named_after_any_model()
    {
        var table = new Table("t", "Model", "##1 ~ ~").Row(Html.Name("x"), Figure.Count(3)).Open().ToString();

        table.ShouldContain("<th scope=\"col\" class=\"n\">#1 ~ ~</th>");
        table.ShouldContain("<td class=\"n\"><data value=\"3\">3</data></td>");
    }
}
