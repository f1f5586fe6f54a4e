using Ballast.Core.Rounds;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.RuleChanges;

/// <summary>A change in one sentence: said the same by the question, a sync, an alert and the first page.</summary>
public static class RuleChangeWords
{
    /// <summary>What changes, and since when.</summary>
    public static string Sentence(SeenRuleChange change, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Sentence(change.Tournament.Slug(), change.Kind, change.Round, change.OpensAt, change.IsToCome(asOf));
    }

    /// <summary>The same of its parts.</summary>
    internal static string Sentence(
        string tournament,
        RuleChangeKind kind,
        int round,
        DateTimeOffset opensAt,
        bool isToCome
    ) =>
        (kind, isToCome) switch
        {
            (RuleChangeKind.Calendar, _) =>
                $"Rounds of {tournament} keep other dates than the calendar since round {round}.",
            (RuleChangeKind.Unreadable, _) =>
                $"Round {round} of {tournament} says something about its payout that Ballast cannot read.",
            (_, true) =>
                $"The payout rules of {tournament} change with round {round}, which opens on {Format.Day(opensAt)}.",
            _ => $"The payout rules of {tournament} changed with round {round}, which opened on {Format.Day(opensAt)}.",
        };
}
