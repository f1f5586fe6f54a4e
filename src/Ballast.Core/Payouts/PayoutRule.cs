using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>How stakes lived: one stake behind all overlapping rounds, or one locked position a round.</summary>
public enum StakingSystem
{
    /// <summary>One stake per model backs every running round at once.</summary>
    LegacyContinuous,

    /// <summary>A position is locked on the chain for one round alone.</summary>
    AtomicPerRound,
}

/// <summary>Names of the staking systems.</summary>
public static class StakingSystems
{
    /// <summary>The system as documents name it: legacy or atomic.</summary>
    public static string Slug(this StakingSystem system) =>
        system == StakingSystem.LegacyContinuous ? "legacy" : "atomic";
}

/// <summary>How the payout factor came about.</summary>
public enum PayoutFactorKind
{
    /// <summary>No factor is documented; payouts were made in full.</summary>
    None,

    /// <summary><c>min(1, threshold / total at risk)</c>.</summary>
    ThresholdOverTotal,

    /// <summary>Always 1.</summary>
    Constant,
}

/// <summary>One payout regime: which scores paid, with which multipliers, clip and factor, and who says so.</summary>
public sealed record PayoutRule
{
    private const int BusinessDaysPerWeek = 5;
    private const int UsualOverlap = 20;

    /// <summary>The regime's name, for example <c>classic-09-daily-corr20v2-tc</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The tournament it holds in.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>First round, null where none is documented.</summary>
    public required int? FirstRound { get; init; }

    /// <summary>Last round, null where none is documented or the rule still holds.</summary>
    public required int? LastRound { get; init; }

    /// <summary>What the first round rests on, with its contradictions.</summary>
    public required string FirstRoundBasis { get; init; }

    /// <summary>The documented date of the beginning, as written; null where there is none.</summary>
    public required string? EffectiveFrom { get; init; }

    /// <summary>The documented date of the end, as written; null where there is none.</summary>
    public required string? EffectiveTo { get; init; }

    /// <summary>Announced but never confirmed: never chosen for a round by itself.</summary>
    public required bool IsPlanned { get; init; }

    /// <summary>The scores it pays on.</summary>
    public required IReadOnlyList<PayoutTerm> Terms { get; init; }

    /// <summary>Which combinations of multipliers counted.</summary>
    public required IMultiplierRule MultiplierRule { get; init; }

    /// <summary>The formula as the sources write it.</summary>
    public required string FormulaText { get; init; }

    /// <summary>The bound of a round's return, as a positive share of the stake.</summary>
    public required decimal Clip { get; init; }

    /// <summary>The formula; null where the sources do not say on which side of the factor the clip stands.</summary>
    public required IPayoutFormula? Formula { get; init; }

    /// <summary>How the payout factor came about.</summary>
    public required PayoutFactorKind FactorKind { get; init; }

    /// <summary>NMR at risk up to which everything is paid in full; null where the factor does not depend on it.</summary>
    public required Nmr? StakeThreshold { get; init; }

    /// <summary>How stakes lived.</summary>
    public required StakingSystem Staking { get; init; }

    /// <summary>Rounds that open in a week.</summary>
    public required int RoundsPerWeek { get; init; }

    /// <summary>Scoring days of the paid scores: 4, 20 or 60.</summary>
    public required int ScoreDays { get; init; }

    /// <summary>Rounds that run at the same time, by design.</summary>
    public required int ConcurrentRounds { get; init; }

    /// <summary>
    /// Rounds whose scoring days overlap, so that their scores are not independent: 20 for daily rounds scored over 20 days, 4 for weekly
    /// ones, 60 for daily rounds scored over 60.
    /// </summary>
    public int OverlappingRounds => Math.Max(1, ScoreDays * RoundsPerWeek / BusinessDaysPerWeek);

    /// <summary>The same of a rule that may not be known: then 20, as for daily rounds scored over 20 days.</summary>
    public static int OverlapOf(PayoutRule? rule) => rule?.OverlappingRounds ?? UsualOverlap;

    /// <summary>First and last of the rounds whose weekday ones were scored but not paid; null where all are paid.</summary>
    public required (int From, int To)? UnpaidWeekdays { get; init; }

    /// <summary>Where it is written.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>
    /// How sure its sources are: documented, inferred, unknown. What settled payouts showed is <see cref="SettledChecks"/>;
    /// <see cref="RuleRemarks.Confidence(PayoutRule)"/> says both.
    /// </summary>
    public required string Confidence { get; init; }

    /// <summary>What sources disagree about; empty where they agree.</summary>
    public IReadOnlyList<SourceConflict> Conflicts { get; init; } = [];

    /// <summary>What settled payouts showed, stretch by stretch; rounds in none of them were not compared.</summary>
    public IReadOnlyList<SettledCheck> SettledChecks { get; init; } = [];

    /// <summary>Where it stands among the rules of its tournament; <see cref="PayoutTimeline"/> fills it in.</summary>
    public RuleStanding Standing { get; init; } = RuleStanding.Unknown;

    /// <summary>The same rule where a round's own configuration says it: nothing about it is open then, but that it may be old.</summary>
    /// <param name="saysClip">Whether the configuration names the clip; else what sources say of it stays open.</param>
    public PayoutRule Confirmed(bool saysClip = true) =>
        Conflicts.Count == 0 && Standing is { Planned: null, KnownTo: null }
            ? this
            : this with
            {
                Conflicts = saysClip ? [] : Conflicts,
                Standing = Standing with { Planned = null, KnownTo = null },
            };

    /// <summary>Smaller changes inside the regime, one line each.</summary>
    public required IReadOnlyList<string> SubChanges { get; init; }

    /// <summary>The scores that it pays on, by the right name of each.</summary>
    public IEnumerable<Metric> PaidScores() => Terms.Where(t => t.Options.Any(o => o != 0)).Select(t => t.Metrics[0]);

    /// <summary>Whether it pays on any of some scores, whatever their version.</summary>
    public bool PaysOnAny(IEnumerable<Metric> scores) =>
        scores.Any(s => Terms.Any(t => t.Options.Any(o => o != 0) && t.Metrics.Any(m => m.Name == s.Name)));

    /// <summary>Whether a round under this rule paid at all: weekday rounds 340-473 did not.</summary>
    /// <remarks>Source: docs 2022-10-21 (commit 4f7e3cd) and the announcement of 2023-05-01; domain notes, section 2.1.</remarks>
    public bool Pays(int round) =>
        UnpaidWeekdays is not { } span || round < span.From || round > span.To || !RoundCalendar.IsWeekday(round);

    /// <summary>The formula of a round: as documented, else with the clip before the factor through 315 and after it from 316.</summary>
    /// <remarks>Source for the turn: settled payouts of Classic; docs of 2022-06-16. For Signals it is an analogy.</remarks>
    public IPayoutFormula FormulaIn(int round) =>
        Formula ?? (round < 316 ? PayoutFormulas.ClipBeforeFactor : PayoutFormulas.ClipAfterFactor);
}
