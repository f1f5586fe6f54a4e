using Ballast.Cli.Serving;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Server.Collecting;
using Ballast.Storage;
using Ballast.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Collecting;

/// <summary>A store, a clock that is moved by hand, leases by that clock, and a feed that does as it is told.</summary>
internal sealed class CollectorWorld : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();

    public CollectorWorld(params string[] watched)
    {
        Clock = new FakeTimeProvider(Start);
        Leases = new FakeLeases(Clock);
        Feed = new FakeFeed(Clock);
        using var store = Open();
        store.Track([.. watched.Select(Watched)]);
    }

    public FakeTimeProvider Clock { get; }

    public FakeLeases Leases { get; }

    public FakeFeed Feed { get; }

    /// <summary>Where the store is.</summary>
    public string Store => _folder.Path("store.db");

    public TournamentStore Open() => TournamentStore.Open(Store);

    public CollectorOptions Options(string self, Func<ITournamentFeed>? feed = null) =>
        new()
        {
            Clock = Clock,
            HasStore = () => true,
            OpenStore = Open,
            OpenLeases = () => Leases.Open(),
            OpenFeed = () => new FeedVisit(feed?.Invoke() ?? Feed, [], () => 1, null),
            Explain = ServeCollector.Explain,
            Self = self,
            Seed = 7,
        };

    public static TrackedModel Watched(string name) =>
        new()
        {
            Tournament = Tournament.Classic,
            Name = name,
            FeedId = "id-" + name,
            IsWatched = true,
        };

    public void Dispose() => _folder.Dispose();
}

/// <summary>Leases as the store keeps them, by a clock that is moved by hand.</summary>
internal sealed class FakeLeases(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private Lease? _lease;

    /// <summary>Whether the store cannot be reached.</summary>
    public bool IsAway { get; set; }

    public ILeaseStore Open() => new LeaseClient(this);

    /// <summary>Takes it away from whoever has it.</summary>
    public void GiveTo(string holder)
    {
        lock (_lock)
            _lease = new Lease("collector", holder, 99, clock.GetUtcNow(), clock.GetUtcNow().AddHours(1));
    }

    private T Locked<T>(Func<DateTimeOffset, T> act)
    {
        if (IsAway)
            throw new StoreException("The store is away.");
        lock (_lock)
            return act(clock.GetUtcNow());
    }

    private sealed class LeaseClient(FakeLeases all) : ILeaseStore
    {
        public Lease? TryTake(string name, string holder, TimeSpan length) =>
            all.Locked(now =>
                all._lease?.EndsAt > now
                    ? null
                    : all._lease = new Lease(name, holder, (all._lease?.Term ?? 0) + 1, now, now + length)
            );

        public Lease TakeOver(string name, string holder, TimeSpan length) =>
            all.Locked(now => all._lease = new Lease(name, holder, (all._lease?.Term ?? 0) + 1, now, now + length));

        public Lease? TryRenew(string name, string holder, TimeSpan length) =>
            all.Locked(now =>
                all._lease is { } lease && lease.Holder == holder && lease.EndsAt > now
                    ? all._lease = lease with { EndsAt = now + length }
                    : null
            );

        public void Release(string name, string holder) =>
            all.Locked(now =>
            {
                if (all._lease?.Holder == holder)
                    all._lease = all._lease with { EndsAt = now };
                return true;
            });

        public Lease? FindLease(string name) => all.Locked(now => all._lease?.EndsAt > now ? all._lease : null);

        public void Dispose() { }
    }
}

/// <summary>One resolved round, one running one, and for each model a score of the first.</summary>
internal sealed class FakeFeed(TimeProvider clock) : ITournamentFeed
{
    private int _inside;

    /// <summary>What happens when the rounds are asked for.</summary>
    public Func<Task> OnRounds { get; set; } = () => Task.CompletedTask;

    /// <summary>What happens when a model is asked for.</summary>
    public Func<string, CancellationToken, Task> OnModel { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Looks so far.</summary>
    public int Looks { get; private set; }

    /// <summary>The most that were inside at a time.</summary>
    public int MostInside { get; private set; }

    public string Origin => "fake";

    public async Task<FeedRounds> RoundsAsync(Tournament tournament, int? newest, CancellationToken cancellation)
    {
        Looks++;
        MostInside = Math.Max(MostInside, Interlocked.Increment(ref _inside));
        try
        {
            await OnRounds();
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
        var round = RoundCalendar.LastRoundUntil(new DateOnly(2026, 10, 1));
        var facts = new RoundFacts
        {
            Tournament = tournament,
            Number = round,
            OpenTime = RoundCalendar.OpenTime(round),
            ResolveTime = RoundCalendar.ResolveTime(round),
            Resolved = true,
        };
        return new FeedRounds([new FeedRound(facts, new Dictionary<string, DateTimeOffset>())], clock.GetUtcNow());
    }

    public Task<FeedModel?> FindModelAsync(Tournament tournament, string name, CancellationToken cancellation) =>
        Task.FromResult<FeedModel?>(null);

    public Task<IReadOnlyList<FeedModel>> LeaderboardAsync(
        Tournament tournament,
        int count,
        CancellationToken cancellation
    ) => Task.FromResult<IReadOnlyList<FeedModel>>([]);

    public async Task<Outcome<FeedModelRounds>> ModelRoundsAsync(
        Tournament tournament,
        FeedModel model,
        int from,
        int to,
        bool latestOnly,
        CancellationToken cancellation
    )
    {
        await OnModel(model.Name, cancellation);
        var value = new FeedValue(RoundCalendar.ScoreTime(to), 0.01, 1);
        return new FeedModelRounds(
            [
                new FeedModelRound
                {
                    Round = to,
                    IsSubmitted = true,
                    Paths = [new FeedPath(new Metric("corr"), [value])],
                },
            ],
            clock.GetUtcNow(),
            null
        );
    }
}
