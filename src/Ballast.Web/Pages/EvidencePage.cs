using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;
using Ballast.Web.Reports.Sections;

namespace Ballast.Web.Pages;

/// <summary>How far a ranking can be believed.</summary>
internal sealed class EvidencePage : IPage
{
    public string Path => "/evidence";

    public string Title => "Evidence";

    public string Question => "Can I believe it?";

    public Html Render(PageRequest request)
    {
        (string, string?)[] options =
        [
            ("from", request.First("from")),
            ("to", request.First("to")),
            .. Form.Names(request, "criterion").Select(c => ("criterion", (string?)c)),
            ("window", request.First("window")),
            ("horizon", request.First("horizon")),
            ("step", request.First("step")),
        ];
        var answer = Empty.Or(
            request,
            Few.Then(request, models => request.Ask<EvidenceDocument>("evidence", options, models)),
            evidence => ChartScope.Of(EvidenceSection.Of(evidence), [("evidence", Json.Text(evidence))])
        );
        // Where nothing is stored, the first steps above say enough.
        var record = request.Ask<TrackRecordDocument>("evidence", [("track-record", "true")])
            is Outcome<TrackRecordDocument>.Done done
            ? TrackRecordSection.Of(done.Value)
            : Html.Empty;
        return Form.With(
            request,
            Path,
            Html.Join([answer, record]),
            Form.Text(request, "models", "Models", "all"),
            Form.Text(request, "criterion", "Rank by", string.Join(", ", EvidenceRequest.UsualCriteria)),
            Form.Text(request, "window", "Known rounds looked back on", "3 x overlap"),
            Form.Text(request, "horizon", "Rounds of the test", "overlap"),
            Form.Text(request, "from", "From round or day", "first"),
            Form.Text(request, "to", "To", "last")
        );
    }
}
