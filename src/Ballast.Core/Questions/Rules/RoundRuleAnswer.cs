using System.Text.Json.Serialization;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Questions.Rules;

/// <summary>What held for one round, as JSON.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="Round">The round.</param>
/// <param name="Opens">The day it opened, by the calendar where it is not recorded.</param>
/// <param name="Pays">Whether it pays; false where no rule is known.</param>
/// <param name="ClipOrder">before-factor or after-factor; null where no rule is known.</param>
/// <param name="Rule">The rule; null where none is known.</param>
/// <param name="Remark">What must be said of it, in sentences; null where nothing is.</param>
public sealed record RoundRuleAnswer(
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

    /// <summary>shipped, confirmed (the round's stored configuration says the same), configured (it says something else) or expected (it says nothing yet, and the newest round that does differs from the shipped rule).</summary>
    public required string Origin { get; init; }

    /// <summary>What held for a round.</summary>
    public static RoundRuleAnswer Of(RoundRules rules, int round)
    {
        var inForce = rules.At(round);
        var rule = inForce.Rule;
        var remarks = inForce.RemarksIn(round, round);
        return new RoundRuleAnswer(
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
