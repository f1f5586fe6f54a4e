using System.Globalization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Pages.Drawing;

/// <summary>The fields of a grid of multipliers, and the words that they become: the same for every page that asks about one.</summary>
internal static class GridForm
{
    private const string Grid = "grid";

    // The script of the community tries these; a payout is linear in them, so that more of them show the same.
    private const string First = "0,0.5,1";
    private const string Others = "0,1,2,3";

    /// <summary>The grids that are asked for: those that were said, else one over the first two scores that the rules pay.</summary>
    public static IReadOnlyList<string> Grids(PageRequest request) =>
        request.Query.TryGetValue(Grid, out var said)
            ? [.. said.Where(g => !string.IsNullOrWhiteSpace(g))]
            : Usual(request);

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

    /// <summary>Which scores are paid the backtest itself says; without an answer there is nothing to be tried either.</summary>
    private static IReadOnlyList<string> Usual(PageRequest request)
    {
        (string, string?)[] range = [("from", request.First("from")), ("to", request.First("to"))];
        return
            request.Ask<BacktestDocument>("backtest", range, Form.Models(request))
                is Outcome<BacktestDocument>.Done { Value.Best: [var best, ..] }
            ?
            [
                .. best
                    .Multipliers.Keys.Take(2)
                    .Select(
                        (metric, place) =>
                            string.Create(CultureInfo.InvariantCulture, $"{metric}={(place == 0 ? First : Others)}")
                    ),
            ]
            : [];
    }
}
