using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Rules;

/// <summary>One payout rule.</summary>
public sealed record RuleEntry
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>First round, documented or derived; null where it never held.</summary>
    public required int? FirstRound { get; init; }

    /// <summary>Whether the first round is not documented and was taken from a date.</summary>
    public required bool IsFirstRoundDerived { get; init; }

    /// <summary>Last round; null where it still holds or never held.</summary>
    public required int? LastRound { get; init; }

    /// <summary>What the first round rests on.</summary>
    public required string FirstRoundBasis { get; init; }

    /// <summary>The documented date, as written.</summary>
    public required string? EffectiveFrom { get; init; }

    /// <summary>Multipliers by metric.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<decimal>> Multipliers { get; init; }

    /// <summary>Which combinations counted.</summary>
    public required string MultiplierRule { get; init; }

    /// <summary>The formula.</summary>
    public required string Formula { get; init; }

    /// <summary>The clip, as a positive share of the stake.</summary>
    public required decimal Clip { get; init; }

    /// <summary>none, threshold-over-total or constant.</summary>
    public required string PayoutFactor { get; init; }

    /// <summary>NMR at risk up to which everything is paid in full.</summary>
    public required decimal? StakeThreshold { get; init; }

    /// <summary>The documents' word for a staking system.</summary>
    internal static string WordOf(StakingSystem staking) =>
        staking == StakingSystem.AtomicPerRound ? "atomic-per-round" : "legacy-continuous";

    /// <summary>legacy-continuous or atomic-per-round.</summary>
    public required string Staking { get; init; }

    /// <summary>Scoring days.</summary>
    public required int ScoreDays { get; init; }

    /// <summary>Rounds that run side by side by design.</summary>
    public required int ConcurrentRounds { get; init; }

    /// <summary>Smaller changes inside it.</summary>
    public required IReadOnlyList<string> SubChanges { get; init; }

    /// <summary>Where it is written.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>How sure it is: what settled payouts showed where, then what sources say.</summary>
    public required string Confidence { get; init; }

    /// <summary>What settled payouts showed, stretch by stretch; rounds in none of them were not compared.</summary>
    public required IReadOnlyList<SettledCheck> SettledPayouts { get; init; }

    /// <summary>What sources disagree about, and what is used here; empty where they agree.</summary>
    public required IReadOnlyList<string> Conflicts { get; init; }

    /// <summary>What must be said of it, in sentences; null where nothing is.</summary>
    public string? Remark => Remarks.Count == 0 ? null : string.Join(' ', Remarks);

    /// <summary>The same, sentence by sentence.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Makes the entry of a rule with the rounds it held in.</summary>
    public static RuleEntry Of(RuleInForce held) =>
        Of(
            held.Rule!,
            held.FirstRound,
            held.LastRound,
            held.RemarksIn(held.FirstRound, held.LastRound ?? RoundCalendar.LargestRound)
        );

    /// <summary>Makes the entry of a rule.</summary>
    public static RuleEntry Of(PayoutRule rule, int? firstRound, int? lastRound, IReadOnlyList<string> remarks) =>
        new()
        {
            Id = rule.Id,
            FirstRound = firstRound,
            IsFirstRoundDerived = rule.FirstRound is null && firstRound is not null,
            LastRound = lastRound,
            FirstRoundBasis = rule.FirstRoundBasis,
            EffectiveFrom = rule.EffectiveFrom,
            Multipliers = rule.Terms.ToDictionary(
                t => t.Metrics[0].ToString(),
                t => (IReadOnlyList<decimal>)[.. t.Options.Select(Json.Plain)]
            ),
            MultiplierRule = rule.MultiplierRule.Text,
            Formula = rule.FormulaText,
            Clip = Json.Plain(rule.Clip),
            PayoutFactor = rule.FactorKind switch
            {
                PayoutFactorKind.ThresholdOverTotal => "threshold-over-total",
                PayoutFactorKind.Constant => "constant",
                _ => "none",
            },
            StakeThreshold = rule.StakeThreshold is { } threshold ? Json.Plain(threshold.Amount) : null,
            Staking = WordOf(rule.Staking),
            ScoreDays = rule.ScoreDays,
            ConcurrentRounds = rule.ConcurrentRounds,
            SubChanges = rule.SubChanges,
            Sources = rule.Sources,
            Confidence = RuleRemarks.Confidence(rule),
            SettledPayouts = rule.SettledChecks,
            Conflicts = [.. rule.Conflicts.Select(c => c.What)],
            Remarks = remarks,
        };
}
