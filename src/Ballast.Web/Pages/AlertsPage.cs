using System.Globalization;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Alerts;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Pages;

/// <summary>Incidents, with a button for each that nobody has looked at.</summary>
internal sealed class AlertsPage(IQuestion question) : QuestionPage(question)
{
    protected override Html Above(PageRequest request, object answer)
    {
        var open = ((AlertsAnswer)answer).Incidents.Where(i => i.LookedAtBy is null).ToList();
        if (open.Count == 0)
            return Html.Empty;
        return request.IsReadOnly
            ? Block.Note("This server is read-only: that you have looked at an incident is noted on the command line.")
            : Html.Of(
                $"<section aria-labelledby=\"open-title\">\n<h2 id=\"open-title\">Not looked at</h2>\n<ul class=\"points\">\n{Html.Join(open.Select(Item))}</ul>\n</section>\n"
            );
    }

    private static Html Item(AlertsAnswerEntry incident)
    {
        var number = incident.Id.ToString(CultureInfo.InvariantCulture);
        return Html.Of($"<li>{incident.Sentence} {LookButton.Draw(number, number, $"incident {number}")}</li>\n");
    }
}
