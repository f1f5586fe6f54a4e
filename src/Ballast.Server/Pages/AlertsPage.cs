using System.Globalization;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Alerts;
using Ballast.Server.Markup;
using Ballast.Server.Pages.Drawing;

namespace Ballast.Server.Pages;

/// <summary>Incidents, with a button for each that nobody has looked at.</summary>
internal sealed class AlertsPage(IQuestion question) : QuestionPage(question)
{
    protected override Html Above(PageRequest request, object answer) =>
        LookButton.List(
            request.IsReadOnly,
            [
                .. ((AlertsAnswer)answer)
                    .Incidents.Where(i => i.LookedAtBy is null)
                    .Select(i => (i.Sentence, Number: i.Id.ToString(CultureInfo.InvariantCulture)))
                    .Select(i => (i.Sentence, i.Number, i.Number, $"incident {i.Number}")),
            ]
        );
}
