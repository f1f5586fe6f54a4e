using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Syncing;

/// <summary>Asks for the rounds, keeps what is new of them, and draws up the schedule.</summary>
internal static class RoundKeeper
{
    /// <summary>More than ever run at a time: 64 of a 60-day target, and some days in which nobody synced.</summary>
    public const int Newest = 120;

    public static async Task<(RoundSchedule Schedule, int Reported, ImportCounts New, SyncRefusals Refusals)> RunAsync(
        ISyncStore store,
        ITournamentFeed feed,
        SyncRequest request,
        CancellationToken cancellation
    )
    {
        var kept = store.Rounds(request.Tournament, DateTimeOffset.MaxValue);
        var reported = await feed.RoundsAsync(request.Tournament, LimitFor(store, request, kept), cancellation)
            .ConfigureAwait(false);
        // Rounds that neither the store nor the answer has would never be asked for again.
        if (reported.Rounds.Count == Newest && !Joins(reported, kept))
            reported = await feed.RoundsAsync(request.Tournament, null, cancellation).ConfigureAwait(false);
        var refusals = new SyncRefusals();
        reported = Possible(reported, refusals);
        var counts = Keep(store, feed, request, reported);
        return (
            new RoundSchedule(
                new AsOfView(store, request.Tournament, DateTimeOffset.MaxValue).Rules,
                reported,
                kept.Values
            ),
            reported.Rounds.Count,
            counts,
            refusals
        );
    }

    /// <summary>All rounds where none are kept, or none with what they say themselves: those of older programs and of files have nothing of it.</summary>
    private static int? LimitFor(ISyncStore store, SyncRequest request, IReadOnlyDictionary<int, RoundFacts> kept) =>
        request.IsFull
        || kept.Count == 0
        || store.Configurations(request.Tournament, DateTimeOffset.MaxValue).Count == 0
            ? null
            : Newest;

    /// <summary>The answer without rounds and scores that cannot be.</summary>
    private static FeedRounds Possible(FeedRounds reported, SyncRefusals refusals) =>
        reported with
        {
            Rounds =
            [
                .. reported
                    .Rounds.Where(r => refusals.Allows($"round {r.Facts.Number}", RoundBounds.Reason(r.Facts)))
                    .Select(r =>
                        r with
                        {
                            Configuration =
                            [
                                .. r.Configuration.Where(c =>
                                    refusals.Allows($"round {r.Facts.Number}", RoundBounds.Reason(c))
                                ),
                            ],
                            ScoringEnds = r
                                .ScoringEnds.Where(e => Plausible.Time(e.Value) is null)
                                .ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal),
                        }
                    ),
            ],
        };

    private static bool Joins(FeedRounds reported, IReadOnlyDictionary<int, RoundFacts> kept) =>
        kept.ContainsKey(reported.Rounds[0].Facts.Number - 1);

    private static ImportCounts Keep(ISyncStore store, ITournamentFeed feed, SyncRequest request, FeedRounds reported)
    {
        using var batch = store.BeginImport(request.Tournament);
        foreach (var round in reported.Rounds)
        {
            batch.AddRound(ToTheMillisecond(round.Facts), KnownAt(round.Facts, reported.AnsweredAt));
            if (round.Configuration.Count > 0)
                batch.AddConfiguration(
                    round.Facts.Number,
                    round.Configuration,
                    AnnouncedAt(round.Facts, reported.AnsweredAt),
                    NotLater(round.Facts.ScoreTime ?? reported.AnsweredAt, reported.AnsweredAt),
                    reported.AnsweredAt
                );
        }
        return batch.Commit(new ImportSource($"sync {feed.Origin}", "", request.Now));
    }

    /// <summary>A round's outcome is known when it resolves, its factor with the first scores, all else when it is reported.</summary>
    private static KnownTime KnownAt(RoundFacts facts, DateTimeOffset answeredAt)
    {
        var known = facts.Resolved == true ? facts.Resolve().Time : facts.ScoreTime ?? answeredAt;
        return known <= answeredAt ? KnownTime.Assumed(known) : KnownTime.Recorded(answeredAt);
    }

    /// <summary>What a round pays is announced when it opens: it keeps the rule it opened under (forum 698).</summary>
    private static KnownTime AnnouncedAt(RoundFacts facts, DateTimeOffset answeredAt) =>
        facts.Open().Time is var opened && opened <= answeredAt
            ? KnownTime.Assumed(opened)
            : KnownTime.Recorded(answeredAt);

    private static DateTimeOffset NotLater(DateTimeOffset time, DateTimeOffset answeredAt) =>
        time <= answeredAt ? time : answeredAt;

    /// <summary>The store keeps milliseconds: finer times would look new every time.</summary>
    private static RoundFacts ToTheMillisecond(RoundFacts facts) =>
        facts with
        {
            OpenTime = Cut(facts.OpenTime),
            CloseTime = Cut(facts.CloseTime),
            CloseStakingTime = Cut(facts.CloseStakingTime),
            ScoreTime = Cut(facts.ScoreTime),
            ResolveTime = Cut(facts.ResolveTime),
        };

    private static DateTimeOffset? Cut(DateTimeOffset? time) =>
        time is { } t ? DateTimeOffset.FromUnixTimeMilliseconds(t.ToUnixTimeMilliseconds()) : null;
}
