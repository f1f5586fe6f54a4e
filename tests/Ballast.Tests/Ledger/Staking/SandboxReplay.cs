using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.World;
using SandboxLedger = Ballast.Sandbox.Settlement.Ledger;

namespace Ballast.Tests.Ledger.Staking;

/// <summary>
/// Lives a world of the Sandbox twice: in its own books and in ledgers of Core, one an account, and compares all of both after every moment.
/// </summary>
/// <remarks>
/// From the world come its timetable, submissions, weighted scores, payout factors, clips and clip orders. Payouts are Core's formulas over the at-risk of
/// Core's own ledgers, so that a wrong at-risk shows in the payouts too. Where sources leave a choice, Core takes the Sandbox's: even migration slices.
/// </remarks>
internal sealed class SandboxReplay
{
    private static readonly StakingRules Rules = StakingRules.Default with
    {
        Slice = MigrationSlice.EvenOverRunningRounds,
    };
    private readonly WorldPlan _plan;
    private readonly SandboxLedger _theirs;
    private readonly Dictionary<string, StakingLedger> _ours;
    private readonly List<OwnerAction> _actions;

    public SandboxReplay(WorldOptions options)
    {
        _plan = new WorldPlan(options);
        _theirs = new SandboxLedger(_plan);
        var start = _plan.Timetable[0].Time.AddDays(-30);
        _ours = _plan.Roster.Accounts.ToDictionary(a => a.Id, a => new StakingLedger(Opening(a, start), Rules));
        _actions = [.. OwnerActions.Create(_plan).Concat(MoreActions()).OrderBy(a => a.Time)];
    }

    /// <summary>Comparisons of moments so far.</summary>
    public int Moments { get; private set; }

    /// <summary>Requests that were done, and refused, in both.</summary>
    public (int Done, int Refused) Requests { get; private set; }

    /// <summary>Kinds of moves that happened.</summary>
    public HashSet<EntryReason> Reasons { get; } = [];

    public IEnumerable<StakingLedger> Ledgers => _ours.Values;

    /// <summary>Lives it to its end.</summary>
    public SandboxReplay Run()
    {
        var (events, asked) = (_plan.Timetable, 0);
        for (var i = 0; i < events.Count || asked < _actions.Count; )
        {
            var next = i < events.Count ? events[i].Time : DateTimeOffset.MaxValue;
            if (asked < _actions.Count && _actions[asked].Time < next)
                next = _actions[asked].Time;
            SettlementRun.Advance(_theirs, [], next);
            for (; i < events.Count && events[i].Time == next; i++)
                Happen(events[i]);
            foreach (var ledger in _ours.Values)
                ledger.AdvanceTo(next);
            Compare();
            for (; asked < _actions.Count && _actions[asked].Time == next; asked++)
            {
                Ask(_actions[asked].Change, next);
                Compare();
            }
        }
        Reasons.UnionWith(_ours.Values.SelectMany(l => l.Entries).Select(e => e.Why));
        return this;
    }

    private void Happen(TimetableEvent due)
    {
        foreach (var account in _plan.Roster.Accounts)
        {
            var ledger = _ours[account.Id];
            if (due.Kind == TimetableEventKind.Cutover)
                ledger.Cutover(due.Tournament, due.Round, due.Time);
            else if (due.Kind == TimetableEventKind.Close)
                ledger.Close(Closing(account, due));
            else
                Resolve(account, ledger, due);
        }
    }

    private RoundClosing Closing(RosterAccount account, TimetableEvent due) =>
        new()
        {
            Tournament = due.Tournament,
            Round = due.Round,
            Moment = due.Time,
            ResolvesAt = RoundCalendar.ResolveTime(due.Round, _plan.Rule(due.Tournament, due.Round).Days),
            Submissions =
            [
                .. Models(account, due.Tournament)
                    .Select(m => (Model: m, Entry: _plan.Submission(m, due.Round)))
                    .Where(m => m.Entry.Status != SubmissionStatus.None)
                    .Select(m => new RoundSubmission(
                        m.Model.Id,
                        m.Entry.Status == SubmissionStatus.OnTime,
                        !(m.Entry.Churn >= 0.15m) && !(m.Entry.Turnover >= 0.25m)
                    )),
            ],
        };

    private void Resolve(RosterAccount account, StakingLedger ledger, TimetableEvent due)
    {
        var rule = _plan.Rule(due.Tournament, due.Round);
        var formula = rule.FactorOutsideClip ? PayoutFormulas.ClipBeforeFactor : PayoutFormulas.ClipAfterFactor;
        var factor = _theirs.Rounds[(due.Tournament, due.Round)].Factor;
        var payouts = new Dictionary<string, Nmr>();
        foreach (var model in Models(account, due.Tournament))
        {
            var atRisk = ledger.AtRisk(Key(model), due.Round);
            if (!_theirs.Model(model.Id)!.Positions.TryGetValue(due.Round, out var position))
                continue;
            payouts[model.Id] = atRisk * formula.Return(_plan.Weighted(model, position), factor, rule.Clip);
        }
        ledger.Resolve(
            new RoundResolution
            {
                Tournament = due.Tournament,
                Round = due.Round,
                Moment = due.Time,
                Payouts = payouts,
                Clip = rule.Clip,
            }
        );
        ledger.ScoringRun(due.Tournament, due.Time);
    }

    private void Ask(StakeChange change, DateTimeOffset moment)
    {
        var model = _plan.Roster.Models.First(m => m.Id == change.ModelId);
        var (ledger, key, amount) = (_ours[model.Account.Id], Key(model), new Nmr(change.Amount));
        var newest = ledger.Claims(key) is { Count: > 0 } claims ? claims[^1].Round : 0;
        StakeEvent asked = change.Kind switch
        {
            StakeChangeKind.Increase => new StakeEvent.Increase(moment, key, amount),
            StakeChangeKind.Release => new StakeEvent.Release(moment, key, change.Drain ? null : amount),
            StakeChangeKind.CancelRelease => new StakeEvent.CancelRelease(moment, key),
            StakeChangeKind.TakeProfit => new StakeEvent.SetTakeProfit(moment, key, change.On),
            StakeChangeKind.Configure => new StakeEvent.Configure(
                moment,
                key,
                new AtomicSettings(amount, change.On ? AtomicMode.Compound : AtomicMode.Constant, true)
            ),
            StakeChangeKind.Stop => new StakeEvent.Configure(
                moment,
                key,
                ledger.Settings(key) with
                {
                    IsEnabled = false,
                }
            ),
            StakeChangeKind.Deposit => new StakeEvent.Deposit(moment, key.Tournament, amount),
            StakeChangeKind.Withdraw => new StakeEvent.Withdraw(moment, key.Tournament, amount),
            StakeChangeKind.Claim => new StakeEvent.Claim(moment, key, newest),
            _ => new StakeEvent.Send(moment, amount),
        };
        var theirs = StakeChanges.Apply(_theirs, change);
        var ours = ledger.Apply(asked);
        (ours is StakeEventResult.Done).ShouldBe(theirs.Accepted, $"{asked}: {ours} against {theirs.Refusal}");
        if (ours is StakeEventResult.Done done)
            done.DueAt.ShouldBe(theirs.DueDate, $"{asked}");
        Requests = theirs.Accepted ? (Requests.Done + 1, Requests.Refused) : (Requests.Done, Requests.Refused + 1);
    }

    private void Compare()
    {
        Moments++;
        foreach (var account in _plan.Roster.Accounts)
        {
            var (ours, theirs) = (_ours[account.Id], _theirs.Account(account.Id));
            Same(ours.Balance(LedgerAccount.Wallet), theirs.Wallet, "wallet");
            foreach (var tournament in Tournaments.All)
                Same(ours.Balance(LedgerAccount.Idle(tournament)), theirs.Idle.GetValueOrDefault(tournament), "idle");
        }
        Same(-Outside(LedgerAccount.Payouts), _theirs.Minted, "minted");
        Same(Outside(LedgerAccount.Burned), _theirs.Burned, "burned");
        Same(Outside(LedgerAccount.Elsewhere), _theirs.SentAway, "sent away");
        foreach (var balance in _theirs.Models)
            Compare(balance, _ours[balance.Model.Account.Id], Key(balance.Model));
    }

    private void Compare(ModelBalance theirs, StakingLedger ours, StakedModel key)
    {
        Same(ours.Balance(LedgerPlace.Stake, key), theirs.Stake, "stake");
        Same(ours.Balance(LedgerPlace.Held, key), theirs.Held, "held");
        Same(ours.Balance(LedgerPlace.Locked, key), theirs.Locked, "locked");
        Same(ours.Balance(LedgerPlace.Debt, key), theirs.Debt, "debt");
        var release = ours.Release(key);
        (release is null).ShouldBe(theirs.Release is null, "release");
        if (theirs.Release is { } pending)
        {
            release!.Amount.ShouldBe(pending.Drain ? null : new Nmr(pending.Amount));
            ours.ReleaseDueAt(key).ShouldBe(pending.Due);
        }
        if (ours.IsAtomic(key.Tournament))
            Same(ours.Settings(key).Amount, theirs.PerRound, "per round");
        ours.Claims(key)
            .Select(c => (c.Round, c.Principal.Amount, c.Payout.Amount, c.ResolvedAt))
            .ShouldBe(theirs.Claims.Select(c => (c.Round, c.Principal, c.Payout, c.ResolvedAt)));
        var open = theirs.Positions.Values.Where(p => p.Payout is null && p.AtRisk > 0).ToList();
        (ours.Rounds(key).Count + ours.Positions(key).Count).ShouldBe(open.Count, "open rounds");
        foreach (var position in open)
            Same(ours.AtRisk(key, position.Round), position.AtRisk, $"at risk in round {position.Round}");
    }

    private void Same(Nmr ours, decimal theirs, string what)
    {
        if (ours.Amount != theirs)
            ours.Amount.ShouldBe(
                theirs,
                $"{what} at {_theirs.Now:u}, seed {_plan.Options.Seed}, rounds {_plan.Options.FirstRound}-{_plan.Options.LastRound}"
            );
    }

    private Nmr Outside(LedgerAccount account) => new(_ours.Values.Sum(l => l.Balance(account).Amount));

    private OpeningState Opening(RosterAccount account, DateTimeOffset at)
    {
        var theirs = _theirs.Account(account.Id);
        return new OpeningState
        {
            At = at,
            Wallet = new Nmr(theirs.Wallet),
            Tournaments =
            [
                .. Tournaments.All.Select(t => new OpeningTournament
                {
                    Tournament = t,
                    Idle = new Nmr(theirs.Idle.GetValueOrDefault(t)),
                    FirstAtomicRound = _plan.Cutover(t) <= _plan.First(t) ? _plan.Cutover(t) : null,
                }),
            ],
            Models =
            [
                .. _theirs
                    .Models.Where(m => m.Model.Account.Id == account.Id)
                    .Select(m => new OpeningModel
                    {
                        Model = Key(m.Model),
                        Stake = new Nmr(m.Stake),
                        TakesProfit = m.TakeProfit,
                        Settings = new AtomicSettings(
                            new Nmr(m.PerRound),
                            m.Compound ? AtomicMode.Compound : AtomicMode.Constant,
                            m.Enabled
                        ),
                    }),
            ],
        };
    }

    /// <summary>What the Sandbox's own owners never do: small increases, amounts of zero, requests of the wrong law, NMR sent away.</summary>
    private List<OwnerAction> MoreActions()
    {
        var random = new Ballast.Core.Numerics.SeededRandom(3, _plan.Options.Seed);
        var (first, last) = (_plan.Timetable[0].Time, _plan.Timetable[^1].Time);
        var models = _plan.Roster.Models.Where(m => _plan.Running.Contains(m.Tournament)).ToList();
        var actions = new List<OwnerAction>();
        for (var i = 0; i < 40; i++)
        {
            var time = first + (random.Uniform() * (last - first));
            time = new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
            var model = models[(int)(random.Uniform() * models.Count)];
            var kind = Enum.GetValues<StakeChangeKind>()[(int)(random.Uniform() * 10)];
            var amount = decimal.Round((decimal)(0.01 + (random.Uniform() * 9)), 6);
            if (kind == StakeChangeKind.Configure && random.Uniform() < 0.3)
                amount = 0m;
            var drains = random.Uniform() < 0.3;
            if (kind == StakeChangeKind.Release && drains)
                amount = 0m;
            // Before its first round a tournament has no calendar in the world.
            if (time < RoundCalendar.OpenTime(_plan.First(model.Tournament)))
                continue;
            actions.Add(new OwnerAction(time, new StakeChange(kind, model.Id, amount, drains, random.Uniform() < 0.5)));
        }
        // Between the last legacy close and the cutover: what is pending then is folded into the first settings.
        foreach (var due in _plan.Timetable.Where(t => t.Kind == TimetableEventKind.Cutover))
        {
            foreach (var model in models.Where(m => m.Tournament == due.Tournament))
            {
                var kind = random.Uniform() < 0.5 ? StakeChangeKind.Increase : StakeChangeKind.Release;
                var amount = decimal.Round((decimal)(3 + (random.Uniform() * 9)), 6);
                actions.Add(new OwnerAction(due.Time.AddMinutes(-50), new StakeChange(kind, model.Id, amount)));
            }
        }
        return actions;
    }

    private IEnumerable<RosterModel> Models(RosterAccount account, Tournament tournament) =>
        _plan.Roster.Models.Where(m => m.Account.Id == account.Id && m.Tournament == tournament);

    private static StakedModel Key(RosterModel model) => new(model.Tournament, model.Id);
}
