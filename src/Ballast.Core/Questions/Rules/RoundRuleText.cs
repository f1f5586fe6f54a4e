using System.Globalization;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Rules;

/// <summary>The rule of one round in words.</summary>
internal static class RoundRuleText
{
    /// <summary>When the round opened, and everything about its rule.</summary>
    public static IReadOnlyList<Block> Write(RoundRuleAnswer answer) =>
        [
            new Sentence(
                $"Round {answer.Round} of {answer.Tournament}, opened {answer.Opens.ToString("dddd yyyy-MM-dd", CultureInfo.InvariantCulture)} by the calendar",
                Tone.Answer
            ),
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
