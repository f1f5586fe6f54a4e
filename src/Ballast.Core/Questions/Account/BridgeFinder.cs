using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Attribution;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Account;

/// <summary>Collects what the bridge from score to money is made of: the ranking score, the field's, and every computed payout.</summary>
internal sealed class BridgeFinder(AsOfView view, Metric? rankedBy, PayoutBook book)
{
    /// <summary>
    /// Under each payout rule by itself, because a mean of stakes or factors over two systems means nothing; then the steps are summed.
    /// </summary>
    public BridgeEntry? Find()
    {
        var groups = book
            .Settled.Where(p => p.Computed is { Pays: true })
            .GroupBy(p => view.Rules.At(p.Position.Round).Rule!.Id)
            .OrderBy(g => g.Min(p => p.Position.Round))
            .Select(g => (Rule: view.Rules.At(g.First().Position.Round).Rule!, Payouts: g.ToList()))
            .Select(g => Span.Of(g.Payouts, rankedBy ?? view.Terms.Of(g.Rule.Terms[0]), view))
            .Where(s => s.Payouts.Count > 0)
            .ToList();
        if (groups.Count == 0)
            return null;
        // With a hole in the field its step would compare different rounds: then there is no such step.
        var hasField = groups.TrueForAll(s => s.HasField);
        var steps = groups
            .SelectMany(s => PayoutBridge.Compute([.. s.Payouts.Select(p => Payout(p, s.Field, hasField))]))
            .GroupBy(s => s.Step)
            .OrderBy(g => g.Key)
            .Select(g => (g.Key, Amounts.Sum(g, s => s.Change)));
        var newest = groups[^1];
        var ranks = groups.Select(s => s.Metric.ToString()).Distinct().ToList();
        // Each payout stands in the book once: it is itself that is looked for, and not one with equal figures.
        var bridged = groups.SelectMany(s => s.Payouts).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        var left = Amounts.Sum(book.Settled.Where(p => !bridged.Contains(p)), p => p.Parts.Payout);
        return new BridgeEntry(
            string.Join(", ", ranks),
            newest.Payouts.Average(p => newest.Field.Score(p.Position.Model, p.Position.Round)!.Value),
            hasField ? newest.Payouts.Average(p => newest.Field.Median(p.Position.Round)!.Value) : null,
            hasField
                ? newest.Payouts.Average(p => newest.Field.Percentile(p.Position.Model, p.Position.Round)!.Value)
                : null,
            groups.Sum(s => s.Payouts.Count),
            Entries([.. steps], ranks.Count == 1 ? ranks[0] : "ranking score"),
            Json.Plain(left.Amount),
            Json.Plain(Amounts.Sum(book.Settled, p => p.Parts.Payout).Amount)
        );
    }

    /// <summary>Payouts under one rule that have the ranking score, and the field in it.</summary>
    private sealed record Span(Metric Metric, FieldScores Field, IReadOnlyList<BookedPayout> Payouts, bool HasField)
    {
        public static Span Of(List<BookedPayout> payouts, Metric metric, AsOfView view)
        {
            var (from, to) = (payouts.Min(p => p.Position.Round), payouts.Max(p => p.Position.Round));
            var field = FieldScores.Of(view.Scores(view.Query(null, [metric], from, to)), 0);
            var taking = payouts.Where(p => field.Score(p.Position.Model, p.Position.Round) is not null).ToList();
            return new Span(metric, field, taking, taking.TrueForAll(p => field.Median(p.Position.Round) is not null));
        }
    }

    private static BridgePayout Payout(BookedPayout payout, FieldScores field, bool hasField)
    {
        var (model, round) = (payout.Position.Model, payout.Position.Round);
        return new BridgePayout(
            PayoutFacts.Exact(field.Score(model, round)!.Value),
            hasField ? PayoutFacts.Exact(field.Median(round)!.Value) : null,
            payout.Computed!.Sum,
            payout.Computed.PayoutFactor,
            payout.Computed.Stake,
            payout.Computed.Payout,
            payout.Parts.Payout
        );
    }

    private static List<BridgeStepEntry> Entries(IReadOnlyList<(BridgeStep Step, Nmr Change)> steps, string metric)
    {
        var after = Nmr.Zero;
        var entries = new List<BridgeStepEntry>();
        foreach (var (step, change) in steps)
        {
            after += change;
            var (name, words) = Words(step, metric);
            entries.Add(new BridgeStepEntry(name, Json.Plain(change.Amount), Json.Plain(after.Amount), words));
        }
        return entries;
    }

    private static (string Name, string Words) Words(BridgeStep step, string metric) =>
        step switch
        {
            BridgeStep.Field => (
                "field",
                $"the field's middle {metric}, paid once at the mean stake and mean payout factor"
            ),
            BridgeStep.Rank => ("rank", $"the own {metric} in its place: what the rank promised"),
            BridgeStep.Multipliers => (
                "multipliers",
                "the scores that pay, with their multipliers, in place of the one that ranks"
            ),
            BridgeStep.PayoutFactor => ("payout-factor", "each round's own payout factor in place of the mean"),
            BridgeStep.Stake => (
                "stake",
                "each stake in place of the mean: more or less of it on the better rounds and models"
            ),
            BridgeStep.Clip => ("clip", "what the clip took or spared"),
            BridgeStep.Unexplained => ("unexplained", "what was paid beyond the formula"),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };
}
