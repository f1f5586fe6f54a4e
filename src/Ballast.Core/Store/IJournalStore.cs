namespace Ballast.Core.Store;

/// <summary>Keeps the journal: what was decided and done about stakes. Append-only, each entry with the hash of the one before it.</summary>
public interface IJournalStore
{
    /// <summary>All entries up to a moment, in their order.</summary>
    IReadOnlyList<JournalEntry> Journal(DateTimeOffset asOf);

    /// <summary>Why an entry may be gone after a power cut although the store said that it is kept, and what to do; null where nothing speaks for it.</summary>
    string? DurabilityDoubt { get; }

    /// <summary>Adds an entry where nobody else has added one meanwhile. When this returns it is on the disk, and a power cut does not take it.</summary>
    /// <param name="draft">What it says.</param>
    /// <param name="after">Number of the entry that the writer knows as the newest; 0 for none.</param>
    /// <returns>The entry; null where there is a newer one: the writer has decided from a state that is past, and must read again.</returns>
    JournalEntry? Append(JournalDraft draft, long after);
}
