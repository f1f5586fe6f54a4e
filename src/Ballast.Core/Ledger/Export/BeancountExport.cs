using System.Text;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Export;

/// <summary>Entries as a file of beancount 2 or 3: commodity, accounts, transactions, and what each account must hold, where it was reported and at the end.</summary>
/// <remarks>A balance of beancount holds at the beginning of a day: a reported one stands on the day after, with what moved later on its own day.</remarks>
public static class BeancountExport
{
    /// <summary>Writes the entries; all days are UTC.</summary>
    /// <param name="entries">In the order of their moments.</param>
    /// <param name="checks">Reported balances, in the order of time.</param>
    /// <param name="remarks">What must be said of them, for the head of the file.</param>
    /// <returns>The file's text, lines ended by a line feed.</returns>
    public static string Write(
        IReadOnlyList<LedgerEntry> entries,
        IReadOnlyList<BalanceCheck>? checks = null,
        IReadOnlyList<string>? remarks = null
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        var text = new StringBuilder("option \"title\" \"NMR of a Numerai account\"\n");
        foreach (var remark in remarks ?? [])
            text.Append(EntryWords.Remark(remark));
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
        foreach (var check in EntryWords.News(entries, checks ?? []))
            Append(text, check, entries);
        foreach (var (account, balance) in balances)
            text.Append($"{after} balance {account} {balance} NMR\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, BalanceCheck check, IReadOnlyList<LedgerEntry> entries)
    {
        var (day, balance) = (check.Moment.UtcDateTime.Date, check.Balance);
        for (var i = check.EntriesBefore; i < entries.Count && entries[i].Moment.UtcDateTime.Date == day; i++)
        {
            if (entries[i].To == check.Account)
                balance += entries[i].Amount;
            if (entries[i].From == check.Account)
                balance -= entries[i].Amount;
        }
        text.Append(
            $"{EntryWords.Day(check.Moment.AddDays(1))} balance {AccountNames.Create(check.Account)} {balance} NMR\n"
        );
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
