using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Cli.Demo;

/// <summary>
/// The feed of the demo's world, asked for less: of rounds long ago and of models of others the final scores are enough. Whole ways of all of them are a million
/// values, and what the demo shows needs a tenth.
/// </summary>
/// <param name="feed">The world's.</param>
/// <param name="own">Models whose ways are wanted.</param>
internal sealed class DemoFeed(ITournamentFeed feed, IReadOnlyList<string> own) : ITournamentFeed
{
    private static readonly string[] Ripening = ["corr20V2", "mmc"];

    public string Origin => feed.Origin;

    public Task<FeedRounds> RoundsAsync(Tournament tournament, int? newest, CancellationToken cancellation) =>
        feed.RoundsAsync(tournament, newest, cancellation);

    public Task<FeedModel?> FindModelAsync(Tournament tournament, string name, CancellationToken cancellation) =>
        feed.FindModelAsync(tournament, name, cancellation);

    public Task<IReadOnlyList<FeedModel>> LeaderboardAsync(
        Tournament tournament,
        int count,
        CancellationToken cancellation
    ) => feed.LeaderboardAsync(tournament, count, cancellation);

    public async Task<Outcome<FeedModelRounds>> ModelRoundsAsync(
        Tournament tournament,
        FeedModel model,
        int from,
        int to,
        bool latestOnly,
        CancellationToken cancellation
    )
    {
        Task<Outcome<FeedModelRounds>> Ask(int first, int last, bool isLatest) =>
            feed.ModelRoundsAsync(tournament, model, first, last, isLatest, cancellation);

        if (latestOnly || to < DemoWorld.FirstWithWays || !own.Contains(model.Name))
            return await Ask(from, to, true).ConfigureAwait(false);
        var late = await Ask(Math.Max(from, DemoWorld.FirstWithWays), to, false).ConfigureAwait(false);
        if (from >= DemoWorld.FirstWithWays || late is not Outcome<FeedModelRounds>.Done { Value: var whole })
            return late.Then<FeedModelRounds, FeedModelRounds>(reported => Shortened(reported));
        var early = await Ask(from, DemoWorld.FirstWithWays - 1, true).ConfigureAwait(false);
        return early.Then<FeedModelRounds, FeedModelRounds>(old =>
            Shortened(whole) with
            {
                Rounds = [.. old.Rounds, .. Shortened(whole).Rounds],
            }
        );
    }

    private static FeedModelRounds Shortened(FeedModelRounds reported) =>
        reported with
        {
            Rounds =
            [
                .. reported.Rounds.Select(r => r with { Paths = [.. r.Paths.Select(p => Shortened(r.Round, p))] }),
            ],
        };

    /// <summary>Days are wanted of what rounds pay on: 20 days before the change, 60 from then on.</summary>
    private static FeedPath Shortened(int round, FeedPath path) =>
        round >= DemoWorld.FirstAtomic || Ripening.Contains(path.Metric.Name) || path.Days.Count == 0
            ? path
            : path with
            {
                Days = [path.Days[^1]],
            };
}
