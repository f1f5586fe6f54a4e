using Ballast.Core.Text;
using Ballast.Server.Markup;

namespace Ballast.Tests.Server.Pages;

/// <summary>What is put into pages stays text.</summary>
public sealed class MarkupTests
{
    [Fact]
    public void Text_PutIntoHtml_IsEncoded()
    {
        const string Name = "<b>\"it's\" & more</b>";

        Html.Of($"<p>{Name}</p>").ToString().ShouldBe("<p>&lt;b&gt;&quot;it&#39;s&quot; &amp; more&lt;/b&gt;</p>");
        Html.Of($"<p>{Html.Of($"<i>{Name}</i>")}</p>").ToString().ShouldContain("<p><i>&lt;b&gt;");
    }

    [Fact]
    public void Column_NamedAfterAnyModel_IsDrawn()
    {
        var table = new TableAsHtml(link: null, rest: null).Draw(
            new Table(
                "t",
                [new Column("Model", ColumnKind.Name), new Column("#1 ~ ~"), new Column("")],
                [
                    [Cell.Name("x"), Cell.Count(3), Cell.Empty],
                ]
            )
        );

        table.ToString().ShouldContain("<th scope=\"col\" class=\"n\">#1 ~ ~</th>");
        table.ToString().ShouldContain("<td class=\"n\"><data value=\"3\">3</data></td>");
    }
}
