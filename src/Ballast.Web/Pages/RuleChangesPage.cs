using System.Globalization;
using Ballast.Core.Questions;
using Ballast.Core.Questions.RuleChanges;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Pages;

/// <summary>Changes of the payout rules, with a button for each that nobody has looked at.</summary>
internal sealed class RuleChangesPage(IQuestion question) : QuestionPage(question)
{
    protected override Html Above(PageRequest request, object answer)
    {
        var open = ((RuleChangesAnswer)answer).Changes.Where(c => c.LookedAtBy is null).ToList();
        if (open.Count == 0)
            return Html.Empty;
        return request.IsReadOnly
            ? Block.Note("This server is read-only: that you have looked at a change is noted on the command line.")
            : Html.Of($"<ul class=\"points\">\n{Html.Join(open.Select(Item))}</ul>\n");
    }

    private static Html Item(RuleChangeEntry change)
    {
        var round = change.Round.ToString(CultureInfo.InvariantCulture);
        return Html.Of(
            $"<li>The change with round {round}: {LookButton.Draw(change.Key, $"{change.Kind}-{round}", $"the change with round {round}")}</li>\n"
        );
    }
}
