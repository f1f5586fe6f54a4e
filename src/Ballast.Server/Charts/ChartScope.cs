using Ballast.Core.Questions.Field;
using Ballast.Core.Questions.Risk;
using Ballast.Server.Markup;

namespace Ballast.Server.Charts;

/// <summary>A part of a page with charts, and the documents that they draw: the same ones that its tables were written from.</summary>
/// <remarks>They lie in templates, because htmx is set to throw every script away that an answer brings.</remarks>
internal static class ChartScope
{
    // Characters that a page brings along; more are fetched when the page is there already.
    private const int Longest = 150_000;

    /// <summary>The part.</summary>
    /// <param name="content">Tables and room for charts.</param>
    /// <param name="documents">Documents by the name that the script knows: risk, account, backtest, …</param>
    /// <param name="curves">What follows from them; null where nothing does.</param>
    /// <param name="address">Where the documents are alone (<see cref="Alone"/>).</param>
    public static Html Of(
        Html content,
        IReadOnlyList<(string Name, string Json)> documents,
        ChartData? curves,
        string address
    )
    {
        var (report, derived) = (Report(documents), curves?.Json() ?? "null");
        return report.Length + derived.Length > Longest
            ? Html.Of($"<div data-charts data-from=\"{address}\">\n{content}</div>\n")
            : Html.Of(
                $"""
                <div data-charts>
                {content}<template class="report">{PageAssets.InScript(report)}</template>
                <template class="curves">{PageAssets.InScript(derived)}</template>
                </div>

                """
            );
    }

    /// <summary>The documents without the part, as JSON.</summary>
    public static Html Alone(IReadOnlyList<(string Name, string Json)> documents, ChartData? curves) =>
        Html.Trusted($"{{\"report\":{Report(documents)},\"curves\":{curves?.Json() ?? "null"}}}");

    private static string Report(IReadOnlyList<(string Name, string Json)> documents) =>
        "{" + string.Join(',', documents.Select(d => $"\"{d.Name}\":{d.Json}")) + "}";

    /// <summary>What the script needs beside an answer's document; null where that is nothing.</summary>
    public static ChartData? CurvesOf(object answer) =>
        answer switch
        {
            RiskAnswer risk => Curves(risk),
            FieldAnswer field => Curves(field),
            _ => null,
        };

    /// <summary>The curves of a risk document.</summary>
    public static ChartData Curves(RiskAnswer risk) =>
        new(
            [.. risk.Subjects.Select(s => EquityCurve.Of(s))],
            [.. risk.Subjects.Select(s => RollingMeasures.Of(s.Series))],
            []
        );

    /// <summary>The curves of a field document.</summary>
    public static ChartData Curves(FieldAnswer field) => new([], [], [.. field.Scores.Select(ChartData.Curves)]);
}
