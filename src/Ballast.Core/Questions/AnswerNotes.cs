using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions;

/// <summary>What must be said below an answer, whoever asked: rounds that were left out, and remarks about the payout rules of the others.</summary>
internal static class AnswerNotes
{
    /// <summary>The notes; none where nothing must be said.</summary>
    public static IEnumerable<Block> Read(object answer)
    {
        if (answer is IPartialDocument partial)
        {
            foreach (var skipped in partial.SkippedRounds)
                yield return SkipReasons.Sentence(skipped, partial.To).InAnswer(Tone.Warning);
        }
        if (answer is IRuledDocument ruled)
        {
            foreach (var (names, remark) in RuleSpan.Notes(ruled.Rules))
                yield return new Sentence($"{names}: {remark}", Tone.Warning);
        }
    }
}
