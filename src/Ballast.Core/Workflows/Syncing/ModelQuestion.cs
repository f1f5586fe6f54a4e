using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Syncing;

/// <summary>Asks about a model no more than can be new.</summary>
/// <remarks>
/// Most of an answer are days that are kept. So where ways are kept the latest day of each score is asked for first; only rounds in which a
/// day may lie between the kept ones and the latest are then asked for whole. The scoring day's number decides, not its date: days
/// without scores leave no doubt, and a restated value, which is known from a sync and not from its day, does no harm.
/// </remarks>
internal sealed class ModelQuestion(ISyncStore store, ITournamentFeed feed, RoundSchedule schedule, bool isFull)
{
    /// <summary>Asks. The store is read before anything is waited for: its connection belongs to one thread at a time.</summary>
    public Task<Outcome<FeedModelRounds>> AskAsync(TrackedModel model, CancellationToken cancellation)
    {
        var from = schedule.FromFor(model, isFull);
        var kept = isFull ? new Dictionary<(int, Metric), int>() : store.PathEnds(model.Tournament, model.Name, from);
        // Other versions of a score stand in whole ways alone.
        return kept.Count == 0 || kept.Keys.Any(k => k.Metric.Version.Length > 0)
            ? WholeAsync(model, from, schedule.Newest, cancellation)
            : LatestFirstAsync(model, from, kept, cancellation);
    }

    private async Task<Outcome<FeedModelRounds>> LatestFirstAsync(
        TrackedModel model,
        int from,
        IReadOnlyDictionary<(int Round, Metric Metric), int> kept,
        CancellationToken cancellation
    )
    {
        var answer = await feed.ModelRoundsAsync(
                model.Tournament,
                Of(model),
                from,
                schedule.Newest,
                latestOnly: true,
                cancellation
            )
            .ConfigureAwait(false);
        if (answer is not Outcome<FeedModelRounds>.Done { Value: var latest })
            return answer;
        var withPaths = kept.Keys.Select(k => k.Round).ToHashSet();
        var doubtful = latest
            .Rounds.Where(r => IsDoubtful(r, kept, withPaths.Contains(r.Round)))
            .Select(r => r.Round)
            .ToList();
        if (doubtful.Count == 0)
            return answer;
        var asked = await WholeAsync(model, doubtful[0], doubtful[^1], cancellation).ConfigureAwait(false);
        return asked is Outcome<FeedModelRounds>.Done { Value: var whole } ? Joined(latest, whole) : asked;
    }

    private Task<Outcome<FeedModelRounds>> WholeAsync(
        TrackedModel model,
        int from,
        int to,
        CancellationToken cancellation
    ) => feed.ModelRoundsAsync(model.Tournament, Of(model), from, to, latestOnly: false, cancellation);

    /// <summary>Whether a day may have been shown that is neither kept nor the latest one.</summary>
    private bool IsDoubtful(
        FeedModelRound round,
        IReadOnlyDictionary<(int Round, Metric Metric), int> kept,
        bool hasPaths
    )
    {
        if (!round.IsSubmitted)
            return false;
        // A round's list of latest scores may be null although it has days (domain notes, section 7, quirk 1).
        if (round.Paths.Count == 0)
            return hasPaths || schedule.HasBegunScoring(round.Round);
        return round.Paths.Any(p =>
            p.Days[^1].Day is not { } day || day > kept.GetValueOrDefault((round.Round, p.Metric)) + 1
        );
    }

    private static FeedModelRounds Joined(FeedModelRounds latest, FeedModelRounds whole)
    {
        var rounds = latest.Rounds.ToDictionary(r => r.Round);
        foreach (var round in whole.Rounds)
            rounds[round.Round] = round;
        return new FeedModelRounds(
            [.. rounds.Values.OrderBy(r => r.Round)],
            whole.AnsweredAt > latest.AnsweredAt ? whole.AnsweredAt : latest.AnsweredAt,
            latest.Incomplete ?? whole.Incomplete
        );
    }

    private static FeedModel Of(TrackedModel model) => new(model.FeedId, model.Name, model.StartedAt);
}
