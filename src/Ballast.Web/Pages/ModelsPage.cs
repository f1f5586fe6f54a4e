using Ballast.Core.Payouts;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Pages;

/// <summary>All models, and a page of each.</summary>
internal sealed class ModelsPage : IPage
{
    private const int MostListed = 200;

    public string Path => "/models";

    public string Title => "Models";

    public string Question => "Which models are there, and how did each do?";

    public Html Render(PageRequest request)
    {
        if (request.Rest.Length == 0)
            return List(request);
        return request is { IsFragment: true } && request.First("explain") is { } round
            ? Explain(request, request.Rest, round)
            : Empty.Or(
                request.AskStore(
                    "model",
                    [request.Rest],
                    store =>
                        ModelWorkflow.Run(
                            store,
                            PayoutTimeline.Shipped,
                            request.Tournament,
                            request.Rest,
                            request.Moment
                        )
                ),
                model => OneModel.Of(model, request)
            );
    }

    private Html List(PageRequest request)
    {
        var sought = request.First("name") ?? "";
        var answer = Empty.Or(
            request.AskStore("models", [], store => ModelSelection.Of(store, request.Tournament, [], request.Moment)),
            names => Names(names, sought, request)
        );
        return Form.With(request, Path, answer, Form.Text(request, "name", "Name holds", "any"));
    }

    private Html Names(IReadOnlyList<string> names, string sought, PageRequest request)
    {
        var found = names.Where(n => n.Contains(sought, StringComparison.OrdinalIgnoreCase)).ToList();
        var table = new Table("Models", "Model", "Look at");
        foreach (var name in found.Take(MostListed))
        {
            var quoted = Uri.EscapeDataString(name);
            table.Row(
                Html.Of($"<a href=\"{Path}/{quoted}{Shell.Kept(request)}\">{Html.Name(name)}</a>"),
                Html.Of(
                    $"<a href=\"/risk?models={quoted}\">risk</a> · <a href=\"/backtest?models={quoted}\">backtest</a> · <a href=\"/account?models={quoted}\">account</a>"
                )
            );
        }
        var more = found.Count - MostListed;
        return Html.Of(
            $"<p class=\"note\">{Words.Many(found.Count, "model")}{(more > 0 ? $", the first {MostListed} listed: say a part of the name" : "")}.</p>\n{table.Open()}"
        );
    }

    private static Html Explain(PageRequest request, string model, string round) =>
        PageRequest.Show(
            request.Ask<ExplainDocument>("explain", [], [model, round]),
            payout =>
            {
                var table = new Table($"Payout of round {payout.Round}", "Score", "#Value", "#Multiplier", "#Product");
                foreach (var term in payout.Terms)
                    table.Row(
                        Html.Of($"{term.Metric}"),
                        Figure.Score((double)term.Score),
                        Html.Of($"{Words.Multiplier(term.Multiplier)}"),
                        Figure.Score((double)term.Product)
                    );
                var clip = payout.Clipped ? ", the clip bit" : "";
                return Html.Of(
                    $"{table.Open()}<p>{Words.Stake(payout.Stake)} NMR x factor {Words.Multiplier(payout.PayoutFactor)} x sum {Words.Score((double)payout.Sum)}, clip {Words.Plain((double)payout.Clip)}{clip} = <b>{Figure.Nmr(payout.Payout)} NMR</b>; settled: {Figure.Nmr(payout.Settled)}. Rule: {payout.Rule}.</p>\n"
                );
            }
        );
}
