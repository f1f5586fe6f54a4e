using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Planning;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Plan.Path;

/// <summary>What is asked for under legacy staking at a moment: releases that are too few or too many first, then increases as far as the wallet reaches.</summary>
/// <remarks>Source: domain notes, sections 3.5, 3.6 and 4.8.</remarks>
/// <param name="view">The moment of the question, and when rounds close.</param>
/// <param name="schedule">What happens.</param>
/// <param name="aim">The account and what is aimed at.</param>
/// <param name="ledger">Where it stands.</param>
/// <param name="moves">Where moves are collected.</param>
internal sealed class LegacyAsks(
    AsOfView view,
    StakeSchedule schedule,
    AccountAim aim,
    StakingLedger ledger,
    MoveList moves
)
{
    /// <summary>Less than this is no reason for a release, which keeps the model from another one for a month. It is the least stake there is.</summary>
    public static Nmr Dust { get; } = StakingRules.Default.LeastStake;

    private readonly DateTimeOffset? _cutover = schedule.Cutover is { } round ? view.Dates.StakeFixedAt(round) : null;

    // Releases that the plan asked for, by the day on which the wallet has them.
    private readonly List<(DateTimeOffset FreeAt, int Move)> _releases = [];

    /// <summary>Asks for what can be asked for.</summary>
    public void Ask(DateTimeOffset at)
    {
        // From the opening of the first atomic round on legacy controls are off.
        if (schedule.Cutover is { } first && at >= view.Dates.OpenedAt(first))
            return;
        ledger.AdvanceTo(at);
        foreach (var slot in aim.Slots)
            AskBack(slot, at);
        Raise(at);
    }

    private void AskBack(PlanSlot slot, DateTimeOffset at)
    {
        var (stake, held) = (
            ledger.Balance(LedgerPlace.Stake, slot.Model),
            ledger.Balance(LedgerPlace.Held, slot.Model)
        );
        var pending = ledger.Release(slot.Model);
        var taken = pending?.TakenFrom(stake) ?? Nmr.Zero;
        var over = stake + held - taken - slot.Target;
        if (pending is not null && over < Nmr.Zero)
            TakeBack(slot, at, stake + held, taken, -over);
        // What waits for the next close is in no stake yet: everything is asked back at once after it.
        else if (over >= Dust && over + taken <= stake)
        {
            if (pending is null)
                Release(slot, at, over, []);
            else if (IsBetterTogether(slot, at, over, taken))
                Release(slot, at, over + taken, [Cancel(slot, at, taken, "to ask for more at once")]);
        }
    }

    /// <summary>A pending release is of more than it should be.</summary>
    private void TakeBack(PlanSlot slot, DateTimeOffset at, Nmr whole, Nmr taken, Nmr missing)
    {
        if (slot.Target >= whole)
        {
            if (missing >= Dust)
                Cancel(slot, at, taken, "it is asked back no more");
            return;
        }
        // The rest is asked back again and its wait begins anew: not for less than an increase could be.
        if (missing >= StakingRules.Default.LeastIncrease(at) && whole - slot.Target >= Dust)
            Release(slot, at, whole - slot.Target, [Cancel(slot, at, taken, "it is of more than it should be")]);
    }

    /// <summary>
    /// Whether it costs less to cancel a pending release and to ask for both together, whose wait begins anew, than to leave the rest at risk until the pending one is
    /// paid. Both are NMR times days.
    /// </summary>
    private bool IsBetterTogether(PlanSlot slot, DateTimeOffset at, Nmr over, Nmr taken)
    {
        var due = ledger.ReleaseDueAt(slot.Model)!.Value;
        var anew = ledger.Rounds(slot.Model).Select(r => r.ResolvesAt).Append(at).Max();
        var later = taken.Amount * (decimal)Math.Max(0, (anew - due).TotalDays);
        return later < over.Amount * (decimal)Math.Max(0, (due - at).TotalDays);
    }

    private int Cancel(PlanSlot slot, DateTimeOffset at, Nmr taken, string why)
    {
        Done(ledger.Apply(new StakeEvent.CancelRelease(at, slot.Model)));
        return moves.Add(
            PlanMoveKind.CancelRelease,
            slot,
            aim.Account,
            taken.Amount,
            at,
            $"A release of {Format.Nmr(taken.Amount)} NMR is on its way: {why}.",
            m => m with { FirstRound = schedule.NextAfter(at) }
        );
    }

    private void Release(PlanSlot slot, DateTimeOffset at, Nmr nmr, IReadOnlyList<int> after)
    {
        var isAll = slot.Target == Nmr.Zero && ledger.Balance(LedgerPlace.Held, slot.Model) == Nmr.Zero;
        var done = Done(ledger.Apply(new StakeEvent.Release(at, slot.Model, isAll ? null : nmr)));
        // From the cutover on nothing is paid: what waits becomes idle NMR of the strategy.
        var freeAt = done.DueAt < _cutover || _cutover is null ? done.DueAt : null;
        var id = moves.Add(
            isAll ? PlanMoveKind.ReleaseAll : PlanMoveKind.Release,
            slot,
            aim.Account,
            nmr.Amount,
            at,
            $"{Has(slot, nmr)}. It is out of the rounds to come at once; {(freeAt is { } free ? $"rounds that have closed can burn it until it is paid on {Format.Day(free)}" : $"it is not paid before the cutover on {Format.Day(_cutover!.Value)} and becomes idle NMR of the strategy")}.",
            m => m with { FirstRound = schedule.NextAfter(at), FreeAt = freeAt, After = after }
        );
        if (freeAt is { } paid)
            _releases.Add((paid, id));
    }

    private void Raise(DateTimeOffset at)
    {
        var funds = ledger.Balance(LedgerAccount.Wallet) + ledger.Balance(LedgerAccount.Credit);
        var least = StakingRules.Default.LeastIncrease(at);
        if (funds < least)
            return;
        var missing = aim
            .Slots.Select(s => (Slot: s, Nmr: Missing(s)))
            .Where(m => m.Nmr >= least)
            .OrderByDescending(m => m.Nmr)
            .ToList();
        if (missing.Count == 0)
            return;
        var comesMore =
            aim.Slots.Any(s => ledger.Release(s.Model) is not null)
            || aim.Companions.Any(c => ledger.Release(c.Opening.Model) is not null);
        foreach (var (slot, nmr) in missing)
        {
            var amount = nmr < funds ? nmr : funds;
            var rest = nmr - amount;
            // What is left over for later must be enough for an increase of its own.
            if (comesMore && rest > Nmr.Zero && rest < least)
                amount = nmr - least;
            if (amount < least)
                continue;
            Increase(slot, at, amount);
            funds -= amount;
            if (funds < least)
                return;
        }
    }

    private void Increase(PlanSlot slot, DateTimeOffset at, Nmr nmr)
    {
        Done(ledger.Apply(new StakeEvent.Increase(at, slot.Model, nmr)));
        List<int> after = [.. _releases.Where(r => r.FreeAt <= at).Select(r => r.Move)];
        moves.Add(
            PlanMoveKind.Increase,
            slot,
            aim.Account,
            nmr.Amount,
            at,
            $"{Has(slot, -nmr)}.{(at > view.AsOf ? $" The NMR for it come free on {Format.Day(at)}." : "")}",
            m => m with { FirstRound = schedule.NextAfter(at), After = at > view.AsOf ? after : [] }
        );
    }

    private Nmr Missing(PlanSlot slot)
    {
        var stake = ledger.Balance(LedgerPlace.Stake, slot.Model);
        var taken = ledger.Release(slot.Model)?.TakenFrom(stake) ?? Nmr.Zero;
        return slot.Target - (stake - taken) - ledger.Balance(LedgerPlace.Held, slot.Model);
    }

    /// <summary>What it shall have and what it has, without a change that was just asked for.</summary>
    private string Has(PlanSlot slot, Nmr moved)
    {
        var before = slot.Target - Missing(slot) + moved;
        return $"{slot.Now.Model} has {Format.Nmr(before.Amount)} NMR for the rounds to come and shall have {Format.Nmr(slot.Target.Amount)}";
    }

    private static StakeEventResult.Done Done(StakeEventResult result) =>
        result as StakeEventResult.Done
        ?? throw new InvalidOperationException(
            $"A move of a plan is refused: {((StakeEventResult.Refused)result).Message}"
        );
}
