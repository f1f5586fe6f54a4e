using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Predictions;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Backtest;

/// <summary>The ranking that an answer of this question contains, as a prediction.</summary>
internal static class BacktestPrediction
{
    /// <summary>The prediction; null where the question is hypothetical, or the answer ranks nobody.</summary>
    public static NewPrediction? Create(AsOfView view, BacktestRequest request, BacktestAnswer answer) =>
        NewPrediction.From(Canonical(request), () => CreateRanking(view, request, answer));

    private static string? Canonical(BacktestRequest request)
    {
        if (
            CanonicalQuestion.IsHypothetical(request.Range, request.Assumptions)
            || request.State != RoundState.Resolved
        )
            return null;
        var grid = request.Grid.Select(g =>
            $"{g.Metric}={string.Join('/', g.Options.Select(o => FormattableString.Invariant($"{o:0.####}")))}"
        );
        return $"backtest {CanonicalQuestion.Models(request.Models)} {CanonicalQuestion.Range(request.Range)} mode={CanonicalQuestion.Word(request.Mode)} grid={CanonicalQuestion.Or(string.Join(',', grid), "rule")} payment={CanonicalQuestion.Word(request.Assumptions.Mode)}";
    }

    /// <summary>The ranking of models, each with its best multipliers.</summary>
    private static PredictionDraft? CreateRanking(AsOfView view, BacktestRequest request, BacktestAnswer answer) =>
        RankingDraft.Create(
            view,
            answer.Mode,
            (answer.Rules.MaxBy(r => r.To)!.Rule, answer.Overlap, answer.Overlap, answer.Verdict?.Kind),
            new ReturnRequest { Assumptions = request.Assumptions },
            "computed",
            answer.Best.Select(m => (m.Model, m.Value, (string?)InLine(m.Multipliers)))
        );

    private static string InLine(IReadOnlyDictionary<string, decimal> multipliers) =>
        new Multipliers(multipliers.Select(m => (Metric.Parse(m.Key), m.Value))).ToString();
}
