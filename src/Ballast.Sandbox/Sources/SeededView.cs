using Ballast.Core.Rounds;
using Ballast.Sandbox.Books;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Sources;

/// <summary>A generated world at one moment.</summary>
internal sealed class SeededView(Ledger ledger, SeededCatalogue catalogue, DateTimeOffset now) : ITournamentView
{
    private readonly WorldPlan _plan = catalogue.Plan;
    private readonly SeededEntries _entries = new(catalogue, now);
    private readonly SeededScores _scores = new(catalogue, now);
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
            performances.Add(_entries.Of(model, round, entry, book.Positions.GetValueOrDefault(round.Number)));
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
        return _entries.Of(model, rounds[round - rounds[0].Number], entry, position);
    }

    public IReadOnlyList<ScoreRecord> Scores(PerformanceRecord performance) => _scores.Of(performance, false);

    public IReadOnlyList<ScoreRecord> Latest(PerformanceRecord performance) => _scores.Of(performance, true);

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
}
