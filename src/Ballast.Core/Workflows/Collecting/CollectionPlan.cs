using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Collecting;

/// <summary>The next look at each tournament, read from the store: whoever takes over goes on where the one before was.</summary>
public static class CollectionPlan
{
    /// <summary>Draws it up.</summary>
    /// <param name="store">What is kept.</param>
    /// <param name="withAccounts">Whether own models are collected too, and not only watched ones.</param>
    /// <param name="lookedAt">When this process last looked at a tournament and all went well.</param>
    /// <param name="spread">Added to every moment.</param>
    /// <param name="now">The moment.</param>
    /// <returns>One a tournament that has models to collect, soonest first; none where nothing is watched.</returns>
    public static IReadOnlyList<CollectionMoment> Of(
        ISyncStore store,
        bool withAccounts,
        IReadOnlyDictionary<Tournament, DateTimeOffset> lookedAt,
        TimeSpan spread,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(lookedAt);
        var moments = new List<CollectionMoment>();
        foreach (var tournament in Tournaments.All)
        {
            var models = store
                .Tracked(tournament)
                .Where(m => m.IsWatched || (withAccounts && m.Account is not null))
                .ToList();
            if (models.Count == 0)
                continue;
            var rounds = store.Rounds(tournament, DateTimeOffset.MaxValue);
            var facts = new CollectionFacts
            {
                Tournament = tournament,
                Rounds = rounds,
                LookedAt = Later(lookedAt.TryGetValue(tournament, out var own) ? own : null, SyncedAt(models)),
                ScoresTo = ScoreArrival.Of(store, tournament, rounds, models, DateOnly.FromDateTime(now.UtcDateTime)),
                Spread = spread,
            };
            moments.Add(CollectionSchedule.Next(facts, now));
        }
        return [.. moments.OrderBy(m => m.At)];
    }

    /// <summary>When the models were last synced all together: a sync that was killed in its middle has left some behind.</summary>
    private static DateTimeOffset? SyncedAt(List<TrackedModel> models) =>
        models.Any(m => m.SyncedAt is null) ? null : models.Min(m => m.SyncedAt);

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other > one ? other : one;
}
