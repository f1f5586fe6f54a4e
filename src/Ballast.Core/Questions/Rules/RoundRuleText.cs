using System.Globalization;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Rules;

/// <summary>The rule of one round in words.</summary>
internal static class RoundRuleText
{
    /// <summary>When the round opened, and everything about its rule.</summary>
    public static IReadOnlyList<Block> Write(RoundRuleAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"Rule of round {answer.Round} · {answer.Tournament}"),
            First(answer),
            NextStep.To("see what the round paid", "round", $"{answer.Round}"),
            Main(answer),
            []
        );

    private static string First(RoundRuleAnswer answer)
    {
        var round =
            $"Round {answer.Round} (opened {answer.Opens.ToString("dddd yyyy-MM-dd", CultureInfo.InvariantCulture)} by the calendar)";
        return answer.Rule is not { } rule ? $"{round} has no known payout rule."
            : answer.Pays
                ? $"{round} pays {RuleWords.Multipliers(rule)}, and at most {Format.PlainPercent((double)rule.Clip)} of the stake can be won or lost."
            : $"{round} was scored and not paid.";
    }

    private static IEnumerable<Block> Main(RoundRuleAnswer answer) =>
        [
            answer.Rule is { } rule
                ? Facts.OfKnown([
                    ("rule", rule.Id),
                    ("rounds", $"{RuleWords.Span(rule)}: {rule.FirstRoundBasis}"),
                    ("pays", answer.Pays ? "yes" : "no: weekday rounds 340-473 were scored, not paid"),
                    .. Known(RuleWords.Facts(rule, $", {answer.ClipOrder!.Replace('-', ' ')}")),
                    ("origin", Origin(answer.Origin)),
                    .. Known(RuleWords.Grounds(rule)),
                ])
                : new Sentence(answer.Remark!, Tone.Warning),
        ];

    private static IEnumerable<(string Name, string? Text)> Known(IEnumerable<(string Name, string Text)> facts) =>
        facts.Select(f => (f.Name, (string?)f.Text));

    private static string Origin(string origin) =>
        origin switch
        {
            "confirmed" => "the shipped rules; the round's own configuration says the same",
            "configured" => "the round's own configuration, which says something else than the shipped rules",
            _ => "the shipped rules; the round's own configuration is not stored",
        };
}
