using System.Globalization;
using Ballast.Core.Planning;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Server.Markup;

namespace Ballast.Server.Pages;

/// <summary>The page of a plan: the way to exactly this plan as a file, and to others beside it. It applies nothing: that is for the command line.</summary>
internal sealed class PlanPage(IQuestion question) : QuestionPage(question)
{
    private const string Comparison = "compare";
    private readonly IQuestion _question = question;

    protected override Html Above(PageRequest request, object answer)
    {
        if (answer is not StakePlan plan)
            return Link($"{Path}{request.Said(Comparison).AsQuery()}", "One plan alone");
        var file = _question.File!.Name;
        // The moment of this answer, so that the file is this plan, to the hash.
        var moment = plan.AsOf.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var asked = request.Said("as-of", "tournament", "models").Concat(Models(request)).Append(("as-of", moment));
        var download = $"/api/v1/{request.Tournament.Slug()}/{_question.Name}{asked.AsQuery()}";
        var methods = string.Join(',', _question.Parameters.First(p => p.Name == "target").Choices);
        var others = $"{Path}{request.Said("expires").Append((Comparison, methods)).AsQuery()}";
        return Html.Of(
            $"<p class=\"note\"><a href=\"{download}\" download=\"{file}\">This plan as a file ({file})</a>: nothing is changed before you apply it on your own computer and confirm it there.</p>\n{Link(others, $"Compare with {methods.Replace(",", ", ", StringComparison.Ordinal)}")}"
        );
    }

    private static Html Link(string address, string words) =>
        Html.Of($"<p class=\"note\"><a href=\"{address}\">{words}</a></p>\n");

    /// <summary>Models are a list with commas on a page, and a name each over HTTP.</summary>
    private IEnumerable<(string Name, string Value)> Models(PageRequest request) =>
        request.Resolved(_question).Given.Models.Select(m => (_question.Models!.Name, m));
}
