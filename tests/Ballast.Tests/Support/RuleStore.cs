using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;

namespace Ballast.Tests.Support;

/// <summary>A store in which rounds say themselves how they pay, and models have scores and stakes.</summary>
internal sealed class RuleStore : IDisposable
{
    /// <summary>Classic under legacy staking, months before the shipped change to atomic staking comes near.</summary>
    public static readonly DateTimeOffset Now = new(2026, 4, 15, 18, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    public RuleStore() => Store = TournamentStore.Open(_folder.Path("store.db"));

    public TournamentStore Store { get; }

    public string Location => _folder.Path("store.db");

    /// <summary>The newest round that has opened by <see cref="Now"/>.</summary>
    public static int Newest { get; } = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(Now.UtcDateTime));

    public AsOfView View(DateTimeOffset? asOf = null) => new(Store, Tournament.Classic, asOf ?? Now);

    /// <summary>What the shipped rule before the cutover says, as a round says it itself.</summary>
    public static IReadOnlyList<RoundScoreConfig> Usual { get; } = Says(("corr20V2", 0.75m), ("mmc", 2.25m));

    /// <summary>Scores with their multipliers, as a round says them; clip and threshold as usual unless another is said.</summary>
    public static IReadOnlyList<RoundScoreConfig> Says(params (string Score, decimal Multiplier)[] scores) =>
        [.. scores.Select(s => Score(s.Score, s.Multiplier, 0.05m, 72_000, 20))];

    public static RoundScoreConfig Score(string name, decimal? multiplier, decimal clip, decimal threshold, int days) =>
        new(Metric.Parse(name), multiplier, multiplier, multiplier, clip, new Nmr(threshold), days);

    /// <summary>Keeps that some rounds say something, known when they open.</summary>
    public void Say(int from, int to, IReadOnlyList<RoundScoreConfig> configuration, DateTimeOffset? knownAt = null) =>
        Write(batch =>
        {
            for (var round = from; round <= to; round++)
            {
                var at = knownAt ?? RoundCalendar.OpenTime(round);
                batch.AddConfiguration(round, configuration, KnownTime.Recorded(at), null, at);
            }
        });

    /// <summary>Keeps the payout factor of a round.</summary>
    public void Factor(int round, decimal factor) =>
        Write(batch =>
            batch.AddRound(
                new RoundFacts
                {
                    Tournament = Tournament.Classic,
                    Number = round,
                    PayoutFactor = factor,
                },
                KnownTime.Recorded(RoundCalendar.ScoreTime(round))
            )
        );

    /// <summary>Keeps when a round opens and resolves.</summary>
    public void Dates(int round, DateTimeOffset opens, DateTimeOffset? resolves = null) =>
        Write(batch =>
            batch.AddRound(
                new RoundFacts
                {
                    Tournament = Tournament.Classic,
                    Number = round,
                    OpenTime = opens,
                    ResolveTime = resolves,
                },
                KnownTime.Recorded(opens)
            )
        );

    /// <summary>Keeps final scores of a model.</summary>
    public void Scores(string model, string metric, int from, int to, Func<int, double> score) =>
        Write(batch =>
        {
            for (var round = from; round <= to; round++)
                batch.AddScore(
                    model,
                    round,
                    Metric.Parse(metric),
                    score(round),
                    new Knowledge(KnownTime.Assumed(RoundCalendar.ResolveTime(round)), true)
                );
        });

    /// <summary>Keeps an open stake of a model.</summary>
    public void Stake(string model, int round, decimal nmr) =>
        Write(batch =>
            batch.AddPosition(
                new Position
                {
                    Model = model,
                    Round = round,
                    AtRisk = new Nmr(nmr),
                    IsFinal = false,
                    Known = KnownTime.Recorded(RoundCalendar.CloseTime(round)),
                },
                null
            )
        );

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
    }

    private void Write(Action<IImportBatch> write)
    {
        using var batch = Store.BeginImport(Tournament.Classic);
        write(batch);
        batch.Commit(new ImportSource("test", "", Now));
    }
}
