using Ballast.Core.Alerts;
using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Payouts;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Tests.Alerts;

/// <summary>A store in memory whose values are known from a moment on, and days on which a rule looks at it.</summary>
internal sealed class AlertWorld : ISyncStore, ISubmissionStore, IRegistryStore
{
    private readonly Dictionary<(string Account, AccountPart Part), DateTimeOffset> _reported = [];

    /// <summary>Scores with the moment from which they are known.</summary>
    public List<(string Model, int Round, Metric Metric, double Value, DateTimeOffset Known)> ScoresKept { get; } = [];

    public List<Position> PositionsKept { get; } = [];

    public List<KeptSubmission> Sent { get; } = [];

    public List<RegistryRevision> Registered { get; } = [];

    public List<ModelStake> Stakes { get; } = [];

    public List<PendingStakeChange> Pending { get; } = [];

    public List<AtomicClaim> Claims { get; } = [];

    /// <summary>What is followed; when it was synced is set by the day that looks, or here for good.</summary>
    public List<TrackedModel> Followed { get; } = [];

    /// <summary>Whether each look comes right after a sync.</summary>
    public bool IsSyncedEachDay { get; set; } = true;

    public SyncTrouble? Trouble { get; set; }

    /// <summary>What the last sync found of keys.</summary>
    public List<KeyFinding> KeyFindings { get; } = [];

    public Tournament Of { get; init; } = Tournament.Classic;

    public DateTimeOffset Now { get; private set; }

    public void Tell(string account, DateTimeOffset at) => _reported[(account, AccountPart.Stakes)] = at;

    /// <summary>An own model: a sync named it.</summary>
    public void Own(string model, decimal staked, string account = "main") =>
        Stakes.Add(
            new ModelStake
            {
                Account = account,
                Tournament = Of,
                Model = model,
                Staked = new Nmr(staked),
                Known = KnownTime.Recorded(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            }
        );

    public void Follow(string model, bool isWatched = true) =>
        Followed.Add(
            new TrackedModel
            {
                Tournament = Of,
                Name = model,
                FeedId = model,
                IsWatched = isWatched,
            }
        );

    /// <summary>A stake from the close of the round on.</summary>
    public void Stake(string model, int round, decimal nmr) =>
        PositionsKept.Add(
            new Position
            {
                Model = model,
                Round = round,
                AtRisk = new Nmr(nmr),
                IsFinal = false,
                Known = KnownTime.Recorded(RoundCalendar.CloseTime(round)),
            }
        );

    /// <summary>A payout from the resolution of the round on.</summary>
    public void Settle(string model, int round, decimal nmr, double share) =>
        PositionsKept.Add(
            new Position
            {
                Model = model,
                Round = round,
                AtRisk = new Nmr(nmr),
                Payout = new Nmr(nmr * (decimal)share),
                IsFinal = true,
                Known = KnownTime.Recorded(RoundCalendar.ResolveTime(round)),
            }
        );

    /// <summary>A score from the day on which its round is first scored.</summary>
    public void Score(string model, int round, Metric metric, double value, DateTimeOffset? known = null) =>
        ScoresKept.Add((model, round, metric, value, known ?? RoundCalendar.ScoreTime(round)));

    /// <summary>What a rule finds at a moment.</summary>
    public IReadOnlyList<Incident> Look(IAlertRule rule, DateTimeOffset at)
    {
        Now = at;
        var ground = new AlertGround { View = new AsOfView(this, Of, at), Sync = new LastSync(Trouble, KeyFindings) };
        return [.. rule.Find(ground)];
    }

    /// <summary>What a rule finds on days in a row: each incident once, with the days on which it was there.</summary>
    public IReadOnlyList<(Incident Incident, int Days)> Watch(
        IAlertRule rule,
        DateTimeOffset from,
        int days,
        double hours = 24
    ) =>
        [
            .. Enumerable
                .Range(0, days)
                .SelectMany(d => Look(rule, from.AddHours(d * hours)))
                .GroupBy(i => i.Key)
                .Select(g => (g.First(), g.Count())),
        ];

    public IReadOnlyList<string> Models(Tournament tournament, DateTimeOffset asOf) =>
        tournament != Of
            ? []
            :
            [
                .. ScoresKept
                    .Where(s => s.Known <= asOf)
                    .Select(s => s.Model)
                    .Concat(PositionsKept.Where(p => p.Known.Time <= asOf).Select(p => p.Model))
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Order(StringComparer.OrdinalIgnoreCase),
            ];

    public IReadOnlyList<Metric> Metrics(Tournament tournament, DateTimeOffset asOf) =>
        [
            .. ScoresKept
                .Where(s => s.Known <= asOf)
                .Select(s => s.Metric)
                .Distinct()
                .OrderBy(m => m.Name, StringComparer.Ordinal),
        ];

    public IReadOnlyDictionary<int, RoundFacts> Rounds(Tournament tournament, DateTimeOffset asOf) =>
        new Dictionary<int, RoundFacts>();

    public IReadOnlyDictionary<int, IReadOnlyList<RoundScoreConfig>> Configurations(
        Tournament tournament,
        DateTimeOffset asOf
    ) => new Dictionary<int, IReadOnlyList<RoundScoreConfig>>();

    public ScorePanel Scores(ScoreQuery query)
    {
        var models = query.Models ?? Models(query.Tournament, query.AsOf);
        var kept = ScoresKept
            .Where(s => s.Known <= query.AsOf && s.Round >= query.From && s.Round <= query.To)
            .Where(s => query.Metrics.Contains(s.Metric) && models.Contains(s.Model))
            .ToList();
        int[] rounds = [.. kept.Select(s => s.Round).Distinct().Order()];
        var panel = new ScorePanel(models, rounds, query.Metrics);
        foreach (var score in kept)
            panel.Row(query.Metrics.ToList().IndexOf(score.Metric), models.ToList().IndexOf(score.Model))[
                Array.IndexOf(rounds, score.Round)
            ] = score.Value;
        return panel;
    }

    public IEnumerable<(string Model, int Round)> Gaps(ScoreQuery query) => [];

    public IReadOnlyList<InterimScore> InterimScores(ScoreQuery query) =>
        [
            .. ScoresKept
                .Where(s => RoundCalendar.ResolveTime(s.Round) > query.AsOf)
                .Select(s => new InterimScore(s.Model, s.Metric, s.Round)),
        ];

    public IEnumerable<int> ScoredRounds(Tournament tournament, int to, DateTimeOffset asOf) =>
        ScoresKept.Where(s => s.Known <= asOf && s.Round <= to).Select(s => s.Round).Distinct().OrderDescending();

    public IReadOnlyList<Position> Positions(PositionQuery query) =>
        [
            .. PositionsKept
                .Where(p => p.Known.Time <= query.AsOf && p.Round >= query.From && p.Round <= query.To)
                .Where(p => query.Models?.Contains(p.Model) != false)
                .GroupBy(p => (p.Model, p.Round))
                .Select(g => g.OrderBy(p => p.Known.Time).Aggregate((one, next) => one.OverlaidBy(next)))
                .OrderBy(p => p.Model, StringComparer.OrdinalIgnoreCase)
                .ThenBy(p => p.Round),
        ];

    public IReadOnlyList<NmrPrice> Prices(string currency, DateTimeOffset asOf) => [];

    public IReadOnlyList<string> Currencies(DateTimeOffset asOf) => [];

    public IReadOnlyList<StakeDay> StakeDays(StakeDayQuery query) => [];

    public AccountFacts AccountFacts(DateTimeOffset asOf)
    {
        var pending = Pending
            .Where(p => p.Known.Time <= asOf)
            .GroupBy(p => p.Cell + p.RequestId)
            .Select(g => g.MaxBy(p => p.Known.Time)!)
            .ToList();
        return new AccountFacts
        {
            Stakes = [.. Stakes.Where(s => s.Known.Time <= asOf)],
            Pending = pending.FindAll(p => p.IsOpen),
            Ended = pending.FindAll(p => !p.IsOpen),
            Claims = [.. Claims.Where(c => c.Known.Time <= asOf)],
        };
    }

    public IReadOnlyDictionary<AccountPart, DateTimeOffset> LastReported(string account) =>
        _reported.Where(t => t.Key.Account == account).ToDictionary(t => t.Key.Part, t => t.Value);

    public IReadOnlyList<TrackedModel> Tracked(Tournament tournament) =>
        [.. Followed.Select(f => IsSyncedEachDay ? f with { SyncedAt = Now } : f)];

    public IReadOnlyList<KeptSubmission> KeptSubmissions(
        Tournament tournament,
        DateTimeOffset asOf,
        int from = 1,
        int to = int.MaxValue
    ) => [.. Sent.Where(s => s.At <= asOf && s.Round >= from && s.Round <= to).OrderBy(s => s.At)];

    public IReadOnlyList<RegistryRevision> RegistryRevisions(DateTimeOffset asOf) => Registered;

    public AccountCounts KeepAccount(AccountReport report, ImportSource source) => throw new NotSupportedException();

    public void Track(IReadOnlyList<TrackedModel> models) => throw new NotSupportedException();

    public IReadOnlyDictionary<(int Round, Metric Metric), int> PathEnds(
        Tournament tournament,
        string model,
        int from
    ) => new Dictionary<(int, Metric), int>();

    public IReadOnlyList<AccountNote> Accounts() => [];

    public void NoteAccount(AccountNote account) => throw new NotSupportedException();

    public void KeepSubmission(KeptSubmission submission) => throw new NotSupportedException();

    public bool KeepRegistry(IReadOnlyList<RegistryRevision> revisions, long after) =>
        throw new NotSupportedException();

    public IImportBatch BeginImport(Tournament tournament) => throw new NotSupportedException();

    public void Dispose() { }
}
