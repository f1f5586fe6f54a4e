using System.Globalization;
using Ballast.Core.Alerts;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Alerts;
using Ballast.Core.Text;
using Ballast.Server.Markup;
using Ballast.Server.Pages.Drawing;

namespace Ballast.Server.Pages;

/// <summary>Incidents, with a button for each that nobody has looked at.</summary>
internal sealed class AlertsPage(IQuestion question) : QuestionPage(question)
{
    /// <summary>Behind the incidents what is looked for: whoever sees none wants to know of what.</summary>
    protected override IReadOnlyList<Core.Text.Block> InWords(
        PageRequest request,
        QuestionRequest asked,
        object answer
    ) =>
        [
            .. base.InWords(request, asked, answer),
            new Fold("What is looked for", [new Points([.. AlertRules.All.Select(r => r.Finds)])]),
        ];

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
