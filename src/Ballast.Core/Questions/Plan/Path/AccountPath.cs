using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Plan.Path;

/// <summary>
/// One account on its way to the target: at every moment at which something can be asked for, it is asked for, and the exact ledger says what comes of it. Rounds
/// pay nothing on the way, so that the dates are those of the locks and not those of luck.
/// </summary>
internal sealed class AccountPath
{
    private readonly AsOfView _view;
    private readonly LegacyAsks _legacy;
    private readonly AtomicAsks _atomic;
    private readonly int? _cutover;

    // The part of a legacy stake that was asked back when the tournament moved.
    private readonly Dictionary<StakedModel, decimal> _released = [];

    /// <param name="view">The moment, and when rounds close.</param>
    /// <param name="schedule">What happens.</param>
    /// <param name="aim">The account and what is aimed at.</param>
    /// <param name="moves">Where moves are collected.</param>
    public AccountPath(AsOfView view, StakeSchedule schedule, AccountAim aim, MoveList moves)
    {
        (_view, Aim, _cutover) = (view, aim, schedule.Cutover);
        IReadOnlyList<StakeNow> models = [.. aim.Slots.Select(s => s.Now), .. aim.Companions];
        var reserve = Reserve(aim, models);
        var ledger = new StakingLedger(Opening(view, schedule, aim, models, reserve));
        _legacy = new LegacyAsks(view, schedule, aim, ledger, moves);
        _atomic = new AtomicAsks(view, schedule, aim, ledger, moves);
        Future = new StakeFuture(ledger, schedule, view.Dates, models, reserve)
        {
            AfterCutover = () => _atomic.AskAtCutover(view.Dates.OpenedAt(schedule.Cutover!.Value)),
        };
    }

    /// <summary>The account and what is aimed at.</summary>
    public AccountAim Aim { get; }

    /// <summary>The account carried on.</summary>
    public StakeFuture Future { get; }

    /// <summary>The ledger.</summary>
    public StakingLedger Ledger => Future.Ledger;

    /// <summary>Asks for what can be asked for at the moment of the question.</summary>
    public void Begin()
    {
        if (Ledger.IsAtomic(_view.Tournament))
            _atomic.Ask(_view.AsOf);
        else
            _legacy.Ask(_view.AsOf);
    }

    /// <summary>Lets a round close or resolve, and asks for what can be asked for then.</summary>
    public void Step(RoundMoment moment)
    {
        if (moment.IsClose && moment.Round == _cutover)
            NoteReleases();
        Future.Step(moment);
        if (!Ledger.IsAtomic(_view.Tournament))
            _legacy.Ask(moment.At);
    }

    /// <summary>
    /// What a model has staked for the rounds to come: its legacy stake without what is asked back, and its positions added up. What was asked back before a cutover stays out,
    /// although it is paid to no wallet any more.
    /// </summary>
    public Nmr Standing(PlanSlot slot) =>
        Ledger.Balance(LedgerPlace.Stake, slot.Model)
        - Releasing(slot)
        + Ledger.Balance(LedgerPlace.Locked, slot.Model);

    /// <summary>What is asked back and not free yet; after a cutover the part of the legacy stake that was, until it has moved to the strategy.</summary>
    public Nmr Releasing(PlanSlot slot)
    {
        var stake = Ledger.Balance(LedgerPlace.Stake, slot.Model);
        return Ledger.Release(slot.Model)?.TakenFrom(stake) ?? (stake * _released.GetValueOrDefault(slot.Model));
    }

    /// <summary>Until when something is still on its way that was asked for: a release, or an increase that waits for a close; null where nothing is.</summary>
    public DateTimeOffset? Unfinished
    {
        get
        {
            var due = Aim
                .Slots.Select(s => s.Model)
                .Concat(Aim.Companions.Select(c => c.Opening.Model))
                .Select(Ledger.ReleaseDueAt)
                .Max();
            return due
                ?? (Aim.Slots.Any(s => Ledger.Balance(LedgerPlace.Held, s.Model) > Nmr.Zero) ? Ledger.Now : null);
        }
    }

    private void NoteReleases()
    {
        foreach (var slot in Aim.Slots)
        {
            var (stake, released) = (Ledger.Balance(LedgerPlace.Stake, slot.Model), Releasing(slot));
            if (released > Nmr.Zero)
                _released[slot.Model] = released.Amount / stake.Amount;
        }
    }

    /// <summary>Enough for every position to come: idle NMR of a strategy are reported by no API, and what is missing is counted and not refused.</summary>
    private static Nmr Reserve(AccountAim aim, IReadOnlyList<StakeNow> models) =>
        (Amounts.Sum(models, m => m.Whole + m.Opening.Held) + Amounts.Sum(aim.Slots, s => s.Target))
        * 2
        * StakingRules.Overlap(Tournament.Classic);

    private static OpeningState Opening(
        AsOfView view,
        StakeSchedule schedule,
        AccountAim aim,
        IReadOnlyList<StakeNow> models,
        Nmr reserve
    ) =>
        new()
        {
            At = view.AsOf,
            // What is not known is not spent.
            Wallet = aim.Balance?.Available ?? Nmr.Zero,
            Credit = aim.Balance?.StakeCredit ?? Nmr.Zero,
            Tournaments =
            [
                new OpeningTournament
                {
                    Tournament = view.Tournament,
                    Idle = reserve,
                    FirstAtomicRound = view.Dates.IsAtomic(schedule.Next) ? schedule.Next : null,
                    RunningLegacyRounds = [.. schedule.Running.Where(r => !view.Dates.IsAtomic(r))],
                },
            ],
            Models = [.. models.Select(m => m.Opening)],
        };
}
