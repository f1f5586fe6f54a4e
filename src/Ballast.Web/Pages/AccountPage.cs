using Ballast.Core.Questions;
using Ballast.Core.Questions.Regret;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;
using Ballast.Web.Reports.Sections;

namespace Ballast.Web.Pages;

/// <summary>Money: what was earned, what made it, and what could have been.</summary>
internal sealed class AccountPage : IPage
{
    public string Path => "/account";

    public string Title => "Account";

    public string Question => "What did it earn?";

    public Html Render(PageRequest request)
    {
        (string, string?)[] options = [("from", request.First("from")), ("to", request.First("to"))];
        var models = Form.Models(request);
        var answer = Empty.Or(
            request,
            request.Ask<AccountDocument>("account", options, models),
            account =>
                Html.Join([
                    ChartScope.Of(MoneySection.Of(account), [("account", Json.Text(account))]),
                    PageRequest.Show(
                        request.Ask<RegretAnswer>("regret", options, models).Then<RegretAnswer, Html>(regret => Regret(regret)),
                        drawn => drawn
                    ),
                ])
        );
        return Form.With(
            request,
            Path,
            answer,
            Form.Text(request, "models", "Models", "all with a stake"),
            Form.Text(request, "from", "From round or day", "first"),
            Form.Text(request, "to", "To", "last")
        );
    }

    private static Html Regret(RegretAnswer regret) =>
        ChartScope.Of(
            QuestionSection.Draw(QuestionCatalogue.Find("regret")!, regret),
            [("regret", Json.Text(regret))]
        );
}
