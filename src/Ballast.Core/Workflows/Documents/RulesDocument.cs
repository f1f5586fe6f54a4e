using System.Text.Json.Serialization;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Documents;

/// <summary>The timeline of payout rules, as JSON.</summary>
public sealed record RulesDocument(string Tournament, IReadOnlyList<RuleEntry> Rules, IReadOnlyList<EraEntry> Eras)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.rules/1";

    /// <summary>Stretches of rounds whose own configuration, as it is stored, says something else than the rule above.</summary>
    public IReadOnlyList<RuleEntry> Configured { get; init; } = [];

    /// <summary>The rules of a tournament, planned ones last.</summary>
    public static RulesDocument Of(PayoutTimeline timeline, RoundRules rules)
    {
        var tournament = rules.Tournament;
        var held = timeline.Of(tournament).Select(RuleEntry.Of);
        var planned = timeline
            .Rules.Where(r => r.Tournament == tournament && r.IsPlanned)
            .Select(r => RuleEntry.Of(r, null, null, ["Planned, not confirmed: " + r.FirstRoundBasis]));
        var eras = timeline
            .Eras.Where(e => e.Tournament == tournament)
            .Select(e => new EraEntry(e.Name, e.FirstRound, e.What, e.Source));
        var configured = rules.Configured().Select(RuleEntry.Of);
        return new RulesDocument(tournament.Slug(), [.. held, .. planned], [.. eras]) { Configured = [.. configured] };
    }
}

/// <summary>What held for one round, as JSON.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="Round">The round.</param>
/// <param name="Opens">The day it opened, by the calendar where it is not recorded.</param>
/// <param name="Pays">Whether it pays; false where no rule is known.</param>
/// <param name="ClipOrder">before-factor or after-factor; null where no rule is known.</param>
/// <param name="Rule">The rule; null where none is known.</param>
/// <param name="Remark">What must be said of it, in sentences; null where nothing is.</param>
public sealed record RoundRuleDocument(
    string Tournament,
    int Round,
    DateOnly Opens,
    bool Pays,
    string? ClipOrder,
    RuleEntry? Rule,
    string? Remark
)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.rules/1";

    /// <summary>shipped, confirmed (the round's stored configuration says the same) or configured (it says something else).</summary>
    public required string Origin { get; init; }

    /// <summary>What held for a round.</summary>
    public static RoundRuleDocument Of(RoundRules rules, int round)
    {
        var inForce = rules.At(round);
        var rule = inForce.Rule;
        var remarks = inForce.RemarksIn(round, round);
        return new RoundRuleDocument(
            rules.Tournament.Slug(),
            round,
            RoundCalendar.OpenDate(round),
            rule?.Pays(round) ?? false,
            rule?.FormulaIn(round).Slug,
            rule is null
                ? null
                : RuleEntry.Of(rule, inForce.FirstRound, inForce.LastRound, remarks) with
                {
                    Confidence = RuleRemarks.Confidence(rule, round),
                },
            remarks.Count == 0 ? null : string.Join(' ', remarks)
        )
        {
            Origin = inForce.Origin.ToString().ToLowerInvariant(),
        };
    }
}

/// <summary>A named beginning.</summary>
public sealed record EraEntry(string Name, int FirstRound, string What, string Source);

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
            Staking = rule.Staking == StakingSystem.AtomicPerRound ? "atomic-per-round" : "legacy-continuous",
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
