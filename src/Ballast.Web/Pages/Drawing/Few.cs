using Ballast.Core.Questions;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Questions.Models;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;

namespace Ballast.Web.Pages.Drawing;

/// <summary>A page compares as many models as somebody can look at; thousands are the command line's.</summary>
internal static class Few
{
    private const int Most = 200;

    // Models with combinations: each is drawn, in some hundred bytes.
    private const int MostValues = 20_000;

    /// <summary>Asks about the models that were named, or about all where they are few.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="ask">Asks; not called where the page would be too long.</param>
    public static Outcome<T> Then<T>(PageRequest request, Func<IReadOnlyList<string>, Outcome<T>> ask) =>
        Check(request).Then(_ => ask(Form.Models(request)));

    /// <summary>Refuses a question whose page would be too long.</summary>
    public static Outcome<int> Check(PageRequest request, IQuestion question) =>
        question.Models is { MostOnPage: < int.MaxValue } ? Check(request) : 0;

    private static Outcome<int> Check(PageRequest request)
    {
        var models = Form.Models(request).Count;
        var combinations = Combinations(request);
        return models > 0
            ? Within(models, isNamed: true, combinations)
            : request
                .Ask<ModelsAnswer>("models", [("limit", "1")])
                .Then(stored => Within(stored.Total, isNamed: false, combinations));
    }

    /// <summary>Combinations of the grids that were said, at most; 1 where there are none.</summary>
    private static int Combinations(PageRequest request) =>
        (int)
            Math.Min(
                (request.Query.GetValueOrDefault(GridParameters.Grid.Name) ?? [])
                    .Where(g => !string.IsNullOrWhiteSpace(g))
                    .Aggregate(1.0, (product, g) => product * g.Split(',').Length),
                int.MaxValue
            );

    private static Outcome<int> Within(int models, bool isNamed, int combinations)
    {
        if (models > Most)
            return new Refusal(
                "too-many-models",
                isNamed
                    ? $"{Format.Count(models)} models are named; a page compares at most {Format.Count(Most)}. The command line and the API take more."
                    : $"{Format.Count(models)} models are stored: name those to look at, with commas between them. The command line and the API take all of them."
            );
        if ((long)models * combinations > MostValues)
            return new Refusal(
                AnswerBounds.TooLarge,
                $"{Format.Count(models)} models with {Format.Count(combinations)} combinations of multipliers are too many for a page: at most {Format.Count(MostValues)} values. Name fewer models, or give at most {Format.Count(Math.Max(1, MostValues / Math.Max(1, models)))} combinations for these."
            );
        return models;
    }
}
