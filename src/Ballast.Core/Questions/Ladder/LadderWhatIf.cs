using Ballast.Core.Payouts;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Ladder;

/// <summary>What a constant stake in every round would mean: total, worst case, dates, and income by the models' record.</summary>
internal static class LadderWhatIf
{
    /// <summary>Works it out under the rule of the newest round.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="request">The question, with a stake or a total.</param>
    /// <param name="panel">The models' returns; refused where there are none.</param>
    public static Outcome<LadderWhatIfEntry> Find(AsOfView view, LadderRequest request, Outcome<ReturnPanel>? panel)
    {
        var next = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime)) + 1;
        if (view.Rules.At(next).Rule is not { } rule)
            return new Refusal("unknown-rule", $"No payout rule is known for round {next}, the next one to open.");
        var isLegacy = rule.Staking == StakingSystem.LegacyContinuous;
        var rounds = request.Rounds ?? rule.ConcurrentRounds;
        // A legacy stake stands behind every round at once.
        var perRound = request.Stake ?? (isLegacy ? request.Total!.Value : request.Total!.Value / rounds);
        var total = isLegacy ? perRound : perRound * rounds;
        var worst = total * (isLegacy ? LockLoss.WorstShared(rounds, rule.Clip) : Math.Min(1, rule.Clip));
        var last = next + rounds - 1;
        var (income, why) = Income(view, panel, rule, (double)perRound);
        return new Outcome<LadderWhatIfEntry>.Done(
            new LadderWhatIfEntry(
                rule.Id,
                rule.Staking.Slug(),
                Json.Plain(perRound),
                rounds,
                Json.Plain(total),
                Json.Plain(-worst),
                RoundCalendar.OpenDate(last),
                view.Dates.Day(last),
                income,
                why
            )
        );
    }

    /// <summary>What earlier rounds say under a rule that is younger: they can be paid by it where the scores that it pays on are stored.</summary>
    private static Notice EarlierRounds(AsOfView view, PayoutRule rule)
    {
        var missing = rule.Terms.Select(view.Terms.Of).Where(m => !view.Metrics.Contains(m)).ToList();
        if (missing.Count > 0)
            return $", and no {string.Join(" or ", missing)} is stored, by which earlier rounds could be paid as it pays";
        return $". With {Notice.Option("returns")} computed {Notice.Option("rule")} {rule.Id} earlier rounds are paid by it";
    }

    private static (LadderIncomeEntry?, Notice?) Income(
        AsOfView view,
        Outcome<ReturnPanel>? found,
        PayoutRule rule,
        double perRound
    )
    {
        if (found is Outcome<ReturnPanel>.Refused refused)
            return (null, refused.Refusal.Notice);
        var panel = ((Outcome<ReturnPanel>.Done)found!).Value;
        // What another rule paid says nothing about this one: other scores, another clip.
        if (panel.Regimes().LastOrDefault(r => r.Rule?.Id == rule.Id) is not { Count: > 0 } own)
            return (null, $"no round under {RuleNames.InWords(rule.Id)} has resolved yet{EarlierRounds(view, rule)}");
        var (numbers, values) = (new List<int>(), new List<double>());
        for (var column = own.First; column < own.First + own.Count; column++)
        {
            var present = panel.PositionValues.Select(row => row[column]).Where(double.IsFinite).ToList();
            if (present.Count == 0)
                continue;
            numbers.Add(panel.Rounds[column].Round);
            // The stake of a round is divided evenly over the models that take part.
            values.Add(present.Average());
        }
        if (values.Count == 0)
            return (null, $"no round under {RuleNames.InWords(rule.Id)} has a return yet");
        var options = new IntervalOptions { Overlap = PayoutRule.OverlapOf(rule), Limit = (double)rule.Clip };
        var mean = MeasureIntervals.Compute(new RoundSeries([.. numbers], [.. values]), new MeanReturn(), options);
        return (
            new LadderIncomeEntry(
                mean.Value * perRound,
                Json.Number(mean.Low * perRound),
                Json.Number(mean.High * perRound),
                mean.IsKnown ? null : IntervalReasons.Code(mean.Reason),
                values.Count
            ),
            null
        );
    }
}
