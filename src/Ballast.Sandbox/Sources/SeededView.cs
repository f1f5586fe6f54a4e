using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Sources;

/// <summary>A generated world at one moment.</summary>
internal sealed class SeededView(Ledger ledger, SeededCatalogue catalogue, DateTimeOffset now) : ITournamentView
{
    /// <summary>A transfer has no hash before it is in a block; made up, because how long Numerai takes is not public.</summary>
    private static readonly TimeSpan UntilConfirmed = TimeSpan.FromMinutes(10);

    private readonly WorldPlan _plan = catalogue.Plan;
    private readonly SeededPerformances _performances = new(catalogue, now);
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
        var entrant = catalogue.Entrant(model);
        var balance = ledger.Model(model.Id)!;
        var performances = new List<PerformanceRecord>();
        foreach (var round in Rounds(model.Tournament))
        {
            var submission = _plan.Submission(entrant, round.Number, now);
            // A submission is seen from the moment it came.
            if (submission.Status == SubmissionStatus.None || submission.Time > now)
                continue;
            performances.Add(
                _performances.Create(model, round, submission, balance.Positions.GetValueOrDefault(round.Number))
            );
        }
        return performances;
    }

    public PerformanceRecord? Performance(ModelRecord model, int round)
    {
        var (entrant, rounds) = (catalogue.Entrant(model), Rounds(model.Tournament));
        if (rounds.Count == 0 || round < rounds[0].Number || round > rounds[^1].Number)
            return null;
        var submission = _plan.Submission(entrant, round, now);
        if (submission.Status == SubmissionStatus.None || submission.Time > now)
            return null;
        var position = ledger.Model(model.Id)!.Positions.GetValueOrDefault(round);
        return _performances.Create(model, rounds[round - rounds[0].Number], submission, position);
    }

    public IReadOnlyList<PerformanceRecord> Submissions(ModelRecord model)
    {
        var counting = Performances(model);
        var replaced = _plan
            .Uploads.Of(model.Id)
            .Where(u => u.Time <= now && counting.All(p => p.Upload != u))
            .Select(u => new PerformanceRecord
            {
                Model = model,
                Round = Round(model.Tournament, u.Round),
                SubmissionId = u.Id,
                Upload = u,
                IsReplaced = true,
                Status = u.IsLate ? "late" : "on-time",
                SubmittedAt = u.Time,
            });
        return [.. counting.Concat(replaced).OrderByDescending(p => p.SubmittedAt)];
    }

    public RoundRecord? Upcoming(Tournament tournament)
    {
        var next = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(now.UtcDateTime));
        while (RoundCalendar.OpenTime(next) <= now)
            next++;
        return _plan.Running.Contains(tournament) && next >= _plan.First(tournament) && next <= _plan.Options.LastRound
            ? Round(tournament, next)
            : null;
    }

    public IReadOnlyList<ScoreRecord> Scores(PerformanceRecord performance) => _scores.Create(performance, false);

    public IReadOnlyList<ScoreRecord> Latest(PerformanceRecord performance) => _scores.Create(performance, true);

    public StakeRecord Stake(ModelRecord model)
    {
        var balance = ledger.Model(model.Id)!;
        return new StakeRecord
        {
            Stake = balance.Stake,
            PendingIncrease = balance.Held,
            IncreaseId = balance.Increase?.Id,
            IncreaseAsked = balance.Increase?.Asked,
            IncreaseDue = balance.Increase?.Due,
            ReleaseId = balance.Release?.Id,
            ReleaseAmount = balance.Release?.Amount ?? 0m,
            ReleaseDrain = balance.Release?.Drain ?? false,
            ReleaseAsked = balance.Release?.Asked,
            ReleaseDue = balance.Release?.Due,
            EarliestRelease = LegacyStaking.ReleaseDate(balance, now),
            TakeProfit = balance.TakeProfit,
            Locked = balance.Committed,
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

    public IReadOnlyList<WalletRecord> WalletTransactions(AccountRecord account) =>
        [
            .. ledger
                .WalletJournal.Select((line, place) => (Line: line, Place: place))
                .Where(l => l.Line.AccountId == account.Id)
                .Select(l => new WalletRecord(
                    l.Line.Tournament,
                    l.Line.Type,
                    l.Line.Amount,
                    l.Line.IsOut ? account.WalletAddress : l.Line.Other,
                    l.Line.IsOut ? l.Line.Other : account.WalletAddress,
                    l.Line.Time,
                    l.Line.Time + UntilConfirmed <= now
                        ? Ids.Hex(_plan.Options.Seed, account.Id + " transfer", 32, l.Place)
                        : null
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
                        _plan.Submission(m.Model, c.Round).UploadId ?? catalogue.SubmissionId(m.Model, c.Round),
                        c.Principal,
                        c.Payout
                    ))
                ),
        ];

    public bool IsAtomic(Tournament tournament) =>
        ledger.In(tournament).FirstOrDefault() is { } balance && StakeChanges.IsMigrated(ledger, balance);

    private RoundRecord Round(Tournament tournament, int number)
    {
        var rule = _plan.Rule(tournament, number);
        var totals = ledger.Rounds.GetValueOrDefault((tournament, number));
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
            PayoutFactor = scored ? totals?.Factor : null,
            StakeThreshold = PayRules.Pays(number) ? rule.Threshold : 0m,
            Clip = rule.Clip,
            Atomic = rule.Atomic,
            Resolved = totals?.Paid is not null,
            TotalAtStake = totals?.TotalAtRisk,
            TotalPaid = totals?.Paid,
            TotalBurned = totals?.Burned,
            Scores = catalogue.Scores(tournament, number),
        };
    }
}
