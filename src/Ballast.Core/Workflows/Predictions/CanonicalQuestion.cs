using Ballast.Core.Backtesting;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Predictions;

/// <summary>Questions in their canonical form, and which of them are about the rounds to come at all.</summary>
/// <remarks>Only what the ranking or nowcast depends on stands in it: two questions that cannot be answered differently are one.</remarks>
internal static class CanonicalQuestion
{
    /// <summary>Whether a question about returns is about a world that did not come.</summary>
    internal static bool IsHypothetical(ReturnRequest request) => IsHypothetical(request.Range, request.Assumptions);

    /// <summary>A last round ends the question in the past; a forced rule, factor or clip is a world that did not come.</summary>
    internal static bool IsHypothetical(RoundRange range, PaymentAssumptions assumptions) =>
        range.To is not null
        || assumptions.ForcedRule is not null
        || assumptions.Factor is not null
        || assumptions.Clip is not null;

    /// <summary>Which returns.</summary>
    internal static string Returns(ReturnRequest request) =>
        $"{Models(request.Models)} {Range(request.Range)} returns={Word(request.Source)} multipliers={request.Multipliers?.ToString() ?? "rule"} payment={Word(request.Assumptions.Mode)}";

    /// <summary>Which models, in one order and case.</summary>
    internal static string Models(IReadOnlyList<string> models) =>
        "models="
        + Or(
            string.Join(
                ',',
                models.Select(m => m.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            ),
            "all"
        );

    /// <summary>Which rounds.</summary>
    internal static string Range(RoundRange range) =>
        $"from={range.From?.FirstRound().ToString() ?? "first"} since={range.Since?.ToLowerInvariant() ?? "first"}";

    /// <summary>A choice as a word.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>A text, or what stands for none.</summary>
    internal static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
