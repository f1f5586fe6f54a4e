using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Workflows.Syncing;

/// <summary>Brings the store up to date with a tournament: the rounds first, then the own accounts, then model by model, one transaction each.</summary>
/// <remarks>
/// Whatever ends it early, what was done for whole models stays, and the next sync goes on from there. A few models are asked for ahead,
/// but they are written in their order, so that equal answers give equal stores.
/// </remarks>
public static class SyncWorkflow
{
    private const int Ahead = 4;

    /// <summary>Rounds open five times a week; no pause between two was ever so long.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(7);

    private delegate SyncedModel SyncedModelKeeper(TrackedModel model, FeedModelRounds reported);

    /// <summary>Syncs.</summary>
    /// <param name="store">Where to keep it.</param>
    /// <param name="feed">Whom to ask.</param>
    /// <param name="accounts">Own accounts whose models are synced too.</param>
    /// <param name="request">What to sync.</param>
    /// <param name="progress">Receives how far it is after every model.</param>
    /// <param name="cancellation">Stops between models.</param>
    /// <returns>A refusal where there is nothing to sync, or nothing of it could be.</returns>
    public static async Task<Outcome<SyncAnswer>> RunAsync(
        ISyncStore store,
        ITournamentFeed feed,
        IReadOnlyList<IAccountFeed> accounts,
        SyncRequest request,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var view = new AsOfView(store, request.Tournament, request.Now);
        switch (ModelPatterns.ExpandToSync(view, request.Models))
        {
            case Outcome<IReadOnlyList<string>>.Refused refused:
                return refused.Refusal;
            case Outcome<IReadOnlyList<string>>.Done { Value: var models }:
                return await SyncAsync(store, feed, accounts, request with { Models = models }, progress, cancellation)
                    .ConfigureAwait(false);
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private static async Task<Outcome<SyncAnswer>> SyncAsync(
        ISyncStore store,
        ITournamentFeed feed,
        IReadOnlyList<IAccountFeed> accounts,
        SyncRequest request,
        IProgress<SyncProgress>? progress,
        CancellationToken cancellation
    )
    {
        var asksForNone = request.Models.Count == 0 && accounts.Count == 0 && request.Leaderboard == 0;
        if (asksForNone && !store.Tracked(request.Tournament).Any(m => m.IsWatched))
            return new Refusal(
                "nothing-to-sync",
                $"The watch list of {request.Tournament.Slug()} is empty; name models, or give --leaderboard N or --account."
            );
        var before = ChangesOf(store, request);
        var (schedule, reported, isNew, refusals) = await RoundKeeper
            .RunAsync(store, feed, request, cancellation)
            .ConfigureAwait(false);
        if (schedule.Count == 0)
            return new Refusal("no-rounds", $"{feed.Origin} knows no round of {request.Tournament.Slug()}.");
        var changes = ChangesOf(store, request).Where(c => before.TrueForAll(b => b.Key != c.Key)).ToList();
        var finder = new TargetFinder(store, feed, request);
        var targets = await finder.FindAsync(accounts, cancellation).ConfigureAwait(false);
        if (accounts.Count > 0 && finder.Accepted.Count == 0)
            return finder.RefusedKeys[0] with { Notice = Notice.Join([.. finder.RefusedKeys.Select(r => r.Notice)]) };
        var keeper = new AccountKeeper(store, feed, request);
        var own = await keeper.RunAsync(finder.Accepted, cancellation).ConfigureAwait(false);
        var problems = finder.Problems.ToList();
        var question = new ModelQuestion(store, feed, schedule, request.IsFull);
        var lost = new LostModels(store, finder, question);
        var models = await ModelsAsync(question, lost, KeepOne, targets, problems, progress, cancellation)
            .ConfigureAwait(false);
        if (models.Count == 0)
            return new Refusal("nothing-synced", Nothing(problems));
        return new SyncAnswer
        {
            Origin = feed.Origin,
            Rounds = (reported, isNew.Rounds),
            NewConfigurations = isNew.Configurations,
            Accounts = own,
            Models = models,
            Problems = problems,
            NewlyWatched = finder.NewlyWatched,
            RuleChanges = changes,
            KeyFindings = finder.KeyFindings,
            Warnings =
            [
                .. changes.Select(c =>
                    $"{RuleChangeWords.Sentence(c, request.Now)} {string.Join(' ', c.Differences)} What it would have meant for you: ballast rule-changes"
                ),
                .. finder.RefusedKeys.Select(r => $"Not synced: {r.Message}"),
                .. finder.Warnings,
                .. keeper.Warnings,
                .. lost.Warnings,
                .. Refused(refusals),
            ],
        };

        SyncedModel KeepOne(TrackedModel model, FeedModelRounds rounds) =>
            Keep(store, feed, request, schedule, model, rounds);
    }

    /// <summary>
    /// Changes of the rules that are near, by what is stored now. What a file or a sync brought before is no news. Whoever is asked may live in another time, as a sandbox does: then
    /// the newest round says when it is.
    /// </summary>
    private static List<SeenRuleChange> ChangesOf(ISyncStore store, SyncRequest request)
    {
        var opened = store.Rounds(request.Tournament, DateTimeOffset.MaxValue).Values.Max(r => r.OpenTime);
        var now = opened is { } last && last + LongestPause < request.Now ? last + LongestPause : request.Now;
        return [.. RuleChangeFinder.Find(new AsOfView(store, request.Tournament, now))];
    }

    private static async Task<List<SyncedModel>> ModelsAsync(
        ModelQuestion question,
        LostModels lost,
        SyncedModelKeeper keep,
        IReadOnlyList<TrackedModel> targets,
        List<SyncProblem> problems,
        IProgress<SyncProgress>? progress,
        CancellationToken cancellation
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var asked = new Queue<Task<Outcome<FeedModelRounds>>>();
        var done = new List<SyncedModel>();
        progress?.Report(new SyncProgress(0, targets.Count));
        try
        {
            for (var i = 0; i < targets.Count; i++)
            {
                while (asked.Count < Ahead && i + asked.Count < targets.Count)
                    asked.Enqueue(question.AskAsync(targets[i + asked.Count], stop.Token));
                var reported = await asked.Dequeue().ConfigureAwait(false);
                var (model, outcome) = await lost.FollowAsync(targets[i], reported, stop.Token).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                if (outcome is Outcome<FeedModelRounds>.Done { Value: var rounds })
                    done.Add(keep(model, rounds));
                else if (outcome is Outcome<FeedModelRounds>.Refused { Refusal: var refusal })
                    problems.Add(new SyncProblem(targets[i].Name, refusal.Code, refusal.Message));
                progress?.Report(new SyncProgress(i + 1, targets.Count));
            }
        }
        finally
        {
            // Where one failed, nobody waits for what the others would have said.
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(asked.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return done;
    }

    private static SyncedModel Keep(
        ISyncStore store,
        ITournamentFeed feed,
        SyncRequest request,
        RoundSchedule schedule,
        TrackedModel model,
        FeedModelRounds reported
    )
    {
        var from = schedule.FromFor(model, request.IsFull);
        var ends = store.PathEnds(request.Tournament, model.Name, from);
        using var batch = store.BeginImport(request.Tournament);
        var synced = new ModelWriter(batch, schedule, model.Name, reported, ends).Write(from, schedule.Newest);
        // What was missing in the answer is asked for again next time.
        var settledTo = reported.Incomplete is null ? schedule.SettledTo : model.SettledTo;
        batch.NoteSynced(new SyncNote(model.Name, settledTo, request.Now));
        return synced with { New = batch.Commit(new ImportSource($"sync {feed.Origin}", "", request.Now)) };
    }

    private static IEnumerable<string> Refused(SyncRefusals refusals) =>
        refusals.Count == 0
            ? []
            : [$"{refusals.Count} facts of rounds that cannot be were left out, for example {refusals.Listed[0]}."];

    private static string Nothing(List<SyncProblem> problems) =>
        problems.Count == 0
            ? "There is no model of this tournament to sync; name one, or give --leaderboard N."
            : "Nothing could be synced: "
                + string.Join("; ", problems.Take(5).Select(p => $"'{p.Model}': {p.Reason}"))
                + ".";
}
