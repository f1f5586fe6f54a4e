using System.Text;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Export;

/// <summary>Entries as a file of beancount 2 or 3: commodity, accounts, transactions, and at the end what each account must hold.</summary>
public static class BeancountExport
{
    /// <summary>Writes the entries; all days are UTC.</summary>
    /// <param name="entries">In the order of their moments.</param>
    /// <returns>The file's text, lines ended by a line feed.</returns>
    public static string Write(IReadOnlyList<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var text = new StringBuilder("option \"title\" \"NMR of a Numerai account\"\n");
        if (entries.Count == 0)
            return text.ToString();
        var (first, after) = (
            EntryWords.Day(entries[0].Moment),
            EntryWords.Day(entries[^1].Moment.ToUniversalTime().AddDays(1))
        );
        var balances = EntryWords.Balances(entries);
        text.Append($"\n{first} commodity NMR\n\n");
        foreach (var account in balances.Keys)
            text.Append($"{first} open {account} NMR\n");
        foreach (var entry in entries)
            Append(text, entry);
        text.Append('\n');
        foreach (var (account, balance) in balances)
            text.Append($"{after} balance {account} {balance} NMR\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, LedgerEntry entry)
    {
        text.Append($"\n{EntryWords.Day(entry.Moment)} * \"Numerai\" \"{EntryWords.Narration(entry.Why)}\"\n");
        text.Append($"  moment: \"{EntryWords.Moment(entry.Moment)}\"\n");
        if (entry.Model is { } model)
            text.Append($"  tournament: \"{model.Tournament.Slug()}\"\n  model: \"{AccountNames.Text(model.Name)}\"\n");
        if (entry.Round is { } round)
            text.Append($"  round: {round}\n");
        text.Append($"  {AccountNames.Create(entry.To)}  {entry.Amount} NMR\n");
        text.Append($"  {AccountNames.Create(entry.From)}  {-entry.Amount} NMR\n");
    }
}
