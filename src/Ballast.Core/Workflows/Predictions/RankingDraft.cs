using Ballast.Core.Backtesting;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Predictions;

/// <summary>A ranking as a prediction about the rounds to come.</summary>
internal static class RankingDraft
{
    /// <summary>A ranking of more models is nobody's choice, and would be most of the store.</summary>
    public const int MostModels = 300;

    /// <summary>The draft; null where fewer than two models are ranked, or too many.</summary>
    /// <param name="view">The moment at which it is made.</param>
    /// <param name="criterion">What was ranked by.</param>
    /// <param name="under">The rule, how long and with which overlap it is put to the test, and the kind of its verdict.</param>
    /// <param name="request">Which returns.</param>
    /// <param name="returns">settled or computed.</param>
    /// <param name="ranked">Models with their figures; those without one are left out.</param>
    public static PredictionDraft? Create(
        AsOfView view,
        string criterion,
        (string? Rule, int Horizon, int Overlap, string? Verdict) under,
        ReturnRequest request,
        string returns,
        IEnumerable<(string Model, double? Figure, string? Multipliers)> ranked
    )
    {
        List<RankedStatement> models =
        [
            .. ranked
                .Where(m => m.Figure is not null)
                .OrderByDescending(m => m.Figure)
                .Select(m => new RankedStatement(m.Model, m.Figure!.Value, m.Multipliers)),
        ];
        if (models.Count is < 2 or > MostModels)
            return null;
        var content = new RankingStatement(
            criterion,
            under.Rule,
            view.Dates.FirstFixedAfter(view.AsOf),
            under.Horizon,
            under.Overlap,
            returns,
            request.Assumptions.Mode == PaymentMode.Actual,
            request.Multipliers?.ToString(),
            under.Verdict,
            models
        );
        return new PredictionDraft(PredictionKinds.Ranking, PredictionJson.Text(content));
    }
}
