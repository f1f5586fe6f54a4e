using Ballast.Core.Rounds;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
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

    /// <summary>Which models of a ranking can still be the best.</summary>
    public static Sentence Verdict(VerdictEntry verdict) =>
        new($"Which can still be the best? {string.Join(' ', verdict.Sentences)}", Tone.Answer);

    /// <summary>The warning that rounds of several payout rules took part; nothing where there is one.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="meaning">What that means here, with what joins it.</param>
    public static IEnumerable<Sentence> CrossesRules(IReadOnlyList<RuleSpan> rules, string meaning = "")
    {
        if (rules.Count > 1)
            yield return new Sentence(
                $"Crosses {rules.Count} payout rules{meaning}: {string.Join(", ", rules.Select(r => $"{r.Rule ?? "none known"} ({r.From}-{r.To})"))}.",
                Tone.Warning
            );
    }

    /// <summary>The models that took no part, one sentence a reason.</summary>
    /// <param name="skipped">The models.</param>
    /// <param name="more">What is said behind a reason.</param>
    public static IEnumerable<Sentence> LeftOut(IReadOnlyList<SkippedModel> skipped, string more = "") =>
        skipped
            .GroupBy(s => s.Reason)
            .Select(g => new Sentence(
                $"Left out: {Format.Names([.. g.Select(s => s.Model)])}: {g.Key}{more}.",
                Tone.Warning
            ));
}
