using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;
using Ballast.Web.Reports.Sections;

namespace Ballast.Web.Pages;

/// <summary>What the risk was, of one model, some, or all together.</summary>
internal sealed class RiskPage : IPage
{
    public string Path => "/risk";

    public string Title => "Risk";

    public string Question => "What was the risk?";

    public Html Render(PageRequest request)
    {
        (string, string?)[] options =
        [
            ("from", request.First("from")),
            ("to", request.First("to")),
            ("returns", request.First("returns")),
        ];
        var answer = Empty.Or(
            request,
            Few.Then(request, models => request.Ask<RiskDocument>("risk", options, models)),
            risk => ChartScope.Of(RiskSection.Of(risk), [("risk", Json.Text(risk))], ChartScope.Curves(risk))
        );
        return Form.With(
            request,
            Path,
            answer,
            Form.Text(request, "models", "Models", "all"),
            Form.Text(request, "from", "From round or day", "first"),
            Form.Text(request, "to", "To", "last"),
            Form.Choice(request, "returns", "Returns", "auto", "settled", "computed")
        );
    }
}
