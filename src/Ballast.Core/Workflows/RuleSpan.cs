using Ballast.Core.Payouts;

namespace Ballast.Core.Workflows;

/// <summary>A rule and the rounds of an answer that opened under it.</summary>
/// <param name="Rule">Its id; null where none is known.</param>
/// <param name="From">First of the rounds.</param>
/// <param name="To">Last of the rounds.</param>
/// <param name="Rounds">How many.</param>
public sealed record RuleSpan(string? Rule, int From, int To, int Rounds)
{
    // More of them in a row are named by the first and the last.
    private const int MostNamed = 2;

    /// <summary>What must be said of the rule where its numbers stand, one sentence each (<see cref="RuleRemarks"/>).</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The rules of some rounds, in the order of their first rounds.</summary>
    /// <param name="rounds">Rounds with their rules; a round may stand more than once.</param>
    internal static IReadOnlyList<RuleSpan> Of(IEnumerable<(int Round, PayoutRule? Rule)> rounds)
    {
        var ordered = rounds.DistinctBy(r => r.Round).OrderBy(r => r.Round).ToList();
        // The same of all spans, so that it is said of them once.
        var lastOld = ordered.LastOrDefault(r => r.Rule?.Standing.Newest is not null).Round;
        return [.. ordered.GroupBy(r => r.Rule?.Id).Select(g => Of(g.Key, [.. g], lastOld))];
    }

    /// <summary>The remarks of several rules for people: each sentence once, with the rounds that it is about.</summary>
    public static IReadOnlyList<(string Rounds, string Remark)> Notes(IEnumerable<RuleSpan> spans) =>
        [
            .. spans
                .SelectMany(s => s.Remarks.Select(remark => (Span: s, Remark: remark)))
                .GroupBy(s => s.Remark, s => s.Span)
                .Select(g => (Names([.. g.DistinctBy(s => s.Rule)]), g.Key)),
        ];

    private static string Names(IReadOnlyList<RuleSpan> spans) =>
        spans is [var one] && one.From == one.To ? $"Round {one.From}"
        : spans.Count <= MostNamed ? $"Rounds {string.Join(" and ", spans.Select(s => $"{s.From} to {s.To}"))}"
        : $"Rounds {spans[0].From} to {spans[^1].To} ({spans.Count} payout rules)";

    private static RuleSpan Of(string? id, IReadOnlyList<(int Round, PayoutRule? Rule)> rounds, int lastOld) =>
        new(id, rounds[0].Round, rounds[^1].Round, rounds.Count)
        {
            // Of one rule some rounds may be confirmed by their own configuration and others not.
            Remarks =
            [
                .. rounds
                    .GroupBy(r => r.Rule, (rule, own) => (Rule: rule, Rounds: own.Select(r => r.Round).ToList()))
                    .SelectMany(g => g.Rule is null ? [] : RuleRemarks.Find(g.Rule, g.Rounds[0], g.Rounds[^1], lastOld))
                    .Distinct(),
            ],
        };
}
