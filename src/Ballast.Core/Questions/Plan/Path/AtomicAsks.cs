using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Planning;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Plan.Path;

/// <summary>What is set under atomic staking: the stake of a round, which is the target over the rounds that are open at once, and the mode.</summary>
/// <remarks>Source: domain notes, sections 4.2, 4.3 and 4.8.</remarks>
/// <param name="view">The moment of the question.</param>
/// <param name="schedule">What happens.</param>
/// <param name="aim">The account and what is aimed at.</param>
/// <param name="ledger">Where it stands.</param>
/// <param name="moves">Where moves are collected.</param>
internal sealed class AtomicAsks(
    AsOfView view,
    StakeSchedule schedule,
    AccountAim aim,
    StakingLedger ledger,
    MoveList moves
)
{
    /// <summary>Places of the stake of a round: an owner types it.</summary>
    public const int Places = 6;

    private readonly int _rounds = StakingRules.Overlap(view.Tournament);

    /// <summary>NMR of a round for a stake of all open rounds together.</summary>
    public static Nmr PerRound(Nmr target, int rounds) =>
        new(decimal.Round(target.Amount / rounds, Places, MidpointRounding.ToZero));

    /// <summary>Sets what differs.</summary>
    public void Ask(DateTimeOffset at)
    {
        foreach (var slot in aim.Slots)
            Set(slot, at, at);
    }

    /// <summary>
    /// The first settings are made of the legacy stakes, with what waits folded in; sources disagree about releases, so a model that has one is set in any case
    /// (domain notes, section 4.8).
    /// </summary>
    /// <param name="opens">When the first atomic round opens: from then on settings can be made.</param>
    public void AskAtCutover(DateTimeOffset opens)
    {
        var released = moves.All.Where(m =>
            m.FreeAt is null && m.Kind is PlanMoveKind.Release or PlanMoveKind.ReleaseAll
        );
        var names = released.Select(m => m.Model).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var slot in aim.Slots)
            Set(slot, opens, ledger.Now, names.Contains(slot.Now.Model) || slot.Now.Opening.Release is not null);
    }

    private void Set(PlanSlot slot, DateTimeOffset notBefore, DateTimeOffset at, bool isCertain = false)
    {
        var before = ledger.Settings(slot.Model);
        var had = before.IsStaking ? before.Amount : Nmr.Zero;
        var amount = PerRound(slot.Target, _rounds);
        var isSame = Math.Abs((had - amount).Amount) < 2 * LastPlace;
        if (isSame && !isCertain)
            return;
        var result = ledger.Apply(
            new StakeEvent.Configure(at, slot.Model, new AtomicSettings(amount, AtomicMode.Constant, amount > Nmr.Zero))
        );
        if (result is StakeEventResult.Refused refused)
            throw new InvalidOperationException($"A move of a plan is refused: {refused.Message}");
        moves.Add(
            PlanMoveKind.Configure,
            slot,
            aim.Account,
            amount.Amount,
            notBefore,
            Why(slot, had, amount, isCertain),
            m => m with { FirstRound = schedule.NextAfter(notBefore), Mode = "constant" }
        );
    }

    private string Why(PlanSlot slot, Nmr had, Nmr amount, bool isCertain)
    {
        var whole =
            $"{_rounds} open rounds of {Format.Exact(amount.Amount)} NMR are the {Format.Nmr(slot.Target.Amount)} NMR that {slot.Now.Model} shall have";
        if (isCertain)
            return $"{whole}; whether the first settings know of its release is said differently by Numerai's texts, so set it.";
        if (amount == Nmr.Zero)
            return $"{slot.Now.Model} shall have nothing: no new positions are opened, and the open ones come free as they settle.";
        return amount < had
            ? $"{whole} instead of {Format.Exact(had.Amount)} a round. Constant: under compound a lower amount need not lower what is at risk."
            : $"{whole} instead of {Format.Exact(had.Amount)} a round.";
    }

    private static decimal LastPlace { get; } = new(1, 0, 0, false, Places);
}
