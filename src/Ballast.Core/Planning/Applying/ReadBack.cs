using Ballast.Core.Planning.Journal;
using Ballast.Core.Store;

namespace Ballast.Core.Planning.Applying;

/// <summary>Tells from what Numerai shows whether a change happened.</summary>
/// <remarks>
/// An increase waits as a held amount and joins the stake at the next close; a release waits until its rounds have resolved. Both leave a line in the history of
/// stakes, by all that is known when they are carried out (domain notes, sections 3.5 and 3.6); whether a line may come when they are asked for is not documented, so
/// both are allowed for. Amounts must fit to the last digit: what fits only nearly may be a change that somebody made by hand. And because
/// Numerai's words for lines are not documented, a stake that moved by half of what was asked or more is never taken for one in which nothing happened.
/// </remarks>
public static class ReadBack
{
    /// <summary>Judges.</summary>
    /// <param name="intent">What was to be sent, with the state before.</param>
    /// <param name="now">The model as it is shown now; null where the account has none of that id any more.</param>
    public static (string Verdict, string Reason) Judge(IntentContent intent, ShownModel? now)
    {
        ArgumentNullException.ThrowIfNull(intent);
        if (now is null)
            return Differs($"Numerai shows no model {intent.Model} any more.");
        return intent.Kind switch
        {
            PlanMoveKind.Increase => Increase(intent, now),
            PlanMoveKind.Release => Release(intent, now, isAll: false),
            PlanMoveKind.ReleaseAll => Release(intent, now, isAll: true),
            PlanMoveKind.CancelRelease => Cancelled(intent, now),
            _ => throw new ArgumentOutOfRangeException(nameof(intent), intent.Kind, "Nothing of it is sent."),
        };
    }

    private static (string, string) Increase(IntentContent intent, ShownModel now)
    {
        var (held, lines) = (now.Held, now.Increased - intent.Before.Increased);
        var (before, asked) = (intent.Before.Held, intent.Nmr);
        var all = before + asked;
        // Still held, or joined the stake; a reading that falls into the close itself can show both.
        var isThere =
            (held == all && (lines == 0 || lines == all || lines == asked))
            || (held == 0 && lines == all)
            // Held anew after a close that took in what had been held before.
            || (held == asked && lines == before && before != asked);
        if (isThere)
            return Confirmed($"{held} NMR are held for increases, and {lines} NMR have joined the stake since.");
        var isNotThere = (held == before && lines == 0) || (held == 0 && lines == before);
        return isNotThere && now.Stake - intent.Before.Stake - lines < asked / 2
            ? NotThere($"{held} NMR are held for increases, as before, and nothing has joined the stake.")
            : Differs(
                $"{held} NMR are held for increases after {before}, {lines} NMR have joined a stake of {intent.Before.Stake}, and it is {now.Stake} now: {asked} more do not explain it."
            );
    }

    private static (string, string) Release(IntentContent intent, ShownModel now, bool isAll)
    {
        var paidOut = now.Released - intent.Before.Released;
        if (now.Release is { } pending)
            return pending.IsAll == isAll && (isAll || pending.Amount == intent.Nmr)
                ? Confirmed(
                    isAll ? "A release of everything is pending." : $"A release of {pending.Amount} NMR is pending."
                )
                : Differs(
                    pending.IsAll
                        ? "A release of everything is pending, which was not asked for."
                        : $"A release of {pending.Amount} NMR is pending, not {(isAll ? "one of everything" : $"of {intent.Nmr}")}."
                );
        if (paidOut == 0 && intent.Before.Stake - now.Stake < intent.Nmr / 2)
            return NotThere("No release is pending, and none was paid out.");
        return paidOut > 0 && (isAll || paidOut == intent.Nmr)
            ? Confirmed($"{paidOut} NMR were paid out since.")
            : Differs(
                $"No release is pending; {paidOut} NMR were paid out since, of a stake that went from {intent.Before.Stake} to {now.Stake}."
            );
    }

    private static (string, string) Cancelled(IntentContent intent, ShownModel now)
    {
        var paidOut = now.Released - intent.Before.Released;
        if (now.Release is null)
            return paidOut == 0 && intent.Before.Stake - now.Stake < intent.Nmr / 2
                ? Confirmed("No release is pending any more, and none was paid out.")
                : Differs(
                    $"The release seems to have been carried out: {paidOut} NMR were paid out since, and the stake went from {intent.Before.Stake} to {now.Stake}."
                );
        var before = intent.Before.Release;
        return before is not null && (now.Release.Amount, now.Release.IsAll) == (before.Amount, before.IsAll)
            ? NotThere("The release is pending as before.")
            : Differs("Another release is pending than before.");
    }

    private static (string, string) Confirmed(string reason) => (ReadBackContent.Confirmed, reason);

    private static (string, string) NotThere(string reason) => (ReadBackContent.NotThere, reason);

    private static (string, string) Differs(string reason) => (ReadBackContent.Differs, reason);
}
