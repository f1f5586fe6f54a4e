using Ballast.Core.Store;
using Ballast.Core.Workflows.Predictions;

namespace Ballast.Core.Questions.Evidence;

/// <summary>The ranking that an answer of this question contains, as a prediction.</summary>
internal static class EvidencePrediction
{
    /// <summary>The prediction; null where the question is hypothetical, or the answer ranks nobody.</summary>
    public static NewPrediction? Create(AsOfView view, EvidenceRequest request, EvidenceAnswer answer) =>
        NewPrediction.From(Canonical(request), () => CreateRanking(view, request, answer));

    private static string? Canonical(EvidenceRequest request) =>
        CanonicalQuestion.IsHypothetical(request.Returns)
            ? null
            : $"evidence {CanonicalQuestion.Returns(request.Returns)} horizon={request.Horizon?.ToString() ?? "overlap"}";

    /// <summary>The ranking by lead that the answer stands on; it is put to the test under the newest rule.</summary>
    private static PredictionDraft? CreateRanking(AsOfView view, EvidenceRequest request, EvidenceAnswer answer)
    {
        var (lead, newest) = (answer.Regimes.First(r => r.From == answer.Verdict.From), answer.Regimes[^1]);
        return RankingDraft.Create(
            view,
            "lead",
            (lead.Rule, newest.Horizon, newest.Overlap, answer.Verdict.Kind),
            request.Returns,
            answer.Returns,
            lead.Firsts.Ranking.Select(m => (m.Model, m.Lead, (string?)null))
        );
    }
}
