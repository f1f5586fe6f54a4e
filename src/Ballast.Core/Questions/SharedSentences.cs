using Ballast.Core.Rounds;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions;

/// <summary>Sentences that several answers say.</summary>
internal static class SharedSentences
{
    private const int MostSpans = 6;

    /// <summary>Why there is no figure, and what would help.</summary>
    public static string NotEnough(ShortageEntry shortage) => $"not enough data: {shortage.WithReason()}";

    /// <summary>The warning about rounds whose scores were read before they resolved.</summary>
    public static Sentence NotFinal(IReadOnlyList<int> rounds) =>
        new(
            $"Not final: scores of {Format.Rounds(rounds.Count)} are from before the round resolved: {RoundSpans.Of(rounds, MostSpans)}.",
            Tone.Warning
        );
}
