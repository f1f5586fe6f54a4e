using Ballast.Core.Questions;
using Ballast.Server.Markup;

namespace Ballast.Server.Pages;

/// <summary>The front page. The script asks for it again with the moment of the last visit, which only the browser knows.</summary>
internal sealed class TodayPage() : QuestionPage(QuestionCatalogue.Find("today")!)
{
    public override string Path => "/";

    public override PageContent Render(PageRequest request)
    {
        var answer = Answer(request);
        return answer with { Html = Html.Of($"<div data-since>\n{answer.Html}</div>\n") };
    }
}
