namespace Ballast.Core.Tiers;

/// <summary>Holds conditions against evidence.</summary>
internal static class TierJudge
{
    /// <summary>Whether a strategy may come into a tier: every condition must be met.</summary>
    public static IReadOnlyList<TierJudgement> ToRise(Tier tier, StrategyEvidence evidence) =>
        [.. tier.Promote.Select(c => Judge(c, evidence, IsMet))];

    /// <summary>Whether a strategy must leave a tier: one condition that strikes is enough.</summary>
    public static IReadOnlyList<TierJudgement> ToFall(Tier tier, StrategyEvidence evidence) =>
        [.. tier.Demote.Select(c => Judge(c, evidence, Strikes))];

    private static TierJudgement Judge(
        TierCondition condition,
        StrategyEvidence evidence,
        Func<TierCondition, TierFigure, bool> holds
    )
    {
        var figure = condition.Measure.Compute(evidence, condition.Last);
        return new TierJudgement(condition, figure, holds(condition, figure));
    }

    private static bool IsMet(TierCondition condition, TierFigure figure) =>
        figure.IsKnown ? !IsWorse(condition, figure) : condition.Measure.PassesUnknown;

    // What is not known sends nobody down.
    private static bool Strikes(TierCondition condition, TierFigure figure) =>
        figure.IsKnown && IsWorse(condition, figure);

    private static bool IsWorse(TierCondition condition, TierFigure figure) =>
        condition.Measure.IsBetterSmall ? figure.Value > condition.Bound : figure.Value < condition.Bound;
}
