using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Owning;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Workflows.RuleChanges;

/// <summary>Replays a portfolio on its last rounds under the rule before a change and under the rule after it.</summary>
internal static class RuleEffects
{
    /// <summary>A year of daily rounds: more is another time, less is chance.</summary>
    public const int MostRounds = 250;

    /// <summary>Nobody looks at more of them as one portfolio, and their scores take long to read.</summary>
    public const int MostModels = 300;

    private const decimal AssumedStake = 100;

    /// <summary>What the change would have meant.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="change">A change with a rule before and one after it.</param>
    /// <param name="models">Models as they were named; empty for those with an open stake, else the own ones, else all.</param>
    /// <returns>A refusal where it cannot be said: no model, or no round with the scores of both rules.</returns>
    public static Outcome<RuleEffect> Find(AsOfView view, SeenRuleChange change, IReadOnlyList<string> models)
    {
        if (change is not { Before: { } before, After: { } whole })
            return new Refusal("no-rule", "One of the two rules cannot be read, so nothing can be paid by it.");
        // A score that nobody knew has no past: what the others would have brought is the nearest that can be said.
        var without = whole.PaidScores().Intersect(change.UnknownScores).ToList();
        var after = whole with { Terms = [.. whole.Terms.Where(t => !without.Contains(t.Metrics[0]))] };
        if (after.Terms.Count == 0)
            return new Refusal(
                "no-past",
                "The new rule pays on scores alone that nobody knew before: they have no past."
            );
        return Stakes(view, models)
            .Then(stakes =>
            {
                var (isOwn, nmr) = stakes;
                var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime));
                var recent = view.FromRound(Math.Max(1, newest - NewestRounds.LongestOpen - MostRounds));
                var (old, now) = (Factor(recent, before, before), Factor(recent, before, after));
                return Panel(recent, nmr, before, old)
                    .Then(one =>
                        Panel(recent, nmr, after, now)
                            .Then(other => Compare(nmr, isOwn, one, other, [before, after], Words(old, now)))
                    )
                    .Then<RuleEffect, RuleEffect>(effect =>
                        effect with
                        {
                            Without = [.. without.Select(s => s.ToString())],
                        }
                    );
            });
    }

    private static Outcome<(bool IsOwn, IReadOnlyDictionary<string, decimal> Nmr)> Stakes(
        AsOfView view,
        IReadOnlyList<string> models
    )
    {
        var open = StakesNow
            .Find(view)
            .Where(s => models.Count == 0 || models.Contains(s.Model, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(s => s.Model, s => s.Stake.Amount, StringComparer.OrdinalIgnoreCase);
        if (open.Count > 0)
            return (true, open);
        return ModelSelection
            .Of(view, models.Count > 0 ? models : OwnModels.Find(view, view.AccountStanding))
            .Then<IReadOnlyList<string>, (bool, IReadOnlyDictionary<string, decimal>)>(found =>
                found.Count <= MostModels
                    ? (false, found.ToDictionary(m => m, _ => AssumedStake, StringComparer.OrdinalIgnoreCase))
                    : new Refusal(
                        "too-many-models",
                        $"No stake is open, and {Format.Many(found.Count, "model")} are no portfolio: name those that you care about."
                    )
            );
    }

    private static Outcome<ReturnPanel> Panel(
        AsOfView view,
        IReadOnlyDictionary<string, decimal> nmr,
        PayoutRule rule,
        decimal? factor
    ) =>
        ReturnPanels.Of(
            view,
            new ReturnRequest
            {
                Models = [.. nmr.Keys],
                Source = ReturnSource.Computed,
                Assumptions = new PaymentAssumptions { ForcedRule = rule, Factor = factor },
            }
        );

    /// <summary>
    /// The payout factor of a rule: null where it pays in full. What others stake is not known of rounds to come, so the mean of the recorded factors counts (0.1 where none is
    /// recorded), and a threshold that is moved moves it in proportion: the factor is threshold over total at risk.
    /// </summary>
    private static decimal? Factor(AsOfView view, PayoutRule before, PayoutRule rule)
    {
        if (rule.FactorKind != PayoutFactorKind.ThresholdOverTotal)
            return null;
        // Under an older rule another threshold made it.
        var recorded = view
            .Rounds.Values.Where(r => view.Rules.At(r.Number).Rule?.Id == before.Id)
            .OrderBy(r => r.Number)
            .Select(r => r.PayoutFactor)
            .OfType<decimal>()
            .TakeLast(MostRounds)
            .ToList();
        var usual =
            before.FactorKind == PayoutFactorKind.ThresholdOverTotal && recorded.Count > 0
                ? recorded.Average()
                : PaymentAssumptions.UsualFactor;
        return (before.StakeThreshold, rule.StakeThreshold) is ({ } old, { } now) && old > Nmr.Zero
            ? Math.Min(1, usual * now.Amount / old.Amount)
            : usual;
    }

    private static string Words(decimal? old, decimal? now) =>
        $"scores of the past, paid by one rule and by the other, on stakes that are kept constant; payout factor {In(old)} before and {In(now)} after; what others would have done under the other rule is not known";

    private static string In(decimal? factor) => factor is { } f ? Format.Number((double)f, 4) : "1";

    private static Outcome<RuleEffect> Compare(
        IReadOnlyDictionary<string, decimal> nmr,
        bool isOwn,
        ReturnPanel before,
        ReturnPanel after,
        PayoutRule[] rules,
        string assumption
    )
    {
        var (left, right) = (Returns(before), Returns(after));
        // A model counts in a round where both rules pay it: else a missing score would look like a better or a worse rule.
        var both = left.Keys.Where(right.ContainsKey).ToLookup(k => k.Round, k => k.Model);
        int[] rounds = [.. both.Select(g => g.Key).Order().TakeLast(MostRounds)];
        var old = rounds.ToDictionary(r => r, r => both[r].Sum(m => left[(m, r)] * (double)nmr[m]));
        var now = rounds.ToDictionary(r => r, r => both[r].Sum(m => right[(m, r)] * (double)nmr[m]));
        if (rounds.Length == 0)
            return new Refusal(
                "nothing-in-range",
                "No resolved round has the scores that both rules pay on, so the two cannot be compared."
            );
        double[] differences = [.. rounds.Select(r => now[r] - old[r])];
        // Rounds overlap as long as the longer of the two rules scores them.
        var options = new IntervalOptions { Overlap = rules.Max(PayoutRule.OverlapOf) };
        var interval = MeasureIntervals.Compute(new RoundSeries(rounds, differences), new MeanReturn(), options);
        string[] models = [.. rounds.SelectMany(r => both[r]).Distinct().Order(StringComparer.OrdinalIgnoreCase)];
        return new RuleEffect(
            models,
            models.Sum(m => nmr[m]),
            isOwn,
            rounds[0],
            rounds[^1],
            rounds.Length,
            rounds.Sum(r => old[r]),
            rounds.Sum(r => now[r]),
            interval,
            assumption
        );
    }

    /// <summary>What is known of each model in each round.</summary>
    private static Dictionary<(string Model, int Round), double> Returns(ReturnPanel panel)
    {
        var returns = new Dictionary<(string Model, int Round), double>();
        for (var row = 0; row < panel.Models.Count; row++)
        {
            for (var column = 0; column < panel.Rounds.Count; column++)
            {
                if (double.IsFinite(panel.Values[row][column]))
                    returns[(panel.Models[row], panel.Rounds[column].Round)] = panel.Values[row][column];
            }
        }
        return returns;
    }
}
