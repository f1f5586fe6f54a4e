using Ballast.Core.Allocation;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Allocate;

/// <summary>Plain weighted scores of models on rounds that all of them have.</summary>
/// <param name="Models">Models that take part.</param>
/// <param name="Skipped">Models that do not.</param>
/// <param name="Rounds">Round numbers.</param>
/// <param name="Values">Models x rounds, none missing.</param>
/// <param name="Score">The weights of the scores.</param>
internal sealed record RawReturns(
    IReadOnlyList<string> Models,
    IReadOnlyList<SkippedModel> Skipped,
    IReadOnlyList<int> Rounds,
    double[][] Values,
    Multipliers Score
)
{
    /// <summary>Finds them: of named models the rounds that all have; of all models those that have every round of five models or more.</summary>
    /// <returns>A refusal where no two models share a round.</returns>
    public static Outcome<RawReturns> Find(AsOfView view, AllocateRequest request) =>
        request.Returns.In(view, (models, from, to) => Find(view, request, models, from, to));

    private static Outcome<RawReturns> Find(
        AsOfView view,
        AllocateRequest request,
        IReadOnlyList<string> models,
        int from,
        int to
    )
    {
        var score = request.Score ?? new RuleFinder(view).NewestScore(models, to).Score;
        Metric[] metrics = [.. score.Items.Where(i => i.Value != 0).Select(i => i.Metric)];
        if (metrics.Length == 0)
            return new Refusal(
                "bad-score",
                $"The score gives no metric a weight: {Notice.Option("score")} corr=0.75,mmc=2.25"
            );
        var selector = new RoundSelector(view, RoundState.Resolved);
        var scored = view.Scores(view.Query(models, metrics, from, to));
        int[] columns = [.. Enumerable.Range(0, scored.Rounds.Count).Where(c => selector.IsInState(scored.Rounds[c]))];
        double[][] values =
        [
            .. models.Select((_, row) => columns.Select(c => Sum(scored, score, metrics, row, c)).ToArray()),
        ];
        var complete =
            request.Returns.Models.Count > 0 ? CompleteRounds.OfAll(values) : CompleteRounds.OfSteady(values);
        if (complete.Rounds.Length == 0 || complete.Models.Length == 0)
            return new Refusal(
                "nothing-in-range",
                $"No round in range has {string.Join(" and ", metrics)} of all these models. Name models that took part in the same rounds, or another range."
            );
        var taking = complete.Models.ToHashSet();
        return new RawReturns(
            [.. complete.Models.Select(m => models[m])],
            [
                .. models
                    .Where((_, m) => !taking.Contains(m))
                    .Select(m => new SkippedModel(m, "not in every round of the others")),
            ],
            [.. complete.Rounds.Select(c => scored.Rounds[columns[c]])],
            complete.Cut(values),
            score
        );
    }

    private static double Sum(ScorePanel panel, Multipliers score, Metric[] metrics, int row, int column)
    {
        var sum = 0.0;
        for (var plane = 0; plane < metrics.Length; plane++)
            sum += (double)score[metrics[plane]] * panel.Row(plane, row)[column];
        return sum;
    }
}
