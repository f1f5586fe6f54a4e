using Ballast.Core.Questions;
using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Report;
using Ballast.Server.Charts;
using Ballast.Server.Markup;
using Ballast.Server.Reports.Sections;

namespace Ballast.Server.Reports;

/// <summary>A report as one page of HTML that needs nothing else: no network, no other file.</summary>
/// <remarks>
/// Every number of the tables is the document's, written by this program; the charts read the same document, which lies in the page as
/// packed JSON. The page's security policy lets run and look only what it brings itself, named by hash, and lets nothing be fetched.
/// </remarks>
public static class ReportPage
{
    /// <summary>The questions that it answers, in their order.</summary>
    internal static IReadOnlyList<string> Sections { get; } =
    ["account", "risk", "evidence", "advise", "ladder", "regret", "backtest", "sensitivity", "field"];

    /// <summary>Whether this build has charts; without Node it was built without them, and pages show their tables alone.</summary>
    public static bool HasCharts => PageAssets.Script is not null;

    /// <summary>The page of a report.</summary>
    /// <param name="document">Everything that it shows.</param>
    /// <returns>One self-contained HTML text, to be written as UTF-8.</returns>
    public static string Render(ReportAnswer document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Render(document, PageAssets.Script);
    }

    /// <summary>The page with a script of one's own, or without.</summary>
    internal static string Render(ReportAnswer document, string? script)
    {
        // Packing takes about as long as drawing: one core each.
        var packed = Task.Run(() => Packed(document, script is not null));
        var sections = new QuestionSection();
        var content = Content(document, sections);
        return Html.Of(
                $"""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="{PageAssets.Policy(script)}">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="referrer" content="no-referrer">
                <title>{document.Title}</title>
                <style>{Html.Trusted(PageAssets.Style)}</style>
                </head>
                <body{(script is null ? Html.Empty : Html.Trusted(" data-charts"))}>
                {HeadSection.Of(document, script is not null)}<main>
                {content}</main>
                {Foot(document)}{packed.GetAwaiter().GetResult()}{Scripts(sections.Lines, script)}</body>
                </html>

                """
            )
            .ToString();
    }

    /// <summary>Every answer, in the order of the questions.</summary>
    private static Html Content(ReportAnswer document, QuestionSection sections) =>
        Html.Join([
            sections.Draw(
                "account",
                document.Account,
                "No stake of these models is stored, so there are no payouts to add up; the scores below were paid by the rules instead.",
                MoneyYears.InWords(document.Years)
            ),
            sections.Draw("risk", document.Risk, ""),
            sections.Draw(
                "evidence",
                document.Evidence,
                "Nothing is ranked here: that takes two models with returns in the same rounds."
            ),
            sections.Draw("advise", document.Advise, "No round has a return, so nothing can be advised."),
            sections.Draw(
                "ladder",
                document.Ladder,
                "Nothing is known to be locked: no round that is open has a stake that was known by this moment."
            ),
            sections.Draw(
                "regret",
                document.Regret,
                "What was staked cannot be set against what could have been: no stake of these models is stored."
            ),
            sections.Draw(
                "backtest",
                document.Backtest,
                "No round in range can be paid with the scores that are stored."
            ),
            sections.Draw(
                "sensitivity",
                document.Sensitivity,
                "There are too few rounds or too few candidates to compare windows."
            ),
            sections.Draw(
                "field",
                document.Field is { Scores.Count: > 0 } ? document.Field : null,
                "Neither percentiles nor the scores of other models are stored."
            ),
        ]);

    private static Html Foot(ReportAnswer document) =>
        Html.Of(
            $"""
            <footer><p>Numbers are rounded to be read; the exact ones stand behind each figure and, packed by gzip, in the page's JSON
            ({document.Schema}), which is what <code>ballast report --json</code> gives. n/a: not known, which is never the same as 0.</p>
            <p><button type="button" id="save" hidden>Save the numbers as JSON</button></p>
            <p>Made by Ballast. Charts: Apache ECharts (Apache License 2.0) and zrender (BSD 3-Clause).</p></footer>

            """
        );

    private static Html Packed(ReportAnswer document, bool hasCharts) =>
        Html.Join([
            PackedJson.Element("report", document, QuestionCatalogue.Find("report")!.Shape),
            hasCharts
                ? PackedJson.Element("curves", ChartData.Of(document), ChartDataJson.Default.ChartData)
                : Html.Empty,
        ]);

    private static Html Scripts(string? lines, string? script) =>
        script is null
            ? Html.Empty
            : Html.Of(
                $"""
                {PackedJson.Element("lines", lines ?? "[]")}<script>{Html.Trusted(script)}</script>

                """
            );
}
