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

    public Html Render(PageRequest request) =>
        GridForm.With(
            request,
            Path,
            Empty.Or(
                request,
                Few.Then(
                    request,
                    models => request.Ask<BacktestDocument>("backtest", GridForm.Options(request), models),
                    GridForm.Combinations(request)
                ),
                backtest =>
                    Html.Join([
                        GridForm.Offer(request, Path, backtest.Best.Take(1).SelectMany(b => b.Multipliers.Keys)),
                        ChartScope.Of(GridPart.Of(backtest), [("backtest", Json.Text(backtest))]),
                    ])
            )
        );
}
