using Ballast.Core.Planning.Journal;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Planning.Applying;

/// <summary>How a plan stands by the journal, and whether a move of it may be sent.</summary>
internal sealed class ApplyState(StakePlan plan, ApplyOptions options, ApplyJournal journal)
{
    /// <summary>NMR that the plan has moved, or may have.</summary>
    public decimal Moved =>
        journal.Own.Where(i => i.State is IntentState.Done or IntentState.Open).Sum(i => i.Content.Nmr);

    /// <summary>The model that a move is for; null where the account has none of that name.</summary>
    public ShownModel? ModelOf(PlanMove move, ShownAccount account)
    {
        var tournament = Tournaments.TryParse(plan.Tournament, out var known) ? (int)known : 0;
        return account.Models.FirstOrDefault(m =>
            m.Tournament == tournament && m.Name.Equals(move.Model, StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <summary>How all moves stand.</summary>
    public ApplyStand Stand(DateTimeOffset now, Refusal? stop) =>
        new([.. plan.Moves.OrderBy(m => m.Id).Select(m => OutcomeOf(m, now))], Moved, stop);

    /// <summary>How a move stands.</summary>
    public MoveOutcome OutcomeOf(PlanMove move, DateTimeOffset now)
    {
        if (move.Kind == PlanMoveKind.Configure)
            return new MoveOutcome(move, MoveOutcome.ByHand, "It is set on the web page, not by Ballast.");
        var newest = journal.Own.LastOrDefault(i => i.Content.Move == move.Id);
        switch (newest?.State)
        {
            case IntentState.Done:
                return Judged(MoveOutcome.Done, newest.ReadBack?.Reason ?? "The owner said so.");
            case IntentState.Open:
                return Judged(MoveOutcome.Unknown, newest.ReadBack?.Reason ?? newest.Answer?.Reason);
        }
        var waitsFor = move.After.Where(id => !IsDone(id)).ToList();
        if (waitsFor.Count > 0)
            return Judged(MoveOutcome.Waits, $"It comes after move {string.Join(", ", waitsFor)}.");
        if (Blocking(move) is { } other)
            return Judged(
                MoveOutcome.Blocked,
                $"Entry {other.Entry.Number} of the journal is about {move.Model} too, and nobody knows what became of it."
            );
        if (move.NotBefore > now)
            return Judged(MoveOutcome.NotYet, null);
        if (plan.ExpiresAt > now)
            return Judged(MoveOutcome.ToSend, null);
        return newest?.State == IntentState.Refused
            ? Judged(MoveOutcome.Refused, newest.Answer?.Reason)
            : Judged(MoveOutcome.NotDone, "The plan has expired.");

        MoveOutcome Judged(string status, string? reason) =>
            new(move, status, reason, newest?.Entry.Number, newest?.Answer?.DueAt);
    }

    /// <summary>Whether a move may be sent from the state that is shown.</summary>
    /// <param name="move">The move.</param>
    /// <param name="account">Its account as it is shown now.</param>
    /// <param name="taken">NMR that moves before it will have taken from the wallet.</param>
    /// <param name="moved">NMR that the plan will have moved before it.</param>
    public Refusal? Check(PlanMove move, ShownAccount account, decimal taken, decimal moved)
    {
        if (ModelOf(move, account) is not { } model)
            return new("unknown-model", $"Account '{account.Account}' has no {plan.Tournament} model {move.Model}.");
        if (plan.FindModel(move.Model) is not { } planned)
            return new("plan-incomplete", $"The plan does not say how {move.Model} stood; make a new one.");
        var own = journal.Own.ToList();
        var done = own.Where(i => i.State == IntentState.Done && i.Content.Before.Id == model.Id)
            .Select(i => (i.Content.Kind, i.Content.Nmr))
            .ToList();
        if (StateDrift.Find(planned, model, done) is { } moving)
            return moving;
        var ofAccount = own.Where(i => i.Content.Account == account.Account).ToList();
        if (
            plan.State.Wallets.FirstOrDefault(w => w.Account == account.Account) is { } wallet
            && StateDrift.Find(wallet, account.Available, ofAccount) is { } poorer
        )
            return poorer;
        // What may still arrive takes its NMR when it does: of all plans.
        var open = journal
            .Intents.Where(i => i is { State: IntentState.Open, Content.Kind: PlanMoveKind.Increase })
            .Where(i => i.Content.Account == account.Account)
            .Sum(i => i.Content.Nmr);
        return ApplyCaps.Find(move, model, account.Available - open - taken, moved, options.MaxNmr);
    }

    private bool IsDone(int id) => journal.Own.LastOrDefault(i => i.Content.Move == id)?.State == IntentState.Done;

    private StakeIntent? Blocking(PlanMove move) =>
        journal.Intents.FirstOrDefault(i =>
            i.State == IntentState.Open
            && i.Entry.Said.Tournament?.Slug() == plan.Tournament
            && i.Content.Model.Equals(move.Model, StringComparison.OrdinalIgnoreCase)
        );
}
