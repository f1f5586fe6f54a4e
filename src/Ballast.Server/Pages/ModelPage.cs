using Ballast.Core.Questions;
using Ballast.Core.Questions.Model;
using Ballast.Server.Markup;

namespace Ballast.Server.Pages;

/// <summary>One model, with the ways to the other questions about it.</summary>
internal sealed class ModelPage() : QuestionPage(QuestionCatalogue.Find("model")!)
{
    protected override Html Above(PageRequest request, object answer)
    {
        var kept = Shell.Kept(request);
        var more =
            (kept.Length == 0 ? "?" : kept + "&") + "models=" + Uri.EscapeDataString(((ModelAnswer)answer).Model);
        return Html.Of(
            $"<p>More about it: <a href=\"/risk{more}\">risk</a> · <a href=\"/account{more}\">money</a> · <a href=\"/backtest{more}\">multipliers</a> · <a href=\"/field{more}\">field</a> · <a href=\"/evidence{more}\">evidence</a> (needs a second model).</p>\n"
        );
    }
}
