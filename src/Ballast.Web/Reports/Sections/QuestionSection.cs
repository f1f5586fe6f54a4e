using Ballast.Core.Questions;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Reports.Sections;

/// <summary>The answer of a question as a part of a report: the same words as on its page.</summary>
internal static class QuestionSection
{
    /// <summary>The section.</summary>
    public static Html Draw(IQuestion question, object answer) =>
        Html.Of(
            $"""
            <section id="{question.Name}" aria-label="{question.Title}">
            <p class="question">{question.Asks}</p>
            {new BlocksAsHtml().Draw(question.InWords(answer, Given.Nothing))}</section>

            """
        );
}
