using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;
using Ballast.Web.Reports.Sections;

namespace Ballast.Web.Pages;

/// <summary>Models against the field, and against models of one's choice.</summary>
internal sealed class FieldPage : IPage
{
    public string Path => "/field";

    public string Title => "Field";

    public string Question => "How does it stand against the field?";

    public Html Render(PageRequest request)
    {
        (string, string?)[] options =
        [
            ("from", request.First("from")),
            ("to", request.First("to")),
            ("all", request.First("scores") == "all" ? "true" : null),
            .. Form.Names(request, "against").Select(n => ("against", (string?)n)),
        ];
        var answer = Empty.Or(
            request,
            Few.Then(request, models => request.Ask<FieldDocument>("field", options, models)),
            field => ChartScope.Of(FieldSection.Of(field), [("field", Json.Text(field))], ChartScope.Curves(field))
        );
        return Form.With(
            request,
            Path,
            answer,
            Form.Text(request, "models", "Models", "all"),
            Form.Text(request, "against", "Against models", "none"),
            Form.Choice(request, "scores", "Scores", "paid", "all"),
            Form.Text(request, "from", "From round or day", "first"),
            Form.Text(request, "to", "To", "last")
        );
    }
}
