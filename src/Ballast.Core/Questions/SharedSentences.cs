using Ballast.Core.Rounds;
using Ballast.Core.Text;

namespace Ballast.Core.Questions;

/// <summary>Sentences that several answers say.</summary>
internal static class SharedSentences
{
    private const int MostSpans = 6;

    /// <summary>The warning about rounds whose scores were read before they resolved.</summary>
    public static Sentence NotFinal(IReadOnlyList<int> rounds) =>
        new(
            $"Not final: scores of {Format.Rounds(rounds.Count)} are from before the round resolved: {RoundSpans.Of(rounds, MostSpans)}.",
            Tone.Warning
        );
}
