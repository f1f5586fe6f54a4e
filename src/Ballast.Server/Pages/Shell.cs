using System.Globalization;
using Ballast.Server.Markup;
using Ballast.Server.Pages.Drawing;

namespace Ballast.Server.Pages;

/// <summary>What stands around every page: navigation, style, script. No line of script or style is in the page itself.</summary>
internal static class Shell
{
    // htmx would write a style element and evaluate text; the policy forbids both, so it is set not to try.
    private const string HtmxConfig =
        """{"includeIndicatorStyles":false,"allowEval":false,"allowScriptTags":false,"selfRequestsOnly":true,"historyCacheSize":0}""";

    private static readonly string[] Everywhere = ["tournament", "as-of"];

    /// <summary>A whole page.</summary>
    /// <param name="title">What stands over it: somebody else's text, where it is a name.</param>
    /// <param name="question">The question that it answers; empty for none.</param>
    /// <param name="content">What stands in it.</param>
    /// <param name="request">What was asked; null where nobody may ask yet (the login form) or nothing is there.</param>
    /// <param name="page">The page that it is, for the navigation; null for none.</param>
    public static Html Draw(string title, string question, Html content, PageRequest? request, IPage? page = null) =>
        Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="htmx-config" content="{HtmxConfig}">
            <title>{title} · Ballast</title>
            <link rel="icon" href="{Assets.Of("icon.svg")!.Path}">
            {Style()}{Scripts()}</head>
            <body{(request is null ? Html.Of($" class=\"alone\"") : Html.Empty)} data-csrf="{request?.Csrf}">
            {(request is null ? Html.Empty : Navigation.Draw(page, request))}<div class="page">{Notice(
                request
            )}{Moment(request)}<main id="main">
            <h1>{Html.Name(title)}</h1>
            {(question.Length == 0 ? Html.Empty : Html.Of($"<p class=\"question\">{question}</p>\n"))}{content}</main>
            {(request is { IsCollecting: true } ? Collector : Html.Empty)}</div></body>
            </html>

            """
        );

    /// <summary>The script writes here what the collector does, and offers what came in.</summary>
    private static readonly Html Collector = Html.Of(
        $"<footer data-follow=\"/events\" role=\"status\"><span></span> <button type=\"button\" hidden>Something new came in: show it</button></footer>\n"
    );

    private static Html Notice(PageRequest? request) =>
        request?.Notice is { } notice ? Html.Of($"<aside class=\"notice\">{notice}</aside>\n") : Html.Empty;

    /// <summary>Something was written since; the script offers the newer page when it is there.</summary>
    private static Html Moment(PageRequest? request) =>
        request?.Freshness.AsOf is { } moment
            ? Html.Of(
                $"<aside class=\"notice\" role=\"status\" data-old><span>As of {moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC; a newer one is being made.</span> <button type=\"button\" hidden>Show it</button></aside>\n"
            )
            : Html.Empty;

    /// <summary>Tournament and moment go along from page to page.</summary>
    public static string Kept(PageRequest request) => Standing(request).AsQuery();

    /// <summary>The same as names with values.</summary>
    public static IEnumerable<(string Name, string Value)> Standing(PageRequest request) =>
        Everywhere.Where(n => request.First(n) is not null).Select(n => (n, request.First(n)!));

    private static Html Style() => Html.Of($"<link rel=\"stylesheet\" href=\"{Assets.Of("app.css")!.Path}\">\n");

    private static Html Scripts() =>
        Html.Join(
            Assets
                .Scripts.Select(Assets.Of)
                .OfType<Asset>()
                .Select(a => Html.Of($"<script src=\"{a.Path}\" defer></script>\n"))
        );
}
