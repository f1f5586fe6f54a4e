using System.Globalization;
using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Attribution;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows.Money;

/// <summary>Collects what the bridge from score to money is made of: the ranking score, the field's, and every computed payout.</summary>
internal sealed class BridgeFinder(ITournamentStore store, RoundRules rules, AccountRequest request, PayoutBook book)
{
    public BridgeEntry? Find()
    {
        var computed = book.Settled.Where(p => p.Computed is { Pays: true }).ToList();
        if (computed.Count == 0)
            return null;
        var metric = request.RankedBy ?? Usual(computed[^1].Position.Round);
        var (from, to) = (computed.Min(p => p.Position.Round), computed.Max(p => p.Position.Round));
        var query = new ScoreQuery(request.Tournament, null, [metric], from, to, request.AsOf);
        var field = FieldScores.Of(store.Scores(query), 0);
        var taking = computed.Where(p => field.Score(p.Position.Model, p.Position.Round) is not null).ToList();
        if (taking.Count == 0)
            return null;
        // With a hole in the field its step would compare different rounds: then there is no such step.
        var hasField = taking.TrueForAll(p => field.Median(p.Position.Round) is not null);
        var payouts = taking.Select(p => Payout(p, field, hasField)).ToList();
        var steps = Entries(ScoreToMoney.Of(payouts), metric);
        var left = Amounts.Sum(book.Settled.Except(taking), p => p.Parts.Payout);
        return new BridgeEntry(
            metric.ToString(),
            (double)payouts.Average(p => p.RankScore),
            hasField ? (double)payouts.Average(p => p.FieldScore!.Value) : null,
            hasField ? taking.Average(p => field.Percentile(p.Position.Model, p.Position.Round)!.Value) : null,
            taking.Count,
            steps,
            Json.Plain(left.Amount),
            Json.Plain(Amounts.Sum(book.Settled, p => p.Parts.Payout).Amount)
        );
    }

    private Metric Usual(int round)
    {
        var metrics = new TermMetrics(store.Metrics(request.Tournament, request.AsOf));
        return metrics.Of(rules.At(round).Rule!.Terms[0]);
    }

    private static BridgePayout Payout(BookedPayout payout, FieldScores field, bool hasField)
    {
        var (model, round) = (payout.Position.Model, payout.Position.Round);
        return new BridgePayout(
            Exact(field.Score(model, round)!.Value),
            hasField ? Exact(field.Median(round)!.Value) : null,
            payout.Computed!.Sum,
            payout.Computed.PayoutFactor,
            payout.Computed.Stake,
            payout.Computed.Payout,
            payout.Parts.Payout
        );
    }

    private static decimal Exact(double score) =>
        decimal.Parse(score.ToString("R"), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static List<BridgeStepEntry> Entries(IReadOnlyList<(BridgeStep Step, Nmr Change)> steps, Metric metric)
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

    private static (string Name, string Words) Words(BridgeStep step, Metric metric) =>
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
