using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Accounts;

/// <summary>Finds what needs attention in an account: that it is not synced, slots without a submission, payouts that are missing.</summary>
internal sealed class AttentionFinder(AsOfView view)
{
    /// <summary>The account was never reported: there is no key, or no sync was made.</summary>
    public const string NeverSynced = "never-synced";

    /// <summary>It was, and not lately.</summary>
    public const string NotSynced = "not-synced";

    /// <summary>A stake stands on a slot that has no score in the newest round: nothing was handed in, or not in time.</summary>
    public const string StakeWithoutScore = "stake-without-score";

    /// <summary>A slot without a stake has no score in the newest round.</summary>
    public const string NoScore = "no-score";

    /// <summary>Rounds have resolved and what they paid is not stored.</summary>
    public const string PayoutMissing = "payout-missing";

    /// <summary>As for scores: three days may be a weekend and a day.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(4);

    private readonly Dictionary<DateTimeOffset, int?> _newest = [];

    /// <summary>When Numerai last reported an account. Of a moment in the past the last fact that was new by then says so at least.</summary>
    public DateTimeOffset? SyncedAt(string label, AccountFacts facts) =>
        view.LastReported(label, AccountPart.Stakes)
        ?? facts
            .Stakes.Where(s => s.Account == label)
            .Select(s => s.Known.Time)
            .Concat(facts.Balances.Where(b => b.Account == label).Select(b => b.Known.Time))
            .Concat(facts.ReportedSince.Where(t => t.Key.Account == label).Select(t => t.Value))
            .Select(t => (DateTimeOffset?)t)
            .Max();

    /// <summary>What needs attention, the weightiest first.</summary>
    /// <param name="synced">When the account was last reported.</param>
    /// <param name="slots">Its slots.</param>
    public IReadOnlyList<AttentionEntry> Find(DateTimeOffset? synced, IReadOnlyList<SlotBook> slots)
    {
        var found = new List<AttentionEntry>();
        if (synced is null)
            found.Add(new AttentionEntry(NeverSynced, slots.Count, "never synced"));
        else if (view.AsOf - synced > Stale)
            found.Add(new AttentionEntry(NotSynced, slots.Count, $"not synced since {Format.Day(synced.Value)}"));
        var codes = slots.Select(s => (Slot: s, Codes: CodesOf(s, synced).ToList())).ToList();
        foreach (var code in new[] { StakeWithoutScore, NoScore, PayoutMissing })
        {
            var those = codes.FindAll(c => c.Codes.Contains(code)).ConvertAll(c => c.Slot);
            if (those.Count > 0)
                found.Add(new AttentionEntry(code, those.Count, InWords(code, those, synced)));
        }
        return found;
    }

    /// <summary>Codes of a slot.</summary>
    public IEnumerable<string> CodesOf(SlotBook slot, DateTimeOffset? synced)
    {
        // What was staked for the first time in a later round cannot have a score yet.
        if (Newest(synced) is { } newest && !(slot.LastRound >= newest) && !(slot.FirstRound > newest))
            yield return slot.Staked() > 0 ? StakeWithoutScore : NoScore;
        if (slot.PayoutsMissing > 0)
            yield return PayoutMissing;
    }

    private string InWords(string code, List<SlotBook> slots, DateTimeOffset? synced) =>
        code switch
        {
            StakeWithoutScore =>
                $"{Format.Many(slots.Count, "staked slot")} ({Format.Nmr(slots.Sum(s => s.Staked() ?? 0))} NMR) without a score in round {Newest(synced)}",
            NoScore => $"{Format.Many(slots.Count, "slot")} without a score in round {Newest(synced)}",
            _ => $"{Format.Many(slots.Sum(s => s.PayoutsMissing), "payout")} of resolved rounds not stored",
        };

    /// <summary>The newest round with scores that the account's last sync could see; without a sync that of the view.</summary>
    private int? Newest(DateTimeOffset? synced)
    {
        var moment = synced is { } at && at < view.AsOf ? at : view.AsOf;
        if (!_newest.TryGetValue(moment, out var newest))
            _newest[moment] = newest = view.At(moment).ScoredRounds().Select(r => (int?)r).FirstOrDefault();
        return newest;
    }
}
