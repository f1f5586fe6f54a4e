using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Ladder.Changes;

/// <summary>A change of one model as Numerai takes it: a request of the ledger, or the refusal with what to do instead.</summary>
/// <param name="Now">What the model has staked.</param>
/// <param name="Asked">What is asked for.</param>
internal sealed record ModelChange(StakeNow Now, AskedChange Asked)
{
    /// <summary>NMR of the whole stake that it is about.</summary>
    public Nmr Nmr =>
        Asked.IsAll ? Now.Whole
        : Asked.Share is { } share ? Now.Whole * share
        : new Nmr(Asked.Nmr!.Value);

    /// <summary>Asks the ledger.</summary>
    /// <param name="ledger">Where the account stands; unchanged where it refuses.</param>
    /// <param name="isAtomic">Whether the next round is staked by positions.</param>
    /// <param name="wallet">Whose wallet it is, for the message.</param>
    /// <returns>Why it is refused; null where it is done.</returns>
    public Refusal? Apply(StakingLedger ledger, bool isAtomic, string? wallet)
    {
        if (Now.IsUnclear)
            return new Refusal(
                "unknown-change",
                $"A change of {Now.Model} is on its way, and its amount is not stored.",
                NextStep.To("bring it", "sync", "--account")
            );
        if (Now.Whole == Nmr.Zero && (Asked.IsRelease || Asked.Share is not null))
            return new Refusal("nothing-staked", $"{Now.Model} has nothing staked that is known.");
        if (isAtomic && Asked.IsRelease && Nmr > Now.Whole)
            return TooMuch();
        return ledger.Apply(Request(ledger.Now, isAtomic)) is StakeEventResult.Refused refused
            ? InWords(ledger, refused, wallet)
            : null;
    }

    private StakeEvent Request(DateTimeOffset now, bool isAtomic)
    {
        var model = Now.Opening.Model;
        if (!isAtomic)
            return Asked.IsRelease
                ? new StakeEvent.Release(now, model, Asked.IsAll ? null : Nmr)
                : new StakeEvent.Increase(now, model, Nmr);
        // Each round gets its part of the whole; an amount of zero is the full release (domain notes, sections 4.2 and 4.3).
        var part = new Nmr(Nmr.Amount / StakingRules.Overlap(model.Tournament));
        var before = Now.Opening.Settings;
        var amount =
            Asked.IsAll ? Nmr.Zero
            : Asked.IsRelease ? before.Amount - part
            : before.Amount + part;
        return new StakeEvent.Configure(now, model, before with { Amount = amount, IsEnabled = amount > Nmr.Zero });
    }

    private Refusal InWords(StakingLedger ledger, StakeEventResult.Refused refused, string? wallet) =>
        refused.Reason switch
        {
            StakeRefusal.ReleasePending => new Refusal(
                "release-pending",
                $"{Now.Model} has a release on its way{Due(ledger)}, and Numerai takes one at a time. Cancel that one and ask for both together: the wait begins anew."
            ),
            StakeRefusal.InsufficientBalance when Asked.IsRelease => TooMuch(),
            StakeRefusal.InsufficientBalance => new Refusal(
                "not-enough",
                $"An increase of {Nmr} NMR for {Now.Model} is more than the wallet{(wallet is null ? "" : $" of {wallet}")} has. {refused.Message} Bring NMR in first, or ask for less."
            ),
            StakeRefusal.TooSmall => new Refusal(
                "too-small",
                $"{refused.Message} {Nmr} NMR were asked for {Now.Model}."
            ),
            _ => new Refusal("refused", $"{Now.Model}: {refused.Message}"),
        };

    private Refusal TooMuch() =>
        new(
            "more-than-staked",
            $"{Now.Model} has {Now.Whole} NMR staked{(Now.TakenFrom is { } round ? $" (by round {round})" : "")}, and {Nmr} were asked back. For all of it: {Notice.Option("release")} {Now.Model}=all."
        );

    private string Due(StakingLedger ledger) =>
        ledger.ReleaseDueAt(Now.Opening.Model) is { } due ? $" to the wallet, due on {Text.Format.Day(due)}" : "";
}
