using System.Text;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Export;

/// <summary>Entries as a journal of hledger: commodity, accounts, transactions, and what each account must hold, where it was reported and at the end.</summary>
public static class HledgerExport
{
    /// <summary>Writes the entries; all days are UTC.</summary>
    /// <param name="entries">In the order of their moments.</param>
    /// <param name="checks">Reported balances, in the order of time.</param>
    /// <param name="remarks">What must be said of them, for the head of the journal.</param>
    /// <returns>The journal's text, lines ended by a line feed.</returns>
    public static string Write(
        IReadOnlyList<LedgerEntry> entries,
        IReadOnlyList<BalanceCheck>? checks = null,
        IReadOnlyList<string>? remarks = null
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        var text = new StringBuilder("; NMR of a Numerai account\n");
        foreach (var remark in remarks ?? [])
            text.Append(EntryWords.Remark(remark));
        text.Append("commodity 1000.000000000000000000 NMR\n");
        if (entries.Count == 0)
            return text.ToString();
        var balances = EntryWords.Balances(entries);
        text.Append('\n');
        foreach (var account in balances.Keys)
            text.Append($"account {account}\n");
        var reported = EntryWords.News(entries, checks ?? []).ToLookup(c => c.EntriesBefore);
        for (var i = 0; i <= entries.Count; i++)
        {
            if (reported.Contains(i))
                Append(text, [.. reported[i]]);
            if (i < entries.Count)
                Append(text, entries[i]);
        }
        text.Append($"\n{EntryWords.Day(entries[^1].Moment)} * balances\n");
        foreach (var (account, balance) in balances)
            text.Append($"    {account}  0 NMR = {balance} NMR\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<BalanceCheck> reported)
    {
        text.Append($"\n{EntryWords.Day(reported[0].Moment)} * told by Numerai\n");
        foreach (var check in reported)
            text.Append($"    {AccountNames.Create(check.Account)}  0 NMR = {check.Balance} NMR\n");
    }

    private static void Append(StringBuilder text, LedgerEntry entry)
    {
        text.Append($"\n{EntryWords.Day(entry.Moment)} * {EntryWords.Narration(entry.Why)}");
        text.Append($"  ; moment:{EntryWords.Moment(entry.Moment)}");
        if (entry.Model is { } model)
            text.Append($", tournament:{model.Tournament.Slug()}, model:{AccountNames.Text(model.Name)}");
        if (entry.Round is { } round)
            text.Append($", round:{round}");
        text.Append($"\n    {AccountNames.Create(entry.To)}  {entry.Amount} NMR\n");
        text.Append($"    {AccountNames.Create(entry.From)}  {-entry.Amount} NMR\n");
    }
}
