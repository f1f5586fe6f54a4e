using Ballast.Core.Text;
using Ballast.Core.Tiers;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Tiers;

/// <summary>What is missing to rise, in words.</summary>
internal static class TierNeeds
{
    /// <summary>What a hold is called: it is nobody's own fault.</summary>
    public const string Hold = "hold";

    /// <summary>Everything that is missing.</summary>
    public static IReadOnlyList<TierNeed> Of(TierDecision decision)
    {
        var needs = decision.ToRise.Where(j => !j.Holds).Select(j => Need(j, decision.Evidence)).ToList();
        if (decision.RoundsToWait is > 0 and var wait)
            needs.Add(new TierNeed("wait", null, null, wait, wait, $"{Format.Many(wait, "more round")} in this tier"));
        if (decision.Hold is { } hold)
            needs.Add(
                new TierNeed(
                    Hold,
                    null,
                    null,
                    null,
                    null,
                    hold == TierHold.ChangeAhead
                        ? "nobody rises: another payout rule begins before the next review"
                        : "nobody rises: the newest payout rule has too few resolved rounds"
                )
            );
        return needs;
    }

    /// <summary>A condition that was met or struck, in words: "lead-low +0.02 %, needs 0.00 %".</summary>
    public static string Words(TierJudgement judgement, bool isRise)
    {
        var (measure, figure) = (judgement.Condition.Measure, judgement.Figure);
        var value = figure.IsKnown ? Value(measure, figure.Value) : "not known";
        var bound = Value(measure, judgement.Condition.Bound);
        var words = (isRise, measure.IsBetterSmall) switch
        {
            (true, false) => $"needs {bound}",
            (true, true) => $"at most {bound}",
            (false, false) => $"falls below {bound}",
            (false, true) => $"falls above {bound}",
        };
        return $"{Named(judgement.Condition)} {value}, {words}";
    }

    private static TierNeed Need(TierJudgement judgement, StrategyEvidence evidence)
    {
        var (condition, figure) = (judgement.Condition, judgement.Figure);
        var more = More(judgement, evidence);
        return new TierNeed(
            condition.Measure.Name,
            condition.Last,
            Json.Number(figure.Value),
            condition.Bound,
            more,
            Words(judgement, more, evidence)
        );
    }

    /// <summary>How many more rounds do, where rounds alone can.</summary>
    private static int? More(TierJudgement judgement, StrategyEvidence evidence)
    {
        var (condition, figure) = (judgement.Condition, judgement.Figure);
        if (!figure.IsKnown)
            return IsTooShort(judgement, evidence) ? null : figure.MoreRounds;
        var missing = condition.Bound - figure.Value;
        return condition.Measure.Name switch
        {
            "resolved-rounds" => (int)Math.Ceiling(missing),
            "independent-rounds" => (int)Math.Ceiling(missing * evidence.Overlap),
            _ => null,
        };
    }

    /// <summary>A window in which no interval ever has rounds enough, because rounds share more days than the policy reckoned with.</summary>
    private static bool IsTooShort(TierJudgement judgement, StrategyEvidence evidence) =>
        judgement.Condition.Last is { } last && evidence.Leads(last).Length >= last && judgement.Figure.MoreRounds > 0;

    private static string Words(TierJudgement judgement, int? more, StrategyEvidence evidence)
    {
        var (condition, figure) = (judgement.Condition, judgement.Figure);
        return condition.Measure.Name switch
        {
            "resolved-rounds" => Format.Many(more!.Value, "more resolved round"),
            "independent-rounds" =>
                $"about {Format.Many(more!.Value, "more round")}: {Format.About(figure.Value)} of {Format.About(condition.Bound)} that share no days",
            "regimes" =>
                $"resolved rounds under {Format.Many((int)condition.Bound, "payout rule")}, has {Format.Count((int)figure.Value)}",
            _ when figure.IsKnown => Words(judgement, isRise: true),
            _ when more is { } rounds =>
                $"{Named(condition)} is not known yet: about {Format.Many(rounds, "more round")}",
            _ =>
                $"{Named(condition)} is never known: rounds of this rule share {Format.Count(evidence.Overlap)} days, so take a longer last",
        };
    }

    private static string Named(TierCondition condition) =>
        condition.Last is { } last ? $"{condition.Measure.Name} of the last {last}" : condition.Measure.Name;

    private static string Value(ITierMeasure measure, double value) =>
        measure.Unit switch
        {
            TierUnit.Count => Format.About(value),
            TierUnit.Ratio => Format.Number(value, 2),
            _ when measure.IsBetterSmall => Format.PlainPercent(value),
            _ => Format.Percent(value, 3),
        };
}
