using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Server.Markup;
using Ballast.Server.Security;

namespace Ballast.Server.Pages.Drawing;

/// <summary>The ways to all pages, under the question that each helps to answer: at the side where there is room, else behind a button.</summary>
internal static class Navigation
{
    private const string Id = "pages";

    /// <summary>The navigation of a page.</summary>
    /// <param name="current">The page that it stands on; null for none.</param>
    /// <param name="request">What was asked.</param>
    public static Html Draw(IPage? current, PageRequest request) =>
        Html.Of(
            $"""
            <a class="skip" href="#main">Skip to the content</a>
            <header class="bar">{Brand(
                request
            )}<span class="here">{current?.Title}</span><button type="button" popovertarget="{Id}">Menu</button></header>
            <nav id="{Id}" popover aria-label="Pages">{Brand(request)}
            {QuestionTopics.All.Select(topic => Topic(topic, current, request))}{Moment(current, request)}{SignOut(
                request
            )}</nav>

            """
        );

    private static Html Brand(PageRequest request) =>
        Html.Of(
            $"<a class=\"brand\" href=\"/{Shell.Kept(request)}\"><img src=\"{Assets.Of("icon.svg")!.Path}\" alt=\"\" width=\"24\" height=\"24\">Ballast</a>"
        );

    private static Html Topic(QuestionTopic topic, IPage? current, PageRequest request) =>
        Html.Of(
            $"""
            <p class="topic" id="topic-{topic.ToString().ToLowerInvariant()}">{topic.InWords()}</p>
            <ul aria-labelledby="topic-{topic.ToString().ToLowerInvariant()}">{PageCatalogue
                .All.Where(p => p.Topic == topic && p.IsInNavigation)
                .Select(p => Link(p, p == current, request))}</ul>

            """
        );

    private static Html Link(IPage page, bool isCurrent, PageRequest request) =>
        Html.Of(
            $"<li><a href=\"{page.Path}{Shell.Kept(request)}\"{(isCurrent ? Html.Of($" aria-current=\"page\"") : Html.Empty)}>{page.Title}</a></li>"
        );

    /// <summary>Which tournament, and as of when; all else that was asked stays.</summary>
    private static Html Moment(IPage? current, PageRequest request) =>
        Html.Of(
            $"""
            <form class="moment" method="get" action="{request.PathOf(current)}">{request
                .Said("tournament", "as-of")
                .Select(q => Html.Of($"<input type=\"hidden\" name=\"{q.Name}\" value=\"{q.Value}\">"))}
            <label>Tournament <select name="tournament">{Enum.GetValues<Tournament>()
                .Select(t => Choice(t, t == request.Tournament))}</select></label>
            <label>As it was known on <input {Day(request.AsOf)} name="as-of" value="{request.AsOf}"></label>
            <button>Show</button></form>

            """
        );

    private static Html Choice(Tournament tournament, bool isChosen) =>
        Html.Of(
            $"<option value=\"{tournament.Slug()}\"{(isChosen ? Html.Of($" selected") : Html.Empty)}>{tournament.ToString()}</option>"
        );

    // A day can be picked; a time of day was written by hand and stays as it is.
    private static Html Day(string? asOf) =>
        asOf is null || DateOnly.TryParseExact(asOf, "yyyy-MM-dd", out _)
            ? Html.Of($"type=\"date\"")
            : Html.Of($"type=\"text\"");

    private static Html SignOut(PageRequest request) =>
        request.SignOut is { } token
            ? Html.Of(
                $"<form class=\"sign-out\" method=\"post\" action=\"/logout\"><input type=\"hidden\" name=\"{Sessions.FormField}\" value=\"{token}\"><button>Sign out</button></form>\n"
            )
            : Html.Empty;
}
