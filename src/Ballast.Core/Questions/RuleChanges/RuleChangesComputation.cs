using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Questions.RuleChanges;

/// <summary>Finds the changes that are near, and what each would have meant.</summary>
internal static class RuleChangesComputation
{
    /// <summary>Answers the question.</summary>
    public static Outcome<RuleChangesAnswer> Run(Asked asked)
    {
        var view = asked.View;
        var changes = RuleChangeFinder.Find(view);
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime));
        var entries = new List<RuleChangeEntry>();
        foreach (var change in changes)
        {
            asked.Cancellation.ThrowIfCancellationRequested();
            entries.Add(Entry(view, change, RuleEffects.Find(view, change, asked.Given.Models)));
        }
        var last = changes.Count == 0 ? RuleChangeFinder.Last(view) : null;
        return new RuleChangesAnswer
        {
            Tournament = view.Tournament.Slug(),
            AsOf = view.AsOf,
            InForce = view.Rules.At(newest).Rule?.Id,
            Changes = entries,
            Last = last is null ? null : Entry(view, last, RuleEffects.Find(view, last, asked.Given.Models)),
            NewestScored = last is null ? null : view.ScoredRounds().Cast<int?>().FirstOrDefault(),
            Rules = RuleSpan.Of(
                changes
                    .Concat(last is null ? [] : [last])
                    .SelectMany(c => new[] { (c.Round - 1, c.Before), (c.Round, c.After) })
            ),
        };
    }

    private static RuleChangeEntry Entry(AsOfView view, SeenRuleChange change, Outcome<RuleEffect> effect)
    {
        (string Who, DateTimeOffset At)? look =
            view.LookedAt?.TryGetValue(change.Key, out var looked) == true ? looked : null;
        return new RuleChangeEntry
        {
            Key = change.Key,
            Kind = change.Kind.ToString().ToLowerInvariant(),
            Round = change.Round,
            OpensAt = change.OpensAt,
            ResolvesAt = change.ResolvesAt,
            IsToCome = change.IsToCome(view.AsOf),
            IsSeen = change.IsSeen,
            Before = change.Before?.Id,
            After = change.After?.Id,
            Differences = change.Differences,
            UnknownScores = [.. change.UnknownScores.Select(s => s.ToString())],
            Effect = effect is Outcome<RuleEffect>.Done { Value: var found } ? RuleEffectEntry.Of(found) : null,
            NoEffect = effect is Outcome<RuleEffect>.Refused { Refusal: var refusal } ? refusal.Notice : null,
            Epoch = Proposal(view, change),
            LookedAtBy = look?.Who,
            LookedAt = look?.At,
        };
    }

    /// <summary>A fresh start with the first round of another rule, where nobody has registered one.</summary>
    private static EpochProposal? Proposal(AsOfView view, SeenRuleChange change) =>
        change.Kind == RuleChangeKind.Rule
        && !view.Registry.Epochs.Any(e => e.Tournament == view.Tournament && e.From == change.Round)
            ? new EpochProposal($"{view.Tournament.Slug()}-{change.Round}", change.Round)
            : null;
}
