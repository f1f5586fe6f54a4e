using Ballast.Core.Questions;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Questions.Sensitivity;
using Ballast.Server.Markup;

namespace Ballast.Server.Pages;

/// <summary>The page of a question about a grid of multipliers. Where none was said, it leads to one that is worth a try.</summary>
internal sealed class GridPage(IQuestion question) : QuestionPage(question)
{
    protected override Html Above(PageRequest request, object answer)
    {
        var grid = GridParameters.Grid.Name;
        if (request.First(grid) is not null)
            return Html.Empty;
        var grids = GridParameters.Suggested(Metrics(answer));
        if (grids.Count == 0)
            return Html.Empty;
        var query = request.Said(grid).Concat(grids.Select(g => (grid, g))).AsQuery();
        return Html.Of(
            $"<p class=\"note\">Multipliers as {Whose(request, answer)} has them. <a href=\"{Path}{query}\">Try others: {string.Join(" and ", grids)}</a></p>\n"
        );
    }

    private static string Whose(PageRequest request, object answer) =>
        request.First(PaymentParameters.Rule.Name) is null ? $"the rule of round {Last(answer)}" : "the named rule";

    /// <summary>The newest round of the answer, whose rule its multipliers are from; another may be in force by now.</summary>
    private static int Last(object answer) =>
        answer switch
        {
            BacktestAnswer backtest => backtest.To,
            SensitivityAnswer sensitivity => sensitivity.To,
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.GetType().Name, null),
        };

    /// <summary>The scores that the answer multiplies.</summary>
    private static IEnumerable<string> Metrics(object answer) =>
        answer switch
        {
            BacktestAnswer backtest => backtest.Best.Take(1).SelectMany(b => b.Multipliers.Keys),
            SensitivityAnswer sensitivity => sensitivity.Candidates.Take(1).SelectMany(c => c.Multipliers.Keys),
            _ => [],
        };
}
