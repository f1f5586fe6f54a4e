using Ballast.Core.Planning.Journal;
using Ballast.Core.Store;

namespace Ballast.Core.Planning.Applying;

/// <summary>Whether the state is still the one that a plan was made from, but for what the plan itself did.</summary>
/// <remarks>
/// A stake is compared together with what is held for it, so that a close in between changes nothing. NMR that came free meanwhile make a wallet larger, which a plan
/// counts on; only a smaller one stops it. A pending release that ended has taken its NMR out of the stake.
/// </remarks>
public static class StateDrift
{
    /// <summary>Looks at a model.</summary>
    /// <param name="planned">The model as the plan was made from it.</param>
    /// <param name="model">The model as it is shown now.</param>
    /// <param name="done">What this plan did to it, in order, with NMR.</param>
    /// <returns>What has moved; null where nothing did beyond tolerance.</returns>
    public static Refusal? Find(
        PlanModel planned,
        ShownModel model,
        IReadOnlyList<(PlanMoveKind Kind, decimal Nmr)> done
    )
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(model);
        var release = ExpectedRelease(planned, done);
        var expected = planned.Stake + planned.Held + done.Where(c => c.Kind == PlanMoveKind.Increase).Sum(c => c.Nmr);
        if (model.Release is { } pending)
        {
            if (release is null)
                return Moved($"{planned.Model} has a pending release that the plan does not know");
            if (!Fits(release, pending))
                return Moved($"{planned.Model} has another pending release than the plan knows");
        }
        else if (release is not null)
            expected = release.IsAll ? 0 : expected - release.Nmr;
        var shown = model.Stake + model.Held;
        return Math.Abs(shown - expected) > ApplyTolerance.Around(expected)
            ? Moved($"{planned.Model} has {shown} NMR staked or held, where the plan expects {expected}")
            : null;
    }

    /// <summary>Looks at a wallet.</summary>
    /// <param name="planned">The wallet as the plan was made from it.</param>
    /// <param name="available">NMR that are free in it now.</param>
    /// <param name="own">What this plan did with the account, and what is not known of that.</param>
    public static Refusal? Find(PlanWallet planned, decimal available, IReadOnlyList<StakeIntent> own)
    {
        ArgumentNullException.ThrowIfNull(planned);
        if (planned.Available is not { } free)
            return null;
        var taken = own.Where(i =>
                i.Content.Kind == PlanMoveKind.Increase && i.State is IntentState.Done or IntentState.Open
            )
            .Sum(i => i.Content.Nmr);
        var expected = free - taken;
        return available < expected - ApplyTolerance.Around(free)
            ? Moved($"The wallet of '{planned.Account}' has {available} NMR free, where the plan expects {expected}")
            : null;
    }

    private sealed record Pending(decimal Nmr, bool IsAll);

    /// <summary>Of everything, or of the same amount: another one was asked for by somebody else.</summary>
    private static bool Fits(Pending release, ShownRelease pending) =>
        pending.IsAll ? release.IsAll : pending.Amount == release.Nmr;

    /// <summary>The release that is to be seen, by the plan's state and what was done since.</summary>
    private static Pending? ExpectedRelease(PlanModel planned, IEnumerable<(PlanMoveKind Kind, decimal Nmr)> done)
    {
        var pending = planned.Releasing is { } nmr ? new Pending(nmr, IsAll: nmr >= planned.Stake) : null;
        foreach (var content in done)
        {
            pending = content.Kind switch
            {
                PlanMoveKind.Release => new Pending(content.Nmr, IsAll: false),
                PlanMoveKind.ReleaseAll => new Pending(content.Nmr, IsAll: true),
                PlanMoveKind.CancelRelease => null,
                _ => pending,
            };
        }
        return pending;
    }

    private static Refusal Moved(string what) =>
        new(
            "state-moved",
            $"{what}: the state has moved since the plan was made. Make a new one: ballast sync --account, then ballast plan."
        );
}
