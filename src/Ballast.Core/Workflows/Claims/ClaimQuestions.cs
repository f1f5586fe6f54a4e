using Ballast.Core.Backtesting;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Questions.Evidence;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Claims;

/// <summary>Questions in their canonical form, and which of them are about the rounds to come at all.</summary>
/// <remarks>Only what the ranking or nowcast depends on stands in it: two questions that cannot be answered differently are one.</remarks>
public static class ClaimQuestions
{
    /// <summary>A ranking by lead; null where the question is hypothetical.</summary>
    public static string? Of(EvidenceRequest request) =>
        IsHypothetical(request.Returns)
            ? null
            : $"evidence {Returns(request.Returns)} horizon={request.Horizon?.ToString() ?? "overlap"}";

    /// <summary>A ranking by mean return; null where the question is hypothetical.</summary>
    public static string? Of(RiskRequest request) =>
        IsHypothetical(request.Returns) || request.IsBrief ? null : $"risk {Returns(request.Returns)}";

    /// <summary>A ranking by each model's best multipliers; null where the question is hypothetical.</summary>
    public static string? Of(BacktestRequest request)
    {
        if (IsHypothetical(request.Range, request.Assumptions) || request.State != RoundState.Resolved)
            return null;
        var grid = request.Grid.Select(g =>
            $"{g.Metric}={string.Join('/', g.Options.Select(o => FormattableString.Invariant($"{o:0.####}")))}"
        );
        return $"backtest {Models(request.Models)} {Range(request.Range)} mode={Word(request.Mode)} grid={Or(string.Join(',', grid), "rule")} payment={Word(request.Assumptions.Mode)}";
    }

    /// <summary>A nowcast.</summary>
    public static string Of(NowcastRequest request) =>
        $"nowcast {Models(request.Models)} metrics={Or(string.Join(',', request.Metrics.Select(m => m.ToString()).Order(StringComparer.Ordinal)), "paid")}";

    private static bool IsHypothetical(ReturnRequest request) => IsHypothetical(request.Range, request.Assumptions);

    /// <summary>A last round ends the question in the past; a forced rule, factor or clip is a world that did not come.</summary>
    private static bool IsHypothetical(RoundRange range, PaymentAssumptions assumptions) =>
        range.To is not null
        || assumptions.ForcedRule is not null
        || assumptions.Factor is not null
        || assumptions.Clip is not null;

    private static string Returns(ReturnRequest request) =>
        $"{Models(request.Models)} {Range(request.Range)} returns={Word(request.Source)} multipliers={request.Multipliers?.ToString() ?? "rule"} payment={Word(request.Assumptions.Mode)}";

    private static string Models(IReadOnlyList<string> models) =>
        "models="
        + Or(
            string.Join(
                ',',
                models.Select(m => m.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            ),
            "all"
        );

    private static string Range(RoundRange range) =>
        $"from={range.From?.FirstRound().ToString() ?? "first"} since={range.Since?.ToLowerInvariant() ?? "first"}";

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
