using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Syncing;

/// <summary>Finds out which models are to be synced, and remembers them.</summary>
internal sealed class TargetFinder(ISyncStore store, ITournamentFeed feed, SyncRequest request)
{
    private readonly Dictionary<string, TrackedModel> _targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _order = [];
    private readonly HashSet<string> _justFound = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SyncProblem> _problems = [];
    private readonly List<string> _warnings = [];
    private readonly List<IAccountFeed> _accepted = [];
    private readonly List<Refusal> _refusedKeys = [];
    private readonly List<KeyFinding> _keyFindings = [];

    public IReadOnlyList<SyncProblem> Problems => _problems;

    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Accounts whose key was accepted.</summary>
    public IReadOnlyList<IAccountFeed> Accepted => _accepted;

    /// <summary>Why keys were not accepted, one an account.</summary>
    public IReadOnlyList<Refusal> RefusedKeys => _refusedKeys;

    /// <summary>What is not as it should be with keys, refused ones among them.</summary>
    public IReadOnlyList<KeyFinding> KeyFindings => _keyFindings;

    /// <summary>Models that were not on the watch list before.</summary>
    public IReadOnlyList<string> NewlyWatched { get; private set; } = [];

    /// <summary>Whether the model's id was reported in this very sync.</summary>
    public bool WasJustFound(string name) => _justFound.Contains(name);

    /// <summary>The models, each once: those named, own ones, the leaderboard's; without any of these the watch list.</summary>
    public async Task<IReadOnlyList<TrackedModel>> FindAsync(
        IReadOnlyList<IAccountFeed> accounts,
        CancellationToken cancellation
    )
    {
        var tracked = Tracked();
        await NamedAsync(tracked, cancellation).ConfigureAwait(false);
        foreach (var account in accounts)
            await OwnAsync(account, cancellation).ConfigureAwait(false);
        if (request.Leaderboard > 0)
        {
            var board = await feed.LeaderboardAsync(request.Tournament, request.Leaderboard, cancellation)
                .ConfigureAwait(false);
            foreach (var model in board)
                Add(model, isWatched: true, account: null);
        }
        if (request.Models.Count == 0 && request.Leaderboard == 0)
        {
            foreach (var model in tracked.Values.Where(m => m.IsWatched))
                Add(model);
        }
        NewlyWatched =
        [
            .. _order.Where(name =>
                _targets[name].IsWatched && !(tracked.TryGetValue(name, out var before) && before.IsWatched)
            ),
        ];
        store.Track([.. _order.Select(name => _targets[name])]);
        // Read back: the store knows how far each one is, and forgets it where a name has gone to another model.
        tracked = Tracked();
        return [.. _order.Select(name => tracked[name])];
    }

    private Dictionary<string, TrackedModel> Tracked() =>
        store.Tracked(request.Tournament).ToDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);

    private async Task NamedAsync(Dictionary<string, TrackedModel> tracked, CancellationToken cancellation)
    {
        foreach (var given in request.Models)
        {
            var name = given.Trim();
            if (name.Length == 0)
                _problems.Add(new SyncProblem(given, "blank-name", "a blank is no model's name"));
            else if (_targets.ContainsKey(name))
                continue;
            else if (tracked.TryGetValue(name, out var known) && !request.IsFull)
                Add(known with { IsWatched = true });
            else if (await FoundAsync(name, cancellation).ConfigureAwait(false) is { } found)
                Add(found, isWatched: true, account: null);
            else
                _problems.Add(new SyncProblem(name, "unknown-model", "no model has this name in the tournament"));
        }
    }

    /// <summary>Names match without regard to case, but the API knows one spelling only; nearly all are in lower case.</summary>
    public async Task<FeedModel?> FoundAsync(string name, CancellationToken cancellation)
    {
        var found = await feed.FindModelAsync(request.Tournament, name, cancellation).ConfigureAwait(false);
        var lower = name.ToLowerInvariant();
        return found is null && lower != name
            ? await feed.FindModelAsync(request.Tournament, lower, cancellation).ConfigureAwait(false)
            : found;
    }

    private async Task OwnAsync(IAccountFeed feedOfAccount, CancellationToken cancellation)
    {
        var outcome = await feedOfAccount.AccountAsync(cancellation).ConfigureAwait(false);
        if (outcome is Outcome<FeedAccount>.Refused { Refusal: var refusal })
        {
            _refusedKeys.Add(refusal);
            _keyFindings.Add(new KeyFinding(feedOfAccount.Label, KeyFinding.Refused, [], refusal.Message));
        }
        if (outcome is not Outcome<FeedAccount>.Done { Value: var account })
            return;
        _accepted.Add(feedOfAccount);
        _warnings.AddRange(account.Warnings);
        _keyFindings.AddRange(account.KeyFindings);
        var userName = account.UserName is { } said && Plausible.Name(said) is null ? said : null;
        store.NoteAccount(new AccountNote(feedOfAccount.Label, userName, request.Now));
        foreach (var (tournament, model) in account.Models)
        {
            if (tournament == request.Tournament)
                Add(model, isWatched: false, feedOfAccount.Label);
        }
    }

    private void Add(FeedModel model, bool isWatched, string? account)
    {
        _justFound.Add(model.Name);
        Add(
            new TrackedModel
            {
                Tournament = request.Tournament,
                Name = model.Name,
                FeedId = model.Id,
                StartedAt = model.StartedAt,
                IsWatched = isWatched,
                Account = account,
            }
        );
    }

    private void Add(TrackedModel model)
    {
        if (Plausible.Name(model.Name) is { } reason)
        {
            _problems.Add(new SyncProblem(model.FeedId, "bad-name", reason));
            return;
        }
        if (Plausible.Label(model.FeedId, "the model's id") is { } badId)
        {
            _problems.Add(new SyncProblem(model.Name, "bad-id", badId));
            return;
        }
        if (model.StartedAt is { } start && Plausible.Time(start) is not null)
            model = model with { StartedAt = null };
        if (!_targets.TryGetValue(model.Name, out var earlier))
            _order.Add(model.Name);
        _targets[model.Name] = earlier is null
            ? model
            : model with
            {
                StartedAt = model.StartedAt ?? earlier.StartedAt,
                IsWatched = model.IsWatched || earlier.IsWatched,
                Account = model.Account ?? earlier.Account,
            };
    }
}
