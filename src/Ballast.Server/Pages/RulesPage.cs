using Ballast.Core.Questions;
using Ballast.Core.Questions.Rules;
using Ballast.Server.Markup;
using Ballast.Server.Pages.Drawing;

namespace Ballast.Server.Pages;

/// <summary>The payout rules, drawn over their rounds too.</summary>
internal sealed class RulesPage(IQuestion question) : QuestionPage(question)
{
    protected override Html Above(PageRequest request, object answer) =>
        answer is RulesAnswer rules ? RulesTimeline.Of(rules) : Html.Empty;
}
