using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Planning.Journal;

/// <summary>The owner has looked and says whether a change happened that nobody could tell of.</summary>
public static class JournalReconciliation
{
    /// <summary>Adds it to the journal.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="intent">Number of the entry with the intent.</param>
    /// <param name="outcome">done or not-done.</param>
    /// <param name="who">Who says so.</param>
    /// <param name="why">What was seen.</param>
    /// <param name="at">When.</param>
    public static Outcome<JournalEntry> Run(
        IJournalStore journal,
        long intent,
        string outcome,
        string who,
        string why,
        DateTimeOffset at
    )
    {
        ArgumentNullException.ThrowIfNull(journal);
        if (outcome is not (ReconciledContent.Done or ReconciledContent.NotDone))
            return new Refusal("usage", $"A change is done or not-done, not '{outcome}'.");
        var entries = journal.Journal(DateTimeOffset.MaxValue);
        if (JournalCheck.Run(entries) is { IsWhole: false } check)
            return JournalCheck.Broken(check);
        if (StakeIntent.Read(entries).FirstOrDefault(i => i.Entry.Number == intent) is not { } found)
            return new Refusal(
                "no-intent",
                $"Entry {intent} of the journal is no intent.",
                NextStep.To("see what they are", "journal")
            );
        if (found.State != IntentState.Open)
            return new Refusal(
                "not-open",
                $"Entry {intent} is decided already ({found.State.ToString().ToLowerInvariant()}): there is nothing to reconcile."
            );
        // A model that is free too early could be sent the same change twice; one that is done blocks nothing.
        var arrivesUntil = found.Entry.Said.At + ApplyTolerance.SettleTime;
        if (outcome == ReconciledContent.NotDone && at < arrivesUntil)
            return new Refusal(
                "too-early",
                $"The change of entry {intent} can still arrive until {Format.Time(arrivesUntil)} UTC: look again then, and say so after that."
            );
        var entry = journal.Append(
            new JournalDraft
            {
                At = at,
                Who = who,
                Kind = JournalKind.Reconciled,
                Why = why,
                Tournament = found.Entry.Said.Tournament,
                PlanHash = found.PlanHash,
                Move = found.Content.Move,
                Content = JournalJson.Write(new ReconciledContent(intent, outcome)),
            },
            entries[^1].Number
        );
        return entry is null
            ? new Refusal("journal-busy", "Somebody else wrote to the journal just now; look at it and try again.")
            : entry;
    }
}
