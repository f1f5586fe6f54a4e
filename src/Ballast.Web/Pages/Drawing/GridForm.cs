using System.Globalization;
using Ballast.Web.Markup;

namespace Ballast.Web.Pages.Drawing;

/// <summary>The fields of a grid of multipliers, and the words that they become: the same for every page that asks about one.</summary>
internal static class GridForm
{
    private const string Grid = "grid";

    // The script of the community tries these; a payout is linear in them, so that more of them show the same.
    private const string First = "0,0.5,1";
    private const string Others = "0,1,2,3";

    /// <summary>The grids that were said; without any the command takes what the rule in force allows, on the page as on the command line.</summary>
    public static IReadOnlyList<string> Grids(PageRequest request) =>
        request.Query.TryGetValue(Grid, out var said) ? [.. said.Where(g => !string.IsNullOrWhiteSpace(g))] : [];

    /// <summary>Combinations of the grids that were said, at most; 1 where the rule in force makes them, which are few.</summary>
    public static int Combinations(PageRequest request) =>
        (int)Math.Min(Grids(request).Aggregate(1.0, (product, g) => product * g.Split(',').Length), int.MaxValue);

    /// <summary>What is said to the command.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Options(PageRequest request) =>
        [
            ("from", request.First("from")),
            ("to", request.First("to")),
            ("mode", request.First("mode")),
            ("rounds", request.First("rounds")),
            ("stake", request.First("stake")),
            ("payout-factor", request.First("payout-factor")),
            .. Grids(request).Select(g => (Grid, (string?)g)),
        ];

    /// <summary>The form around an answer.</summary>
    public static Html With(PageRequest request, string path, Html answer, params string[] modes)
    {
        var grids = request.IsFragment ? [] : Grids(request);
        return Form.With(
            request,
            path,
            answer,
            Form.Text(request, "models", "Models", "all"),
            Field(grids, 0),
            Field(grids, 1),
            Form.Text(request, "from", "From round or day", "first"),
            Form.Text(request, "to", "To", "last"),
            Form.Choice(
                request,
                "mode",
                "Mode",
                modes.Length > 0 ? modes : ["total", "average", "common", "compounded"]
            ),
            Form.Choice(request, "rounds", "Rounds", "resolved", "unresolved", "all"),
            Form.Text(request, "stake", "Stake in NMR", "10000"),
            Form.Text(request, "payout-factor", "Payout factor", "0.1, or actual")
        );
    }

    private static Html Field(IReadOnlyList<string> grids, int place) =>
        Html.Of(
            $"<label>{(place == 0 ? "Multipliers to try" : "and")} <input name=\"{Grid}\" value=\"{grids.ElementAtOrDefault(place) ?? ""}\" placeholder=\"as the rule has them\" autocomplete=\"off\" spellcheck=\"false\"></label>\n"
        );

    /// <summary>A way to other multipliers, where none were said: a link that asks the same with a grid over the first two scores.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="path">The page's path.</param>
    /// <param name="metrics">The scores that the answer multiplies.</param>
    public static Html Offer(PageRequest request, string path, IEnumerable<string> metrics)
    {
        if (Grids(request).Count > 0)
            return Html.Empty;
        var grids = metrics
            .Take(2)
            .Select(
                (metric, place) =>
                    string.Create(CultureInfo.InvariantCulture, $"{metric}={(place == 0 ? First : Others)}")
            )
            .ToList();
        if (grids.Count == 0)
            return Html.Empty;
        var said = request
            .Query.Where(q => q.Key != Grid)
            .SelectMany(q => q.Value.Select(v => (q.Key, Value: v)))
            .Where(q => !string.IsNullOrWhiteSpace(q.Value))
            .Concat(grids.Select(g => (Key: Grid, Value: g)));
        var query = string.Join('&', said.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}"));
        return Html.Of(
            $"<p class=\"note\">Multipliers as the rule in force has them. <a href=\"{path}?{query}\">Try others: {string.Join(" and ", grids)}</a></p>\n"
        );
    }
}
