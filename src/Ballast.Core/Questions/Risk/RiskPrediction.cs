using Ballast.Core.Store;
using Ballast.Core.Workflows.Predictions;

namespace Ballast.Core.Questions.Risk;

/// <summary>The ranking that an answer of this question contains, as a prediction.</summary>
internal static class RiskPrediction
{
    /// <summary>The prediction; null where the question is hypothetical, or the answer ranks nobody.</summary>
    public static NewPrediction? Create(AsOfView view, RiskRequest request, RiskAnswer answer) =>
        NewPrediction.From(Canonical(request), () => CreateRanking(view, request, answer));

    private static string? Canonical(RiskRequest request) =>
        CanonicalQuestion.IsHypothetical(request.Returns) || request.IsBrief
            ? null
            : $"risk {CanonicalQuestion.Returns(request.Returns)}";

    /// <summary>The ranking by mean return in the rounds that the answer stands on; it is put to the test under the newest rule.</summary>
    private static PredictionDraft? CreateRanking(AsOfView view, RiskRequest request, RiskAnswer answer)
    {
        var single = answer.Subjects.Where(s => !s.IsMix).ToList();
        if (single.Count == 0)
            return null;
        var newest = single.Select(s => s.Regimes[^1]).MaxBy(r => r.To)!;
        var (from, to) = (answer.StandsOn?.From ?? newest.From, answer.StandsOn?.To ?? newest.To);
        return RankingDraft.Create(
            view,
            "return",
            (answer.StandsOn?.Rule, newest.Overlap, newest.Overlap, answer.Verdict?.Kind),
            request.Returns,
            answer.Returns,
            single
                .Select(s => (s.Name, Regime: s.Regimes.FirstOrDefault(r => r.From >= from && r.To <= to)))
                .Where(s => s.Regime is not null)
                .Select(s => (s.Name, s.Regime!.Measures.First(m => m.Name == "return").Value, (string?)null))
        );
    }
}
