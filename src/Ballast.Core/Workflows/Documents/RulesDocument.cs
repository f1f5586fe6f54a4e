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
        var held = timeline.Of(tournament).Select(s => RuleEntry.Of(s.Rule!, s.FirstRound, s.LastRound, s.Remark));
        var planned = timeline
            .Rules.Where(r => r.Tournament == tournament && r.IsPlanned)
            .Select(r => RuleEntry.Of(r, null, null, "planned, not confirmed: " + r.FirstRoundBasis));
        var eras = timeline
            .Eras.Where(e => e.Tournament == tournament)
            .Select(e => new EraEntry(e.Name, e.FirstRound, e.What, e.Source));
        var configured = rules.Configured().Select(s => RuleEntry.Of(s.Rule!, s.FirstRound, s.LastRound, s.Remark));
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
/// <param name="Remark">Why it is not certain; null where nothing is to be said.</param>
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
        return new RoundRuleDocument(
            rules.Tournament.Slug(),
            round,
            RoundCalendar.OpenDate(round),
            rule?.Pays(round) ?? false,
            rule is null ? null
                : rule.ClipOrderIn(round) == Payouts.ClipOrder.BeforeFactor ? "before-factor"
                : "after-factor",
            rule is null ? null : RuleEntry.Of(rule, inForce.FirstRound, inForce.LastRound, inForce.Remark),
            inForce.Remark
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

    /// <summary>How sure it is.</summary>
    public required string Confidence { get; init; }

    /// <summary>Why its boundary is not certain; null where it is.</summary>
    public required string? Remark { get; init; }

    /// <summary>Makes the entry of a rule.</summary>
    public static RuleEntry Of(PayoutRule rule, int? firstRound, int? lastRound, string? remark) =>
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
            Confidence = rule.Confidence,
            Remark = remark,
        };
}
