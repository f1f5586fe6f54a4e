using Ballast.Core.Questions;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Pages;

/// <summary>The page of a declared question: its form from its parameters, its answer from its words. It computes and words nothing.</summary>
internal sealed class QuestionPage(IQuestion question) : IPage
{
    public string Path => "/" + question.Name;

    public string Title => question.Title;

    public string Question => question.Asks;

    public Html Render(PageRequest request)
    {
        var models = Form.Models(request);
        var answer =
            question.Models is { } wanted && models.Count < wanted.Least
                ? Block.Note($"Name {wanted.Least} to {wanted.Most} models above, with commas between them.")
                : Empty.Or(request, request.Ask(question, models), a => BlocksAsHtml.Of(question.InWords(a)));
        return Form.With(request, Path, answer, [.. Fields(request)]);
    }

    private IEnumerable<Html> Fields(PageRequest request)
    {
        if (question.Models is { } models)
            yield return Form.Text(request, "models", "Models", models.Least > 1 ? "two or more, with commas" : "all");
        foreach (var parameter in question.Parameters.Where(p => p.IsInForm))
        {
            var label = char.ToUpperInvariant(parameter.Name[0]) + parameter.Name[1..].Replace('-', ' ');
            yield return parameter.Choices.Count > 0
                ? Form.Choice(request, parameter.Name, label, [.. parameter.Choices])
                : Form.Text(
                    request,
                    parameter.Name,
                    label,
                    parameter.ValueName.ToLowerInvariant().Replace("|", " or ")
                );
        }
    }
}
