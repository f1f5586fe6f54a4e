using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;
using Ballast.Web.Reports.Sections;

namespace Ballast.Web.Pages;

/// <summary>The winner as a function of the window that one looks at.</summary>
internal sealed class SensitivityPage : IPage
{
    public string Path => "/sensitivity";

    public string Title => "Sensitivity";

    public string Question => "Does the winner depend on where one begins to look?";

    public Html Render(PageRequest request) =>
        GridForm.With(
            request,
            Path,
            Empty.Or(
                request,
                Few.Then(
                    request,
                    models => request.Ask<SensitivityDocument>("sensitivity", GridForm.Options(request), models),
                    GridForm.Combinations(request)
                ),
                answer =>
                    Html.Join([
                        GridForm.Offer(request, Path, answer.Candidates.Take(1).SelectMany(c => c.Multipliers.Keys)),
                        ChartScope.Of(SensitivitySection.Of(answer), [("sensitivity", Json.Text(answer))]),
                    ])
            ),
            "average",
            "total",
            "common"
        );
}
