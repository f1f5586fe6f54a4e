using System.Globalization;
using Ballast.Core.Planning;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Web.Markup;

namespace Ballast.Web.Pages;

/// <summary>The page of a plan: the way to exactly this plan as a file, and to others beside it. It applies nothing: that is for the command line.</summary>
internal sealed class PlanPage(IQuestion question) : QuestionPage(question)
{
    private const string Comparison = "compare";
    private readonly IQuestion _question = question;

    protected override Html Above(PageRequest request, object answer)
    {
        if (answer is not StakePlan plan)
            return Link($"{Path}{Query(Said(request, Comparison))}", "One plan alone");
        var file = _question.File!.Name;
        // The moment of this answer, so that the file is this plan, to the hash.
        var download =
            $"/api/v1/{request.Tournament.Slug()}/{_question.Name}{Query([.. Said(request, "as-of", "tournament", "models"), .. Models(request), ("as-of", plan.AsOf.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))])}";
        var methods = string.Join(',', _question.Parameters.First(p => p.Name == "target").Choices);
        var others = $"{Path}{Query([.. Said(request, "expires"), (Comparison, methods)])}";
        return Html.Of(
            $"<p class=\"note\"><a href=\"{download}\" download=\"{file}\">This plan as a file ({file})</a>, for <code>ballast apply {file}</code> on the command line.</p>\n{Link(others, $"Compare with {methods.Replace(",", ", ", StringComparison.Ordinal)}")}"
        );
    }

    private static Html Link(string address, string words) =>
        Html.Of($"<p class=\"note\"><a href=\"{address}\">{words}</a></p>\n");

    /// <summary>Models are a list with commas on a page, and a name each over HTTP.</summary>
    private IEnumerable<(string Name, string Value)> Models(PageRequest request) =>
        request.Resolved(_question).Given.Models.Select(m => (_question.Models!.Name, m));

    private static IEnumerable<(string Name, string Value)> Said(PageRequest request, params string[] without) =>
        request
            .Query.Where(q => !without.Contains(q.Key))
            .SelectMany(q => q.Value.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => (q.Key, v)));

    private static string Query(IEnumerable<(string Name, string Value)> said)
    {
        var query = string.Join(
            '&',
            said.Select(q => $"{Uri.EscapeDataString(q.Name)}={Uri.EscapeDataString(q.Value)}")
        );
        return query.Length == 0 ? "" : "?" + query;
    }
}
