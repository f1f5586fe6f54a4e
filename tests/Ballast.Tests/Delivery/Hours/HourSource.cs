using Ballast.Core.Numerics;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.Sources;
using Ballast.Sandbox.World;

namespace Ballast.Tests.Delivery.Hours;

/// <summary>
/// A year and a half of Classic as a sandbox serves it, with what goes wrong in it: returns that fall for 120 rounds, a round without a submission, a late one, a stake of zero, a
/// round without scores, a payout that is off, and a round under another rule.
/// </summary>
internal static class HourSource
{
    /// <summary>The round of a Wednesday that opens and closes within the hour. Its rule is another one.</summary>
    public const int Round = 1156;

    /// <summary>A round that is being scored, in which one model has a stake and no score.</summary>
    public const int Unscored = Round - 6;

    /// <summary>The last round but one that has resolved.</summary>
    public const int Unreconciled = 1130;

    /// <summary>The fall begins here.</summary>
    public const int Fall = 1010;

    private const int First = 790;
    private const decimal Staked = 10m;

    /// <summary>The own models by account.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Models = new Dictionary<string, string[]>
    {
        ["main"] = ["fall", "missed", "late", "zero", "releasing", "released"],
        ["two"] = ["of_two"],
        ["weak"] = ["of_weak"],
        ["strong"] = ["of_strong"],
    };

    private static readonly RoundScoreRecord[] Scores =
    [
        .. PublishedScore
            .All(Tournament.Classic)
            .Where(s => Round >= s.First && Round <= s.Last)
            .Select(s => new RoundScoreRecord(s.Stable, s.DisplayName, s.Version, s.Days, Weight(s), Weight(s))),
    ];

    private static readonly RoundScoreRecord[] Paid = [.. Scores.Where(s => s.Most > 0)];

    /// <summary>The world.</summary>
    public static RecordedSource Create()
    {
        var rounds = Enumerable.Range(First, Round - First + 1).Select(Record).ToList();
        var models = Models
            .SelectMany(
                (a, place) =>
                    a.Value.Select(m => new ModelRecord(
                        $"id-{m}",
                        m,
                        Account(a.Key, place).Id,
                        Tournament.Classic,
                        rounds[0].OpenTime.AddDays(-3)
                    ))
            )
            .ToList();
        var accounts = Models.Keys.Select(Account).ToList();
        var chance = new Core.Numerics.SeededRandom(3, 1);
        var performances = new List<RecordedPerformance>();
        foreach (var model in models)
            performances.AddRange(Performances(model, rounds, ref chance));
        return new RecordedSource(accounts, rounds, models, performances);
    }

    private static AccountRecord Account(string name, int place) => new($"a-{place}", name, $"0xab{place:00}");

    private static decimal Weight(PublishedScore score) =>
        score.Name switch
        {
            "corr20V2" => 0.5m,
            "mmc" => 2m,
            _ => 0m,
        };

    private static RoundRecord Record(int number) =>
        new()
        {
            Id = $"r-{number}",
            Tournament = Tournament.Classic,
            Number = number,
            OpenTime = RoundCalendar.OpenTime(number),
            CloseTime = RoundCalendar.CloseTime(number),
            ScoreTime = RoundCalendar.ScoreTime(number),
            ResolveTime = RoundCalendar.ResolveTime(number),
            PayoutFactor = 0.1m,
            StakeThreshold = 72_000m,
            Clip = number == Round ? 0.1m : 0.05m,
            Atomic = false,
            Resolved = true,
            TotalAtStake = 720_000m,
            Scores = Scores,
        };

    private static List<RecordedPerformance> Performances(
        ModelRecord model,
        List<RoundRecord> rounds,
        ref Core.Numerics.SeededRandom chance
    )
    {
        const int Overlap = 20;
        var days = new double[rounds.Count + Overlap];
        for (var day = 0; day < days.Length; day++)
            days[day] = StudentRandom.Next(ref chance, double.PositiveInfinity);
        var performances = new List<RecordedPerformance>();
        for (var i = 0; i < rounds.Count; i++)
        {
            var round = rounds[i];
            if (model.Name == "missed" && round.Number == Round)
                continue;
            var luck = 0.015 * days[i..(i + Overlap)].Sum() / Math.Sqrt(Overlap);
            var fallen = model.Name == "fall" && round.Number >= Fall ? 0.08 : 0;
            performances.Add(Performance(model, round, 0.002 + luck - fallen));
        }
        return performances;
    }

    /// <summary>A round of a model whose scores pay a share of the stake.</summary>
    private static RecordedPerformance Performance(ModelRecord model, RoundRecord round, double share)
    {
        // The factor is 0.1 and the weights are 2.5 together: four times the share in both scores.
        var score = decimal.Round((decimal)Math.Clamp(share, -0.2, 0.2) * 4, 8);
        var isLate = round.Number == Round && model.Name is "late" or "zero" && round.Number == Round;
        var off = model.Name == "late" && round.Number == Unreconciled ? 0.001m : 0;
        var isUnscored = model.Name == "zero" && round.Number == Unscored;
        return new RecordedPerformance(
            new PerformanceRecord
            {
                Model = model,
                Round = round,
                SubmissionId = $"s-{model.Name}-{round.Number}",
                Status = isLate ? "late" : "on-time",
                SubmittedAt = isLate ? round.CloseTime.AddMinutes(1) : round.OpenTime.AddMinutes(20),
                AtRisk = isLate ? 0m : Staked,
                Weights = [.. Paid.Select(s => new WeightRecord(s, s.Most))],
                Payout = (Staked * Math.Clamp(0.25m * score, -round.Clip, round.Clip)) + off,
            },
            isUnscored
                ? []
                :
                [
                    .. Paid.SelectMany(s =>
                        new[]
                        {
                            new ScoreRecord(s.DisplayName, s.Version, 1, round.ScoreTime, score / 2, null),
                            new ScoreRecord(s.DisplayName, s.Version, 20, round.ResolveTime, score, null),
                        }
                    ),
                ]
        );
    }
}

/// <summary>Stakes, releases and claims that recorded rounds do not have.</summary>
internal sealed class HourOverlay(ITournamentSource inner) : ITournamentSource
{
    public DateTimeOffset? PreferredStart => inner.PreferredStart;

    public ITournamentView At(DateTimeOffset now) => new View(inner.At(now));

    public IEnumerable<IReadOnlyDictionary<string, decimal>> StakesAt(IEnumerable<DateTimeOffset> moments) =>
        inner.StakesAt(moments);

    public StakeChangeOutcome Change(StakeChange change, DateTimeOffset now) => inner.Change(change, now);

    private sealed class View(ITournamentView inner) : ITournamentView
    {
        public DateTimeOffset Now => inner.Now;

        public IReadOnlyList<AccountRecord> Accounts => inner.Accounts;

        public IReadOnlyList<ModelRecord> Models => inner.Models;

        public IReadOnlyList<RoundRecord> Rounds(Tournament tournament) => inner.Rounds(tournament);

        public IReadOnlyList<PerformanceRecord> Performances(ModelRecord model) => inner.Performances(model);

        public PerformanceRecord? Performance(ModelRecord model, int round) => inner.Performance(model, round);

        public IReadOnlyList<ScoreRecord> Scores(PerformanceRecord performance) => inner.Scores(performance);

        public IReadOnlyList<ScoreRecord> Latest(PerformanceRecord performance) => inner.Latest(performance);

        public StakeRecord Stake(ModelRecord model) =>
            model.Name switch
            {
                "releasing" => Leaving("releasing", Hour.Start.AddMinutes(30).AddDays(2)),
                "released" when Now < Hour.Start.AddMinutes(20) => Leaving("released", Hour.Start.AddMinutes(20)),
                _ => new StakeRecord { Stake = 10m },
            };

        public decimal Wallet(AccountRecord account) => 5m;

        public IReadOnlyList<TransactionRecord> Transactions(AccountRecord account) => [];

        public IReadOnlyList<ClaimRecord> Claims(AccountRecord account, Tournament tournament) =>
            account.Username == "main" && tournament == Tournament.Classic && Now >= Hour.Start.AddMinutes(40)
                ? [new ClaimRecord(Models[0], HourSource.Unreconciled, "s-claim", 2m, 0.5m)]
                : [];

        public bool IsAtomic(Tournament tournament) => inner.IsAtomic(tournament);

        private static StakeRecord Leaving(string id, DateTimeOffset due) =>
            new()
            {
                Stake = 10m,
                ReleaseId = id,
                ReleaseAmount = 2m,
                ReleaseAsked = due.AddDays(-25),
                ReleaseDue = due,
            };
    }
}
