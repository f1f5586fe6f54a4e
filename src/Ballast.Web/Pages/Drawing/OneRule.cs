using System.Globalization;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Pages.Drawing;

/// <summary>Everything about one payout rule: the formula, and what it rests on.</summary>
internal static class OneRule
{
    /// <summary>Every rule, the newest first and open; then what rounds themselves said, where that differs; then the names of beginnings.</summary>
    public static Html All(RulesDocument rules)
    {
        var eras = new Table(
            "Names for the beginnings of stretches, for --since",
            "Name",
            "#From round",
            "~What began",
            "~Source"
        );
        foreach (var era in rules.Eras)
            eras.Row(
                Html.Of($"{era.Name}"),
                Figure.Round(era.FirstRound),
                Html.Of($"{era.What}"),
                Html.Of($"{era.Source}")
            );
        return Html.Of(
            $"{Block.Part("Every rule, with its sources", [.. rules.Rules.Reverse().Select((r, place) => Of(r, isOpen: place == 0))])}{Configured(rules)}{Block.Part("Named beginnings", eras.Open())}"
        );
    }

    /// <summary>In which rounds it held.</summary>
    public static string Span(RuleEntry rule) =>
        (rule.FirstRound, rule.LastRound) switch
        {
            (null, _) => "never yet",
            (var first, null) => $"{first} on",
            var (first, last) => $"{first}\u2013{last}",
        };

    /// <summary>What could be chosen for each score.</summary>
    public static string Multipliers(RuleEntry rule) =>
        string.Join(
            " \u00B7 ",
            rule.Multipliers.Select(m =>
                $"{m.Key} {string.Join("/", m.Value.Select(v => v.ToString("0.##", CultureInfo.InvariantCulture)))}"
            )
        );

    /// <summary>The payout factor in words.</summary>
    public static string Factor(RuleEntry rule) =>
        rule.PayoutFactor switch
        {
            "threshold-over-total" => $"{Threshold(rule)} over all at risk, at most 1",
            "constant" => "constant",
            _ => "none",
        };

    private static string Threshold(RuleEntry rule) =>
        rule.StakeThreshold is { } threshold
            ? $"{threshold.ToString("#,##0.##", CultureInfo.InvariantCulture)} NMR"
            : "a threshold";

    private static Html Configured(RulesDocument rules) =>
        rules.Configured.Count == 0
            ? Html.Empty
            : Block.Part(
                "Rounds whose own configuration says something else",
                [.. rules.Configured.Select(r => Of(r, isOpen: true))]
            );

    private static Html Of(RuleEntry rule, bool isOpen)
    {
        var open = isOpen ? Html.Of($" open") : Html.Empty;
        return Html.Of(
            $"""
            <details{open}><summary>{Span(rule)}: {rule.Id}</summary>
            <dl class="facts" id="{rule.Id}">
            {Fact("Formula", Html.Of($"<code>{rule.Formula}</code>"))}{Fact(
                "Multipliers",
                Html.Of($"{Multipliers(rule)}; {rule.MultiplierRule}")
            )}{Fact("Payout factor", Html.Of($"{Factor(rule)}"))}{Fact("Clip", Figure.Plain((double)rule.Clip))}{Fact(
                "Staking",
                Html.Of($"{rule.Staking}, {rule.ScoreDays} scoring days, {rule.ConcurrentRounds} rounds side by side")
            )}{Fact("First round", Html.Of($"{rule.FirstRoundBasis}"))}{Fact(
                "Smaller changes",
                Lines(rule.SubChanges)
            )}{Fact("Confidence", Html.Of($"{rule.Confidence}"))}{Fact("Remarks", Lines(rule.Remarks))}{Fact(
                "Sources",
                Lines(rule.Sources)
            )}</dl>
            </details>

            """
        );
    }

    private static Html Fact(string name, Html? what) =>
        what is null ? Html.Empty : Html.Of($"<dt>{name}</dt><dd>{what}</dd>\n");

    private static Html? Lines(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? null : Html.Of($"<ul class=\"points\">{lines.Select(l => Html.Of($"<li>{l}</li>"))}</ul>");
}
