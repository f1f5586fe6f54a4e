using System.Globalization;
using Ballast.Core.Backtesting;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows;

/// <summary>Reasons in words.</summary>
public static class SkipReasons
{
    /// <summary>The word used in JSON.</summary>
    public static string Code(SkipReason reason) =>
        reason switch
        {
            SkipReason.Unpaid => "unpaid",
            SkipReason.NoRule => "no-rule",
            SkipReason.NoFactor => "no-factor",
            SkipReason.NoPaidScore => "no-paid-score",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };

    /// <summary>What comes after "12 rounds".</summary>
    public static Notice InWords(SkippedRounds skipped)
    {
        ArgumentNullException.ThrowIfNull(skipped);
        return InWords(Code(skipped.Reason), skipped.Scores);
    }

    /// <summary>The sentence about rounds that an answer leaves out.</summary>
    /// <param name="skipped">Rounds of one reason.</param>
    /// <param name="last">Last round of the answer.</param>
    /// <param name="who">What ends there, to begin the sentence with.</param>
    public static Notice Sentence(SkippedRoundsEntry skipped, int last, string who = "It")
    {
        ArgumentNullException.ThrowIfNull(skipped);
        var count =
            skipped.Rounds == 1
                ? "1 round"
                : $"{skipped.Rounds.ToString("#,##0", CultureInfo.InvariantCulture)} rounds";
        var which = skipped.From == skipped.To ? $"{skipped.From}" : $"{skipped.From} to {skipped.To}";
        return skipped.Scores is { } scores && skipped.From > last
            ? (Notice)
                $"{who} ends with round {last}: the {count} after it ({which}) {(skipped.Rounds == 1 ? "is" : "are")} paid on {scores}, and no model here has these scores."
            : (Notice)$"Left out: {count} {InWords(skipped.Reason, skipped.Scores)}: {which}.";
    }

    private static Notice InWords(string code, string? scores) =>
        code switch
        {
            "unpaid" => "scored but unpaid (weekday rounds 340-473)",
            "no-rule" => "without a known payout rule",
            "no-factor" => (Notice)
                $"without a known payout factor (import a file that has it, or give {Notice.Option("payout-factor")} 0.1)",
            "no-paid-score" => $"paid on {scores ?? "other scores"}, which no model here has",
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
        };
}
