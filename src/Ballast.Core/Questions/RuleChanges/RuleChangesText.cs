using Ballast.Core.Questions.Risk;
using Ballast.Core.Text;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Questions.RuleChanges;

/// <summary>Changes of the rules in words: one paragraph each.</summary>
internal static class RuleChangesText
{
    /// <summary>The changes; where there is none, that there is none.</summary>
    public static IReadOnlyList<Block> Write(RuleChangesAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"Rule changes · {answer.Tournament}"),
            First(answer),
            Next(answer),
            answer.Last is { } last
                ? [new Points(last.Differences), Meaning(last).InAnswer()]
                : answer.Changes.SelectMany(c => Change(answer, c)),
            answer
                .Changes.Concat(answer.Last is { } old ? [old] : [])
                .Where(c => c.Effect is not null)
                .Select(c => new Fold(
                    $"What the comparison of round {c.Round} rests on",
                    [new Sentence($"{Capital(c.Effect!.Assumption)}.")]
                ))
        );

    private static string First(RuleChangesAnswer answer)
    {
        var unlooked = answer.Changes.Where(c => c.LookedAt is null).ToList();
        return (answer.Changes, unlooked) switch
        {
            ([], _) when answer.Last is { } last =>
                $"No change of the payout rules is near. {Since(answer, last)}{NotYet(answer, last)}",
            ([], _) =>
                $"No change of the payout rules is near: rounds of {answer.Tournament} that are open or to come pay as those before them, as far as it is known.",
            ([var only], []) => $"{Since(answer, only)} Somebody has looked at it ({only.LookedAtBy}).",
            ([var only], _) => $"{Since(answer, only)} Until somebody has looked at it, no plan raises a stake.",
            (_, []) =>
                $"{Format.Count(answer.Changes.Count)} changes of the payout rules are near, and all were looked at.",
            _ =>
                $"{Format.Count(answer.Changes.Count)} changes of the payout rules are near, {Format.Count(unlooked.Count)} not looked at; until then no plan raises a stake.",
        };
    }

    /// <summary>Stored scores that end before a change say nothing of the rules that the next round pays by.</summary>
    private static string NotYet(RuleChangesAnswer answer, RuleChangeEntry last) =>
        answer.NewestScored is { } newest && newest < last.Round
            ? $" The scores stored here end with round {newest}, before it; what you stake next pays by the new rules."
            : "";

    private static string Since(RuleChangesAnswer answer, RuleChangeEntry change) =>
        RuleChangeWords.Sentence(
            answer.Tournament,
            Enum.Parse<RuleChangeKind>(change.Kind, ignoreCase: true),
            change.Round,
            change.OpensAt,
            change.IsToCome
        );

    private static NextStep Next(RuleChangesAnswer answer) =>
        answer.Changes.FirstOrDefault(c => c.LookedAt is null) is { } change
            ? NextStep.To("say that you have looked at it", "watch", "--acknowledge", change.Key)
        : answer
            .Changes.Append(answer.Last)
            .FirstOrDefault(c => c is { After: not null } && (c != answer.Last || c.Effect is not null))
            is { After: { } after }
            ? NextStep.To("replay ways of staking under the new rule", "rehearse", "--rule", after)
        : NextStep.To("see all rules", "rules");

    private static IEnumerable<Block> Change(RuleChangesAnswer answer, RuleChangeEntry change)
    {
        if (answer.Changes.Count > 1)
            yield return new Heading(Since(answer, change), 3);
        yield return new Points([.. change.Differences, .. Unknown(change), Known(change)]);
        yield return Meaning(change).InAnswer();
        if (change.Epoch is { } epoch)
            yield return new Sentence(
                $"What was measured before says less about what comes. A fresh start with round {epoch.From} makes tiers count anew."
            )
            {
                Typed = $"ballast registry set epoch {epoch.Name} from={epoch.From}",
            };
    }

    private static IEnumerable<string> Unknown(RuleChangeEntry change)
    {
        if (change.UnknownScores.Count > 0)
            yield return $"{Format.Names(change.UnknownScores)} {(change.UnknownScores.Count == 1 ? "is a score" : "are scores")} that this version of Ballast does not know: it is paid here as the round says, and nothing else is known of it.";
    }

    private static string Known(RuleChangeEntry change) =>
        change.IsSeen
            ? $"The round says so itself; it resolves on {Format.Day(change.ResolvesAt)}, and until then no payout under the new rule is known."
            : "It is announced; no round has said so itself yet.";

    /// <summary>What it would have meant, in one sentence.</summary>
    private static Notice Meaning(RuleChangeEntry change)
    {
        if (change.Effect is not { } effect)
            return $"What it would have meant for you cannot be said. {change.NoEffect}";
        var stakes =
            effect.StakeFrom == "open-stakes"
                ? $"The stakes of now ({Format.Nmr(effect.StakeNmr)} NMR, {Format.Many(effect.Models, "model")})"
                : $"100 NMR on {(effect.Models == 1 ? "the model" : $"each of {Format.Many(effect.Models, "model")}")}";
        return $"{stakes} would have brought {Format.SignedNmr((decimal)effect.AfterNmr)} NMR under the new rule{(effect.Without.Count > 0 ? $" without {Format.Names(effect.Without)}, which {(effect.Without.Count == 1 ? "has" : "have")} no past," : "")} in place of {Format.SignedNmr((decimal)effect.BeforeNmr)} under the old one, on rounds {effect.From} to {effect.To}{Sure(effect)}";
    }

    private static string Sure(RuleEffectEntry effect) =>
        effect switch
        {
            { Verdict: "not-shown", NoInterval: { } code } =>
                $"; whether that is more than chance cannot be said ({IntervalReasons.InWords(code)}).",
            { Verdict: "not-shown" } =>
                $"; a difference that is more than chance is not shown ({Range(effect)} NMR a round, 95 % interval).",
            _ => $": {effect.Verdict}, and by more than chance explains ({Range(effect)} NMR a round, 95 % interval).",
        };

    private static string Range(RuleEffectEntry effect) =>
        $"{Format.Estimate(effect.Low!.Value)} to {Format.Estimate(effect.High!.Value)}";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
