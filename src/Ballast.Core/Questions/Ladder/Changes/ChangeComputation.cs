using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Stakes;
using AtomicMode = Ballast.Core.Ledger.Atomic.AtomicMode;

namespace Ballast.Core.Questions.Ladder.Changes;

/// <summary>What changes that are asked for now would do by when. The rules are those of <see cref="StakingLedger"/>.</summary>
internal sealed class ChangeComputation
{
    private readonly AsOfView _view;
    private readonly AsOfView _narrow;
    private readonly StakeSchedule _schedule;
    private readonly bool _isAtomic;
    private readonly AtomicMode? _mode;
    private readonly List<LadderRefusedEntry> _refused = [];

    private ChangeComputation(AsOfView view, AsOfView narrow, StakeSchedule schedule, AtomicMode? mode) =>
        (_view, _narrow, _schedule, _isAtomic, _mode) = (
            view,
            narrow,
            schedule,
            view.Dates.IsAtomic(schedule.Next),
            mode
        );

    /// <summary>Works it out.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="narrow">The same, beginning with the rounds that matter.</param>
    /// <param name="scope">Models that the question is about.</param>
    /// <param name="asked">The changes; at least one.</param>
    /// <param name="mode">How atomic stakes go on, where it was asked for.</param>
    /// <returns>A refusal where a change that names its model is impossible, or all are.</returns>
    public static Outcome<LadderChangeEntry> Run(
        AsOfView view,
        AsOfView narrow,
        IReadOnlyList<string> scope,
        IReadOnlyList<AskedChange> asked,
        AtomicMode? mode
    )
    {
        var next = view.Dates.FirstFixedAfter(view.AsOf);
        if (view.Rules.At(next).Rule is not { } rule)
            return new Refusal("unknown-rule", $"No payout rule is known for round {next}, the next one to close.");
        if (mode is not null && rule.Staking == StakingSystem.LegacyContinuous)
            return new Refusal(
                "no-mode",
                $"Round {next} is under legacy staking, which has no mode: leave {Notice.Option("mode")} out."
            );
        return ChangeSelection
            .Find(view, scope, asked)
            .Then<IReadOnlyList<(string Model, AskedChange Asked)>, LadderChangeEntry>(found =>
                new ChangeComputation(view, narrow, StakeSchedule.Create(view), mode).Run(found)
            );
    }

    private Outcome<LadderChangeEntry> Run(IReadOnlyList<(string Model, AskedChange Asked)> found)
    {
        var stakes = Stakes([.. found.Select(f => f.Model)]);
        var changes = found.Select(f => new ModelChange(stakes[f.Model], f.Asked)).ToList();
        // Who has nothing staked is not meant where no model was named.
        changes.RemoveAll(c => c.Asked.Model is null && c.Now.Whole == Nmr.Zero);
        if (changes.Count == 0)
            return new Refusal("nothing-staked", "None of these models has anything staked that is known.");
        if (changes.Find(c => c.Asked is { Model: null, Nmr: not null }) is { Asked: var many } && changes.Count > 1)
            return new Refusal(
                "which-model",
                $"{changes.Count} models have a stake. Say which one: --{many.Kind} MODEL={new Nmr(many.Nmr!.Value)}; or a share of each: --{many.Kind} 25%."
            );
        var companions = Companions(stakes, changes);
        var accounts = new List<ChangedAccount>();
        foreach (var group in changes.GroupBy(c => Account(c.Now)))
        {
            var made = ChangeOf(group.Key, [.. group], [.. companions.Where(c => Account(c) == group.Key)]);
            if (made is Outcome<ChangedAccount>.Refused refused)
                return refused.Refusal;
            accounts.Add(((Outcome<ChangedAccount>.Done)made).Value);
        }
        accounts.RemoveAll(a => a.Changes.Count == 0);
        if (accounts.Count == 0)
            return new Refusal(_refused[0].Code, _refused[0].Message);
        var calendar = new ChangeCalendar(_view, _schedule, accounts);
        calendar.Run();
        var modes = accounts.SelectMany(a => a.Changes).Select(c => c.Now.Opening.Settings.Mode).Distinct().ToList();
        return new LadderChangeEntry(
            _isAtomic ? StakingSystem.AtomicPerRound.Slug() : StakingSystem.LegacyContinuous.Slug(),
            _isAtomic && modes.Count == 1 ? modes[0].ToString().ToLowerInvariant() : null,
            _isAtomic && _mode is null && !_view.AccountFacts.Settings.Any(s => s.Mode is not null),
            _schedule.Cutover,
            _schedule.Cutover is { } cutover
                ? DateOnly.FromDateTime(_view.Dates.StakeFixedAt(cutover).UtcDateTime)
                : null,
            accounts.TrueForAll(a => a.Wallet is not null)
                ? Json.Plain(accounts.Sum(a => a.Wallet!.Value.Amount))
                : null,
            calendar.Models,
            _refused,
            calendar.Days
        );
    }

    private Dictionary<string, StakeNow> Stakes(IReadOnlyList<string> models)
    {
        // What waits beside the changes reaches the same wallets.
        var waiting = _view.AccountFacts.Pending.Where(p => p.IsOpen).Select(p => p.Model);
        string[] all =
        [
            .. models.Concat(waiting.Where(w => _view.Models.Contains(w))).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        var now = new StakeNowBuilder(_view, _narrow.Positions(all), _schedule.Next, _mode);
        return all.ToDictionary(m => m, now.Of, StringComparer.OrdinalIgnoreCase);
    }

    private static List<StakeNow> Companions(Dictionary<string, StakeNow> stakes, List<ModelChange> changes)
    {
        var changed = changes.Select(c => c.Now.Model).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. stakes.Values.Where(s => !changed.Contains(s.Model) && s is { Account: not null, IsUnclear: false }),
        ];
    }

    /// <summary>The account of a model; where only one is known, all models are taken to be its.</summary>
    private string? Account(StakeNow stake) =>
        stake.Account ?? (_view.AccountFacts.Balances is [var only] ? only.Account : null);

    private Outcome<ChangedAccount> ChangeOf(
        string? account,
        IReadOnlyList<ModelChange> changes,
        IReadOnlyList<StakeNow> companions
    )
    {
        IReadOnlyList<StakeNow> models = [.. changes.Select(c => c.Now), .. companions];
        var balance = _view.AccountFacts.Balances.FirstOrDefault(b => b.Account == account);
        var reserve = Reserve(changes, models);
        var without = new StakeFuture(
            new StakingLedger(Opening(balance, changes, models, reserve)),
            _schedule,
            _view.Dates,
            models,
            reserve
        );
        var with = without.Copy(models);
        var done = new List<ModelChange>();
        foreach (var change in changes)
        {
            if (change.Apply(with.Ledger, _isAtomic, account) is not { } refusal)
                done.Add(change);
            else if (change.Asked.Model is not null)
                return refusal;
            else
                _refused.Add(new LadderRefusedEntry(change.Now.Model, refusal.Code, refusal.Notice));
        }
        return new ChangedAccount(balance?.Available, without, with, done);
    }

    /// <summary>Enough for every position to come: idle NMR of a strategy are reported by no API, and what is missing is counted and not refused.</summary>
    private static Nmr Reserve(IReadOnlyList<ModelChange> changes, IReadOnlyList<StakeNow> models)
    {
        var staked = Amounts.Sum(models, m => m.Whole + m.Opening.Held);
        return (staked + Amounts.Sum(changes, c => c.Nmr)) * 2 * StakingRules.Overlap(Tournament.Classic);
    }

    private OpeningState Opening(
        WalletBalance? balance,
        IReadOnlyList<ModelChange> changes,
        IReadOnlyList<StakeNow> models,
        Nmr reserve
    ) =>
        new()
        {
            At = _view.AsOf,
            // A wallet that is not known refuses nothing.
            Wallet = balance?.Available ?? Amounts.Sum(changes.Where(c => !c.Asked.IsRelease), c => c.Nmr),
            Credit = balance?.StakeCredit ?? Nmr.Zero,
            Tournaments =
            [
                new OpeningTournament
                {
                    Tournament = _view.Tournament,
                    Idle = reserve,
                    FirstAtomicRound = _isAtomic ? _schedule.Next : null,
                    RunningLegacyRounds = [.. _schedule.Running.Where(r => !_view.Dates.IsAtomic(r))],
                },
            ],
            Models = [.. models.Select(m => m.Opening)],
        };
}

/// <summary>One account with its changes and without them.</summary>
/// <param name="Wallet">NMR in its wallet before; null where that is not known.</param>
/// <param name="Without">Without them.</param>
/// <param name="With">With them.</param>
/// <param name="Changes">Those that were not refused.</param>
internal sealed record ChangedAccount(
    Nmr? Wallet,
    StakeFuture Without,
    StakeFuture With,
    IReadOnlyList<ModelChange> Changes
)
{
    /// <summary>NMR in the wallet before the changes were asked for, known or assumed.</summary>
    public Nmr Before { get; } = Without.Wallet;
}
