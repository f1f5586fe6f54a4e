using Ballast.Core.Questions;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Reports.Sections;

/// <summary>The answer of a question as a part of a report: the same words as on its page.</summary>
internal static class QuestionSection
{
    /// <summary>The section.</summary>
    public static Html Draw(IQuestion question, object answer) =>
        Frame(question, new BlocksAsHtml().Draw(question.InWords(answer, Given.Nothing)));

    /// <summary>The section, or why there is no answer.</summary>
    public static Html Draw(string name, object? answer, string missing)
    {
        var question = QuestionCatalogue.Find(name)!;
        return answer is null
            ? Frame(question, Html.Of($"<p class=\"left-out\">{missing}</p>\n"))
            : Draw(question, answer);
    }

    private static Html Frame(IQuestion question, Html content) =>
        Html.Of(
            $"""
            <section id="{question.Name}" aria-label="{question.Title}">
            <p class="question">{question.Asks}</p>
            {content}</section>

            """
        );
}
