using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.RuleChanges;

/// <summary>With which round evidence under a payout rule stops to speak of the rounds to come.</summary>
/// <param name="Round">The first round under another rule.</param>
/// <param name="OpensAt">When it opens or opened.</param>
/// <param name="HasExpired">Whether the next round to close pays by another rule already; else the change is announced.</param>
public sealed record EvidenceExpiry(int Round, DateTimeOffset OpensAt, bool HasExpired)
{
    /// <summary>When evidence expires; null where no end of its rule is known, or no rule.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="rule">Id of the rule that the evidence was made under.</param>
    /// <param name="last">Its last round.</param>
    internal static EvidenceExpiry? Find(AsOfView view, string? rule, int last)
    {
        if (rule is null)
            return null;
        var next = view.Dates.FirstFixedAfter(view.AsOf);
        for (var round = last + 1; round <= next; round++)
        {
            if (view.Rules.At(round).Rule is { } other && other.Id != rule)
                return new EvidenceExpiry(round, view.Dates.OpenedAt(round), HasExpired: true);
        }
        return
            RuleChangeFinder.Find(view).FirstOrDefault(c => c.Kind == RuleChangeKind.Rule && c.Round > next)
                is { } change
            ? new EvidenceExpiry(change.Round, change.OpensAt, HasExpired: false)
            : null;
    }

    /// <summary>The same in a sentence.</summary>
    public string InWords() =>
        HasExpired
            ? $"This has expired: since round {Round}, which opened on {Format.Day(OpensAt)}, other payout rules hold, and what was shown under the old ones may not hold under them."
            : $"This expires with round {Round}, which opens on {Format.Day(OpensAt)}: other payout rules begin then.";
}
