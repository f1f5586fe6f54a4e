using Ballast.Core.Store;

namespace Ballast.Core.Planning.Journal;

/// <summary>Whether a journal is as it was written.</summary>
/// <param name="FirstBroken">Number of the first entry that is not; null where all are.</param>
/// <param name="Reason">What is wrong with it, in a sentence; null where nothing is.</param>
public sealed record JournalCheck(long? FirstBroken, string? Reason)
{
    /// <summary>Whether all entries are as they were written. Entries that were cut off at the end are not missed: note the newest hash elsewhere.</summary>
    public bool IsWhole => FirstBroken is null;

    /// <summary>Why nothing is done by a journal that is not whole.</summary>
    internal static Refusal Broken(JournalCheck check) =>
        new("journal-broken", $"{check.Reason} Nothing is sent by a journal that cannot be believed.");

    /// <summary>Goes through all entries.</summary>
    public static JournalCheck Run(IReadOnlyList<JournalEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var (number, hash) = (0L, JournalEntry.FirstHash);
        foreach (var entry in entries)
        {
            number++;
            if (entry.Number != number)
                return new JournalCheck(number, $"Entry {number} is missing: {entry.Number} comes in its place.");
            if (entry.PreviousHash != hash)
                return new JournalCheck(number, $"Entry {number} does not follow the one before it.");
            if (!entry.IsIntact)
                return new JournalCheck(number, $"Entry {number} was changed: its hash does not fit.");
            hash = entry.Hash;
        }
        return new JournalCheck(null, null);
    }
}
