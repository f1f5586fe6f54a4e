using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Web.Charts;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Pages;

/// <summary>The page of a question: its form from its parameters, its answer from its words. It computes and words nothing.</summary>
internal class QuestionPage(IQuestion question) : IPage
{
    /// <inheritdoc/>
    public virtual string Path => "/" + question.Name;

    /// <inheritdoc/>
    public string Title => question.Title;

    /// <inheritdoc/>
    public string Question => question.Asks;

    /// <inheritdoc/>
    public virtual string Heading(PageRequest request) =>
        QuestionForm.Arguments(question).FirstOrDefault() is { } first && request.Said(question, first) is { } said
            ? said
            : Title;

    /// <inheritdoc/>
    public virtual Html Render(PageRequest request) =>
        Form.With(request, Path, Answer(request), [.. QuestionForm.Fields(question, request)]);

    /// <inheritdoc/>
    public bool IsInNavigation => question.Parameters.All(p => p is not { IsArgument: true, IsOptional: false });

    /// <summary>The answer alone.</summary>
    protected Html Answer(PageRequest request)
    {
        if (QuestionForm.Missing(question, request) is { } missing)
            return Markup.Block.Note(missing);
        return Empty.Or(
            request,
            Few.Check(request, question).Then(_ => request.Ask(question)),
            answer => Draw(request, answer)
        );
    }

    /// <summary>What stands above the answer: pictures and doors of this page alone.</summary>
    protected virtual Html Above(PageRequest request, object answer) => Html.Empty;

    /// <summary>The words of the answer, where the page says more than they do.</summary>
    protected virtual IReadOnlyList<Core.Text.Block> InWords(
        PageRequest request,
        QuestionRequest asked,
        object answer
    ) => asked.Question.InWords(answer, asked.Given);

    /// <summary>The way to the dates of the answer, with all that was asked.</summary>
    private static Html Dates(PageRequest request, IQuestion question)
    {
        if (!question.HasDates)
            return Html.Empty;
        var said = request.Query.SelectMany(q => q.Value.Where(v => v.Length > 0).Select(v => (q.Key, Value: v)));
        var query = string.Join(
            '&',
            said.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}")
        );
        return Html.Of(
            $"<p class=\"note\"><a href=\"/{question.Name}.ics{(query.Length == 0 ? "" : "?" + query)}\" download>These dates for a calendar (.ics)</a></p>\n"
        );
    }

    private Html Draw(PageRequest request, object answer)
    {
        var asked = request.Resolved(question);
        var blocks = new BlocksAsHtml(leads => QuestionForm.Link(request, leads, question));
        var content = Html.Of(
            $"{QuestionForm.Variant(question, request)}{Above(request, answer)}{blocks.Draw(InWords(request, asked, answer))}{Dates(request, asked.Question)}"
        );
        var documents = new List<(string, string)>();
        if (blocks.Lines is { } lines)
            documents.Add(("lines", lines));
        if (blocks.HasPictures)
            documents.Add((asked.Question.Name, JsonSerializer.Serialize(answer, asked.Question.Shape)));
        return documents.Count == 0 ? content : ChartScope.Of(content, documents, ChartScope.CurvesOf(answer));
    }
}
