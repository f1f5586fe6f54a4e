using Ballast.Core.Payouts;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Predictions;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Advise;

/// <summary>Advice as a prediction about the rounds that close next.</summary>
internal static class AdvisePrediction
{
    /// <summary>The prediction; null where the question is hypothetical, or fewer than two models were compared.</summary>
    public static NewPrediction? Create(AsOfView view, ReturnRequest request, AdviseAnswer answer) =>
        NewPrediction.From(
            CanonicalQuestion.IsHypothetical(request) ? null : $"advise {CanonicalQuestion.Returns(request)}",
            () => Draft(view, request, answer)
        );

    private static PredictionDraft? Draft(AsOfView view, ReturnRequest request, AdviseAnswer answer)
    {
        List<AdvisedStatement> models =
        [
            .. answer
                .Models.Where(m => m.Action != "too-young")
                .OrderBy(m => m.Model, StringComparer.Ordinal)
                .Select(m => new AdvisedStatement(m.Model, Direction(m.Action))),
        ];
        if (models.Count is < 2 or > RankingDraft.MostModels)
            return null;
        var first = view.Dates.FirstFixedAfter(view.AsOf);
        var overlap = PayoutRule.OverlapOf(view.Dates.RuleOf(first));
        var isActual = request.Assumptions.Mode == Backtesting.PaymentMode.Actual;
        return new PredictionDraft(
            PredictionKinds.Advice,
            PredictionJson.Text(new AdviceStatement(first, overlap, overlap, answer.Returns, isActual, models))
        );
    }

    private static int Direction(string action) =>
        action switch
        {
            "raise" => 1,
            "lower" or "stop" => -1,
            _ => 0,
        };
}
