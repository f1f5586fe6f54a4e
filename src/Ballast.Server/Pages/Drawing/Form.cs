using Ballast.Server.Markup;

namespace Ballast.Server.Pages.Drawing;

/// <summary>A form that asks the page itself: without script it loads the page anew, with it the answer alone is changed.</summary>
internal static class Form
{
    /// <summary>Where the answer stands.</summary>
    public const string Answer = "answer";

    private static readonly string[] Everywhere = ["tournament", "as-of"];

    /// <summary>The form, and the answer below it.</summary>
    /// <param name="request">What was asked; every field shows what was said in it.</param>
    /// <param name="path">The page's path.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="fields">The fields.</param>
    public static Html With(PageRequest request, string path, Html answer, params Html[] fields) =>
        request.IsFragment
            ? answer
            : Html.Of(
                $"""
                <form class="ask" method="get" action="{path}" hx-get="{path}" hx-target="#{Answer}" hx-trigger="change, submit" hx-push-url="true" hx-indicator="#busy">
                {Kept(
                    request
                )}{fields}<button type="submit">Ask</button> <span id="busy" class="busy" role="status">working…</span>
                </form>
                <div id="{Answer}" aria-live="polite">
                {answer}</div>

                """
            );

    /// <summary>A field for text.</summary>
    public static Html Text(PageRequest request, string name, string label, string hint) =>
        Text(name, label, request.First(name), hint);

    /// <summary>The same with what was said in it.</summary>
    public static Html Text(string name, string label, string? said, string hint) =>
        Html.Of(
            $"<label>{label} <input name=\"{name}\" value=\"{said ?? ""}\" placeholder=\"{hint}\" autocomplete=\"off\" spellcheck=\"false\"></label>\n"
        );

    /// <summary>A field for a name, or a list of them with commas, which completes what is typed.</summary>
    public static Html Names(string name, string label, string? said, string hint, bool isList) =>
        Html.Of(
            $"<label class=\"names\">{label} <input name=\"{name}\" value=\"{said ?? ""}\" placeholder=\"{hint}\" autocomplete=\"off\" spellcheck=\"false\" data-names=\"{(isList ? "many" : "one")}\"></label>\n"
        );

    /// <summary>Fields that are seldom needed, folded away unless something stands in one.</summary>
    public static Html More(IReadOnlyList<Html> fields, bool isOpen) =>
        fields.Count == 0
            ? Html.Empty
            : Html.Of(
                $"<details{(isOpen ? Html.Of($" open") : Html.Empty)}><summary>More options</summary><div>{fields}</div></details>\n"
            );

    /// <summary>A box to tick.</summary>
    public static Html Check(PageRequest request, string name, string label) =>
        Html.Of(
            $"<label class=\"tick\"><input type=\"checkbox\" name=\"{name}\" value=\"true\"{(request.First(name) is "true" or "1" ? Html.Of($" checked") : Html.Empty)}> {label}</label>\n"
        );

    /// <summary>A choice.</summary>
    public static Html Choice(PageRequest request, string name, string label, params string[] values)
    {
        var chosen = request.First(name) ?? values[0];
        return Html.Of(
            $"<label>{label} <select name=\"{name}\">{values.Select(v => Html.Of($"<option{(v == chosen ? Html.Of($" selected") : Html.Empty)}>{v}</option>"))}</select></label>\n"
        );
    }

    private static Html Kept(PageRequest request) =>
        Html.Join(
            Everywhere
                .Where(n => request.First(n) is not null)
                .Select(n => Html.Of($"<input type=\"hidden\" name=\"{n}\" value=\"{request.First(n)}\">\n"))
        );

    /// <summary>The models that were named; none for all.</summary>
    public static IReadOnlyList<string> Models(PageRequest request) => Names(request, "models");

    /// <summary>Names as they were typed into a field: separated by commas or line ends.</summary>
    public static IReadOnlyList<string> Names(PageRequest request, string field) =>
        [
            .. (request.First(field) ?? "").Split(
                [',', '\n'],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            ),
        ];
}
