using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;
using Ballast.Web.Reports.Sections;

namespace Ballast.Web.Pages;

/// <summary>The grid of payout multipliers, to be played with.</summary>
internal sealed class BacktestPage : IPage
{
    public string Path => "/backtest";

    public string Title => "Backtest";

    public string Question => "What would other multipliers have earned?";

    public Html Render(PageRequest request)
    {
        var grids = (request.Query.GetValueOrDefault("grid") ?? [])
            .Where(g => !string.IsNullOrWhiteSpace(g))
            .Select(g => ("grid", (string?)g));
        (string, string?)[] options =
        [
            ("from", request.First("from")),
            ("to", request.First("to")),
            ("mode", request.First("mode")),
            ("rounds", request.First("rounds")),
            ("stake", request.First("stake")),
            ("payout-factor", request.First("payout-factor")),
            .. grids,
        ];
        var answer = Empty.Or(
            request.Ask<BacktestDocument>("backtest", options, Form.Models(request)),
            backtest => ChartScope.Of(GridPart.Of(backtest), [("backtest", Json.Text(backtest))])
        );
        return Form.With(
            request,
            Path,
            answer,
            Form.Text(request, "models", "Models", "all"),
            Grid(request, 0, "corr=0,0.5,1"),
            Grid(request, 1, "mmc=0,1,2,3"),
            Form.Text(request, "from", "From round or day", "first"),
            Form.Text(request, "to", "To", "last"),
            Form.Choice(request, "mode", "Mode", "total", "average", "common", "compounded"),
            Form.Choice(request, "rounds", "Rounds", "resolved", "unresolved", "all"),
            Form.Text(request, "stake", "Stake in NMR", "10000"),
            Form.Text(request, "payout-factor", "Payout factor", "0.1, or actual")
        );
    }

    private static Html Grid(PageRequest request, int place, string hint)
    {
        var said = request.Query.GetValueOrDefault("grid")?.ElementAtOrDefault(place) ?? "";
        return Html.Of(
            $"<label>{(place == 0 ? "Multipliers" : "and")} <input name=\"grid\" value=\"{said}\" placeholder=\"{hint}\" autocomplete=\"off\" spellcheck=\"false\"></label>\n"
        );
    }
}
