using Ballast.Core.Questions;
using Ballast.Core.Questions.RuleChanges;
using Ballast.Server.Markup;
using Ballast.Server.Pages.Drawing;

namespace Ballast.Server.Pages;

/// <summary>Changes of the payout rules, with a button for each that nobody has looked at.</summary>
internal sealed class RuleChangesPage(IQuestion question) : QuestionPage(question)
{
    protected override Html Above(PageRequest request, object answer) =>
        LookButton.List(
            request.IsReadOnly,
            [
                .. ((RuleChangesAnswer)answer)
                    .Changes.Where(c => c.LookedAtBy is null)
                    .Select(c =>
                        (
                            $"The change with round {c.Round}:",
                            c.Key,
                            $"{c.Kind}-{c.Round}",
                            $"the change with round {c.Round}"
                        )
                    ),
            ]
        );
}
