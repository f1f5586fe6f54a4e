using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Server.Charts;
using Ballast.Server.Markup;
using Ballast.Server.Pages.Drawing;

namespace Ballast.Server.Pages;

/// <summary>The page of a question: its form from its parameters, its answer from its words. It computes and words nothing.</summary>
internal class QuestionPage(IQuestion question) : IPage
{
    /// <summary>What it asks.</summary>
    public IQuestion Asked => question;

    /// <inheritdoc/>
    public virtual string Path => "/" + question.Name;

    /// <inheritdoc/>
    public string Title => question.Title;

    /// <inheritdoc/>
    public QuestionTopic Topic => question.Topic;

    /// <inheritdoc/>
    public string Question => question.Asks;

    /// <inheritdoc/>
    public virtual string Heading(PageRequest request) =>
        QuestionForm.Arguments(question).FirstOrDefault() is { } first && request.Said(question, first) is { } said
            ? said
            : Title;

    /// <inheritdoc/>
    public virtual PageContent Render(PageRequest request)
    {
        var answer = Answer(request);
        return answer with
        {
            Html = Form.With(request, Path, answer.Html, [.. QuestionForm.Fields(question, request)]),
        };
    }

    /// <inheritdoc/>
    public bool IsInNavigation => question.Parameters.All(p => p is not { IsArgument: true, IsOptional: false });

    /// <summary>The answer alone.</summary>
    protected PageContent Answer(PageRequest request) =>
        PageQuery.Unknown(question, request) is { } unknown ? PageContent.Refused(unknown, request)
        : QuestionForm.Missing(question, request) is { } missing ? new PageContent(Markup.Block.Note(missing))
        : FewModels.Narrow(request, question).Then(Drawn) switch
        {
            Outcome<Html>.Done drawn => new PageContent(drawn.Value),
            Outcome<Html>.Refused { Refusal: var refusal } => Empty.IsWhy(refusal)
                ? new PageContent(Empty.FirstSteps(request))
                : PageContent.Refused(refusal, request),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };

    private Outcome<Html> Drawn((PageRequest Request, string Note) narrowed) =>
        narrowed
            .Request.Ask(question)
            .Then<object, Html>(answer =>
                Html.Of(
                    $"{(narrowed.Note.Length == 0 ? Html.Empty : Markup.Block.Note(narrowed.Note))}{Draw(narrowed.Request, answer)}"
                )
            );

    /// <summary>What stands behind the answer's first sentences: pictures and doors of this page alone.</summary>
    protected virtual Html Above(PageRequest request, object answer) => Html.Empty;

    /// <summary>What stands before the first cell of each row of its tables; null for nothing.</summary>
    protected virtual Func<Cell, Html>? Before(PageRequest request) => null;

    /// <summary>The words of the answer, where the page says more than they do.</summary>
    protected virtual IReadOnlyList<Core.Text.Block> InWords(
        PageRequest request,
        QuestionRequest asked,
        object answer
    ) => asked.Question.InWords(answer, asked.Given);

    private string WholeTable(PageRequest request, int number) =>
        $"{request.PathOf(this)}{request.Said(PageQuery.WholeTable).Append((PageQuery.WholeTable, $"{number}")).AsQuery()}";

    /// <summary>The way to the dates of the answer, with all that was asked; nothing where it has none.</summary>
    private static Html Dates(PageRequest request, QuestionRequest asked, object answer)
    {
        var question = asked.Question;
        if (!question.HasDates || question.Dates(answer, asked.Given).Dates.Count == 0)
            return Html.Empty;
        return Html.Of(
            $"<p class=\"note\"><a href=\"/{question.Name}.ics{request.Said().AsQuery()}\" download>These dates for a calendar (.ics)</a></p>\n"
        );
    }

    /// <summary>Whether it belongs to the answer itself, which stands before everything else.</summary>
    private static bool IsAnswer(Core.Text.Block block) =>
        block is Heading { Level: 1 } or Sentence { Tone: Tone.Answer } or NextStep;

    private Html Draw(PageRequest request, object answer)
    {
        var asked = request.Resolved(question);
        var blocks = new BlocksAsHtml(
            leads => QuestionAddress.Of(request, leads, question),
            new RestOfTables(number => WholeTable(request, number), request.Number(PageQuery.WholeTable)),
            Before(request)
        );
        var words = InWords(request, asked, answer);
        var first = words.TakeWhile(IsAnswer).Count();
        var content = Html.Of(
            $"{blocks.Draw(words.Take(first))}{Above(request, answer)}{blocks.Draw(words.Skip(first))}{Dates(request, asked, answer)}{QuestionForm.Variant(question, request)}"
        );
        // Who asks for the rest of a table has the pictures already.
        if (request.IsFragment && request.Number(PageQuery.WholeTable) is not null)
            return content;
        var documents = new List<(string, string)>();
        if (blocks.Lines is { } lines)
            documents.Add(("lines", lines));
        if (blocks.HasPictures)
            documents.Add((asked.Question.Name, JsonSerializer.Serialize(answer, asked.Question.Shape)));
        if (documents.Count == 0)
            return content;
        if (request.IsFragment && request.First(PageQuery.ChartsAlone) is not null)
            return ChartScope.Alone(documents, ChartScope.CurvesOf(answer));
        var address =
            $"{request.PathOf(this)}{request.Said(PageQuery.ChartsAlone).Append((PageQuery.ChartsAlone, "true")).AsQuery()}";
        return ChartScope.Of(content, documents, ChartScope.CurvesOf(answer), address);
    }
}
