using Ballast.Core.Questions;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Questions.Models;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;

namespace Ballast.Server.Pages.Drawing;

/// <summary>A page compares as many models as somebody can look at: of thousands those with most at stake, until others are named.</summary>
internal static class FewModels
{
    private const int Most = 200;

    // So many are shown where more are stored than a page compares.
    private const int Shown = 50;

    // Models with combinations: each is drawn, in some hundred bytes.
    private const int MostValues = 20_000;

    /// <summary>What a page asks, with the models that matter most where nobody named any and too many are stored.</summary>
    /// <returns>The request, and a sentence on who was left out (empty for none); a refusal where the page would be too long.</returns>
    public static Outcome<(PageRequest Request, string Note)> Narrow(PageRequest request, IQuestion question)
    {
        if (question.Models is not { MostOnPage: < int.MaxValue } models)
            return (request, "");
        var named = Form.Models(request).Count;
        if (named > Most)
            return new Refusal(
                "too-many-models",
                $"{Format.Count(named)} models are named; a page compares at most {Format.Count(Most)}."
            );
        if (named > 0 || models.Least > 0)
            return Within(named, request).Then<int, (PageRequest, string)>(_ => (request, ""));
        return request
            .Ask<ModelsAnswer>("models", [("limit", "1")])
            .Then(stored =>
                stored.Total <= Most
                    ? Within(stored.Total, request).Then<int, (PageRequest, string)>(_ => (request, ""))
                    : Within(Shown, request).Then(_ => WithMostAtStake(request, stored.Total))
            );
    }

    private static Outcome<(PageRequest Request, string Note)> WithMostAtStake(PageRequest request, int stored) =>
        request
            .Ask<ModelsAnswer>("models", [("sort", "stake"), ("limit", $"{Shown}")])
            .Then<ModelsAnswer, (PageRequest, string)>(answer =>
            {
                var query = request.Query.ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal);
                query["models"] = [string.Join(',', answer.Models.Select(m => m.Model))];
                return (
                    request with
                    {
                        Query = query,
                    },
                    $"About {Format.Count(answer.Models.Count)} of {Format.Count(stored)} models: {Which(answer)}. Name others above, or a group."
                );
            });

    /// <summary>What set them before the others: nobody has a stake in data that end before today.</summary>
    private static string Which(ModelsAnswer answer) =>
        answer.Models.Any(m => m.StakeNmr > 0) ? "those with the largest stake"
        : answer.Models.Any(m => m.LastStakeNmr > 0)
            ? "nothing is staked now, so those whose last stake was the largest"
        : "no stake is known, so the first by name";

    /// <summary>Combinations of the grids that were said, at most; 1 where there are none.</summary>
    private static int Combinations(PageRequest request) =>
        (int)
            Math.Min(
                (request.Query.GetValueOrDefault(GridParameters.Grid.Name) ?? [])
                    .Where(g => !string.IsNullOrWhiteSpace(g))
                    .Aggregate(1.0, (product, g) => product * g.Split(',').Length),
                int.MaxValue
            );

    private static Outcome<int> Within(int models, PageRequest request)
    {
        var combinations = Combinations(request);
        return (long)models * combinations > MostValues
            ? new Refusal(
                AnswerBounds.TooLarge,
                $"{Format.Count(models)} models with {Format.Count(combinations)} combinations of multipliers are too many for a page: at most {Format.Count(MostValues)} values. Name fewer models, or give at most {Format.Count(Math.Max(1, MostValues / Math.Max(1, models)))} combinations for these."
            )
            : models;
    }
}
