using Ballast.Core.Rounds;
using Ballast.Sandbox.Books;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Sources;

/// <summary>A generated world at one moment.</summary>
internal sealed class SeededView(Ledger ledger, SeededCatalogue catalogue, DateTimeOffset now) : ITournamentView
{
    private readonly WorldPlan _plan = catalogue.Plan;
    private readonly Dictionary<Tournament, IReadOnlyList<RoundRecord>> _rounds = [];

    public DateTimeOffset Now => now;

    public IReadOnlyList<AccountRecord> Accounts => catalogue.Accounts;

    public IReadOnlyList<ModelRecord> Models { get; } = [.. catalogue.Models.Where(m => m.StartDate <= now)];

    public IReadOnlyList<RoundRecord> Rounds(Tournament tournament)
    {
        if (_rounds.TryGetValue(tournament, out var known))
            return known;
        if (!_plan.Running.Contains(tournament))
            return _rounds[tournament] = [];
        var last = Math.Min(
            _plan.Options.LastRound,
            RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(now.UtcDateTime))
        );
        var first = _plan.First(tournament);
        var rounds = Enumerable
            .Range(first, Math.Max(0, last - first + 1))
            .Where(r => RoundCalendar.OpenTime(r) <= now);
        return _rounds[tournament] = [.. rounds.Select(r => Round(tournament, r))];
    }

    public IReadOnlyList<PerformanceRecord> Performances(ModelRecord model)
    {
        var cast = catalogue.Cast(model);
        var book = ledger.Model(model.Id)!;
        var performances = new List<PerformanceRecord>();
        foreach (var round in Rounds(model.Tournament))
        {
            var entry = _plan.Entry(cast, round.Number);
            // A submission is seen from the moment it came.
            if (entry.Status == EntryStatus.None || entry.Time > now)
                continue;
            performances.Add(Performance(model, cast, round, entry, book.Positions.GetValueOrDefault(round.Number)));
        }
        return performances;
    }

    public PerformanceRecord? Performance(ModelRecord model, int round)
    {
        var (cast, rounds) = (catalogue.Cast(model), Rounds(model.Tournament));
        if (rounds.Count == 0 || round < rounds[0].Number || round > rounds[^1].Number)
            return null;
        var entry = _plan.Entry(cast, round);
        if (entry.Status == EntryStatus.None || entry.Time > now)
            return null;
        var position = ledger.Model(model.Id)!.Positions.GetValueOrDefault(round);
        return Performance(model, cast, rounds[round - rounds[0].Number], entry, position);
    }

    public IReadOnlyList<ScoreRecord> Scores(PerformanceRecord performance) => ScoresOf(performance, false);

    public IReadOnlyList<ScoreRecord> Latest(PerformanceRecord performance) => ScoresOf(performance, true);

    public StakeRecord Stake(ModelRecord model)
    {
        var book = ledger.Model(model.Id)!;
        return new StakeRecord
        {
            Stake = book.Stake,
            PendingIncrease = book.Held,
            ReleaseId = book.Release?.Id,
            ReleaseAmount = book.Release?.Amount ?? 0m,
            ReleaseDrain = book.Release?.Drain ?? false,
            ReleaseAsked = book.Release?.Asked,
            ReleaseDue = book.Release?.Due,
            EarliestRelease = LegacyDesk.ReleaseDate(book, now),
            TakeProfit = book.TakeProfit,
            Locked = book.Locked + book.Debt + book.Claims.Sum(c => c.Principal),
        };
    }

    public decimal Wallet(AccountRecord account) => ledger.Account(account.Id).Wallet;

    public IReadOnlyList<TransactionRecord> Transactions(AccountRecord account) =>
        [
            .. ledger
                .Journal.Select(l => (Line: l, Model: catalogue.Record(l.ModelId)))
                .Where(l => l.Model.AccountId == account.Id)
                .Select(l => new TransactionRecord(
                    l.Model,
                    l.Line.Time,
                    l.Line.Round,
                    l.Line.Type,
                    l.Line.Amount,
                    l.Line.Note
                )),
        ];

    public IReadOnlyList<ClaimRecord> Claims(AccountRecord account, Tournament tournament) =>
        [
            .. ledger
                .In(tournament)
                .Where(m => m.Model.Account.Id == account.Id)
                .SelectMany(m =>
                    m.Claims.Select(c => new ClaimRecord(
                        catalogue.Record(m.Model.Id),
                        c.Round,
                        catalogue.SubmissionId(m.Model, c.Round),
                        c.Principal,
                        c.Payout
                    ))
                ),
        ];

    public bool IsAtomic(Tournament tournament) =>
        ledger.In(tournament).FirstOrDefault() is { } book && Teller.IsMigrated(ledger, book);

    private RoundRecord Round(Tournament tournament, int number)
    {
        var rule = _plan.Rule(tournament, number);
        var book = ledger.Rounds.GetValueOrDefault((tournament, number));
        var scored = RoundCalendar.ScoreTime(number) <= now;
        return new RoundRecord
        {
            Id = catalogue.RoundId(tournament, number),
            Tournament = tournament,
            Number = number,
            OpenTime = RoundCalendar.OpenTime(number),
            CloseTime = RoundCalendar.CloseTime(number),
            ScoreTime = RoundCalendar.ScoreTime(number),
            ResolveTime = RoundCalendar.ResolveTime(number, rule.Days),
            PayoutFactor = scored ? book?.Factor : null,
            StakeThreshold = PayRules.Pays(number) ? rule.Threshold : 0m,
            Clip = rule.Clip,
            Atomic = rule.Atomic,
            Resolved = book?.Paid is not null,
            TotalAtStake = book?.TotalAtRisk,
            TotalPaid = book?.Paid,
            TotalBurned = book?.Burned,
            Scores = catalogue.Scores(tournament, number),
        };
    }

    private PerformanceRecord Performance(
        ModelRecord model,
        CastModel cast,
        RoundRecord round,
        Entry entry,
        Position? position
    )
    {
        var rule = _plan.Rule(model.Tournament, round.Number);
        var multipliers = _plan.Multipliers(cast, rule);
        return new PerformanceRecord
        {
            Model = model,
            Round = round,
            SubmissionId = catalogue.SubmissionId(cast, round.Number),
            Status = entry.Status == EntryStatus.Late ? "late" : "on-time",
            SubmittedAt = entry.Time,
            AtRisk = position?.AtRisk,
            Weights =
            [
                .. rule.Scores.Select(
                    (s, i) =>
                        new WeightRecord(
                            round.Scores.First(r =>
                                r.DisplayName == ShownScore.Named(model.Tournament, s.Name).DisplayName
                            ),
                            multipliers[i]
                        )
                ),
            ],
            Payout = position?.Payout ?? Projected(cast, round, rule, position),
            ChurnMax = entry.Churn,
            TurnoverMax = entry.Turnover,
        };
    }

    /// <summary>What the round would pay if the newest daily scores were the final ones.</summary>
    private decimal? Projected(CastModel cast, RoundRecord round, PayRule rule, Position? position)
    {
        if (position is null || round.PayoutFactor is not { } factor)
            return null;
        var known = ScoringDays.Known(round.Number, rule.Days, now);
        if (known == 0)
            return null;
        var weighted = 0m;
        for (var i = 0; i < position.Multipliers.Length; i++)
        {
            var shown = ShownScore.Named(cast.Tournament, rule.Scores[i].Name);
            weighted += position.Multipliers[i] * _plan.Path(cast, round.Number, shown)[known - 1];
        }
        return Settle.Payout(position.AtRisk, factor, weighted, rule);
    }

    private List<ScoreRecord> ScoresOf(PerformanceRecord performance, bool latestOnly)
    {
        var (cast, round) = (catalogue.Cast(performance.Model), performance.Round.Number);
        var records = new List<ScoreRecord>();
        foreach (var score in performance.Round.Scores)
        {
            var shown = SeededCatalogue.Shown(cast.Tournament, score);
            var known = ScoringDays.Known(round, shown.Days, now);
            if (known == 0)
                continue;
            if (latestOnly && known == shown.Days)
            {
                // The daily path is not needed to know its end.
                var final = Record(cast, shown, round, known, _plan.Final(cast, round, shown.Name));
                records.Add(final);
                AddCanon(records, performance.Round, score, final);
                continue;
            }
            var path = _plan.Path(cast, round, shown);
            for (var day = latestOnly ? known : 1; day <= known; day++)
            {
                var value = Record(cast, shown, round, day, path[day - 1]);
                records.Add(value);
                AddCanon(records, performance.Round, score, value);
            }
        }
        return records;
    }

    /// <summary>Repeats a paid CORR or MMC under the name that joins the versions of a score, as the real server does.</summary>
    private static void AddCanon(
        List<ScoreRecord> records,
        RoundRecord round,
        RoundScoreRecord score,
        ScoreRecord value
    )
    {
        var isOfficial = score.Most > 0 || round.Tournament == Tournament.Crypto;
        if (isOfficial && score.Name is ("correlation" or "meta_model_contribution"))
            records.Add(value with { DisplayName = score.Name == "correlation" ? "canon_corr" : "canon_mmc" });
    }

    private ScoreRecord Record(CastModel cast, ShownScore shown, int round, int day, decimal value)
    {
        var shape = _plan.Shape(cast.Tournament, shown.Name);
        var z = ((double)value - shape.Mean) / shape.Sigma;
        // A smooth stand-in for the rank among thousands of models that this world does not have.
        var percentile = decimal.Round((decimal)(0.5 + (0.5 * z / (1 + Math.Abs(z)))), 8);
        return new ScoreRecord(
            shown.DisplayName,
            shown.Version,
            day,
            ScoringDays.Appears(round, day, shown.Days),
            value,
            percentile
        );
    }
}
