using System.Globalization;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Rules;

/// <summary>Parts of a payout rule in words.</summary>
internal static class RuleWords
{
    /// <summary>In which rounds it held; ~ before a first round that no source names, but only its date.</summary>
    public static string Span(RuleEntry rule)
    {
        var about = rule.IsFirstRoundDerived ? "~" : "";
        return (rule.FirstRound, rule.LastRound) switch
        {
            (null, _) => "never yet",
            (var first, null) => $"{about}{first} on",
            var (first, last) => $"{about}{first}-{last}",
        };
    }

    /// <summary>What could be chosen for each score.</summary>
    public static string Multipliers(RuleEntry rule) =>
        string.Join(
            " · ",
            rule.Multipliers.Select(m =>
                $"{m.Key} {string.Join("/", m.Value.Select(v => v.ToString("0.##", CultureInfo.InvariantCulture)))}"
            )
        );

    /// <summary>Everything about it, name by name.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="clip">What must be said of its clip beside the share.</param>
    public static IEnumerable<(string Name, string Text)> Facts(RuleEntry rule, string clip = "") =>
        [
            ("formula", rule.Formula),
            ("multipliers", Multipliers(rule)),
            ("", rule.MultiplierRule),
            ("clip", $"±{Format.PlainPercent((double)rule.Clip)}{clip}"),
            ("factor", Factor(rule)),
            (
                "staking",
                rule.Staking == "atomic-per-round"
                    ? "a position locked for the round alone"
                    : "one stake behind all overlapping rounds"
            ),
            ("scoring", $"{rule.ScoreDays} days; about {rule.ConcurrentRounds} rounds run at a time"),
            .. rule.SubChanges.Select(c => ("change", c)),
        ];

    /// <summary>What it rests on, name by name.</summary>
    public static IEnumerable<(string Name, string Text)> Grounds(RuleEntry rule) =>
        [
            .. rule.Sources.Select(s => ("source", s)),
            ("confidence", rule.Confidence),
            .. rule.Remarks.Select(r => ("remark", r)),
        ];

    private static string Factor(RuleEntry rule) =>
        rule.StakeThreshold is { } threshold ? $"min(1, {Format.Exact(threshold)} NMR / total at risk)"
        : rule.PayoutFactor == "constant" ? "always 1"
        : "none documented";
}
