using Ballast.Core.Ledger.Rules;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>Closes and resolutions to come, as far as a change that is asked for now has its effects.</summary>
internal sealed class StakeSchedule
{
    private StakeSchedule(
        Tournament tournament,
        int next,
        int? cutover,
        IReadOnlyList<int> running,
        IReadOnlyList<RoundMoment> moments
    ) => (Tournament, Next, Cutover, Running, Moments) = (tournament, next, cutover, running, moments);

    /// <summary>The tournament.</summary>
    public Tournament Tournament { get; }

    /// <summary>The next round to close.</summary>
    public int Next { get; }

    /// <summary>The first atomic round, where the tournament moves meanwhile; null where it does not.</summary>
    public int? Cutover { get; }

    /// <summary>Rounds that have closed and not resolved.</summary>
    public IReadOnlyList<int> Running { get; }

    /// <summary>The next round to close after a moment; null where none closes any more.</summary>
    public int? NextAfter(DateTimeOffset moment)
    {
        foreach (var next in Moments)
        {
            if (next.IsClose && next.At > moment)
                return next.Round;
        }
        return null;
    }

    /// <summary>What happens, in order: at one moment rounds resolve before others close.</summary>
    public IReadOnlyList<RoundMoment> Moments { get; }

    /// <summary>
    /// Everything until the rounds that are open now have resolved and as many new ones have closed as are open at once: by then a release is paid and a raised
    /// amount stands in every round (domain notes, sections 3.6 and 4.2). Where the tournament moves to atomic staking meanwhile, until its positions are all there.
    /// </summary>
    /// <param name="view">When rounds close and resolve.</param>
    /// <param name="until">At least until then; null for no longer than that.</param>
    public static StakeSchedule Create(AsOfView view, DateTimeOffset? until = null)
    {
        var (dates, next) = (view.Dates, view.Dates.FirstFixedAfter(view.AsOf));
        var running = new List<int>();
        // Rounds of another system may be open for longer, so that an older one can outlive a newer one.
        for (var round = Math.Max(1, next - (2 * StakingRules.Overlap(Tournament.Classic))); round < next; round++)
        {
            if (dates.ResolvedAt(round) > view.AsOf)
                running.Add(round);
        }
        var overlap = dates.RuleOf(next)?.ConcurrentRounds ?? StakingRules.Overlap(view.Tournament);
        var last = next + overlap - 1;
        var end = running.Select(dates.ResolvedAt).Append(dates.StakeFixedAt(last)).Max();
        var first = Enumerable.Range(next, LastBefore(dates, next, end) - next + 1).FirstOrDefault(dates.IsAtomic);
        var cutover = first > 0 && !dates.IsAtomic(next) ? first : (int?)null;
        if (cutover is { } move)
            end = dates.StakeFixedAt(move + StakingRules.Overlap(view.Tournament) - 1);
        if (until > end)
            end = until.Value;
        last = LastBefore(dates, next, end);
        List<RoundMoment> moments =
        [
            .. Enumerable.Range(next, last - next + 1).Select(r => new RoundMoment(dates.StakeFixedAt(r), true, r)),
            .. running
                .Concat(Enumerable.Range(next, last - next + 1))
                .Select(r => new RoundMoment(dates.ResolvedAt(r), false, r))
                .Where(m => m.At <= end),
        ];
        return new StakeSchedule(view.Tournament, next, cutover, running, RoundMoment.InOrder(moments));
    }

    private static int LastBefore(RoundDates dates, int next, DateTimeOffset end)
    {
        var last = next;
        while (dates.StakeFixedAt(last + 1) <= end)
            last++;
        return last;
    }
}
