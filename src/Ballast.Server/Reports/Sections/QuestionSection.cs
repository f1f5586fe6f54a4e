using Ballast.Core.Questions;
using Ballast.Server.Markup;

namespace Ballast.Server.Reports.Sections;

/// <summary>Answers of questions as parts of a report: the same words as on their pages.</summary>
internal sealed class QuestionSection
{
    private readonly BlocksAsHtml _blocks = new();

    /// <summary>The lines of all sections that were drawn, for the script; null without any.</summary>
    public string? Lines => _blocks.Lines;

    /// <summary>A section, or why there is no answer.</summary>
    /// <param name="name">The question.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="missing">Why there is none.</param>
    /// <param name="more">What stands before it.</param>
    public Html Draw(string name, object? answer, string missing, IReadOnlyList<Core.Text.Block>? more = null)
    {
        var question = QuestionCatalogue.Find(name)!;
        var content = answer is null
            ? Html.Of($"<p class=\"left-out\">{missing}</p>\n")
            : _blocks.Draw([.. more ?? [], .. question.InWords(answer, Given.Nothing)]);
        return Html.Of(
            $"""
            <section id="{question.Name}" aria-label="{question.Title}">
            <p class="question">{question.Asks}</p>
            {content}</section>

            """
        );
    }
}
