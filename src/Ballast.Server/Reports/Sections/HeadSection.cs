using System.Globalization;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Report;
using Ballast.Core.Text;
using Ballast.Server.Markup;

namespace Ballast.Server.Reports.Sections;

/// <summary>Title, the honest first paragraph, and the way to the sections.</summary>
internal static class HeadSection
{
    /// <summary>The page's head.</summary>
    public static Html Of(ReportAnswer document, bool hasCharts) =>
        Html.Of(
            $"""
            <header>
            <p class="kicker">{Kicker(document)}</p>
            <h1>{document.Title}</h1>
            <p class="lead">{document.Cover}</p>
            {Figures(document)}<details><summary>The same in {document.Summary.Count} sentences, with how sure each is</summary>
            <ul class="points">{document.Summary.Select(s => Html.Of($"<li>{s}</li>\n"))}</ul></details>
            {Note(document.IsAnonymous, "Names were replaced; the numbers are the real ones.")}{Note(
                !hasCharts,
                "This build of Ballast has no charts (it was built without Node): the tables say the same."
            )}<p class="note" id="no-charts" hidden>This browser cannot unpack what the charts are drawn from (it lacks DecompressionStream): the tables say the same.</p>
            <nav aria-label="Sections"><ul>{ReportPage.Sections.Select(name =>
                Html.Of($"<li><a href=\"#{name}\">{QuestionCatalogue.Find(name)!.Asks}</a></li>")
            )}</ul></nav>
            </header>

            """
        );

    private static Html Figures(ReportAnswer document) =>
        ReportCover.Figures(document) is { Count: > 0 } figures
            ? new BlocksAsHtml().Draw([new KeyFigures(figures)])
            : Html.Empty;

    private static Html Note(bool holds, string text) => holds ? Markup.Block.Note(text) : Html.Empty;

    private static string Kicker(ReportAnswer document)
    {
        var risk = document.Risk;
        var asOf = document.AsOf.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        return $"Numerai {risk.Tournament} · rounds {risk.From} to {risk.To} · as known on {asOf}";
    }
}
