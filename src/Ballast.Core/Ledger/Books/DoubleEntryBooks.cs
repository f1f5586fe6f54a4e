using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Books;

/// <summary>Balances of the accounts of one owner, changed by entries alone. Their sum is zero after each one, exactly.</summary>
internal sealed class DoubleEntryBooks
{
    private readonly Dictionary<LedgerAccount, Nmr> _balances;
    private readonly List<LedgerEntry> _entries;

    /// <summary>Empty books.</summary>
    public DoubleEntryBooks() => (_balances, _entries) = ([], []);

    private DoubleEntryBooks(DoubleEntryBooks other) =>
        (_balances, _entries) = (new(other._balances), [.. other._entries]);

    /// <summary>All entries, in the order of their moments.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>Every account that was ever touched, with its balance.</summary>
    public IReadOnlyDictionary<LedgerAccount, Nmr> Balances => _balances;

    /// <summary>The balance of an account; zero where it was never touched.</summary>
    public Nmr Balance(LedgerAccount account) => _balances.GetValueOrDefault(account);

    /// <summary>The balance of a model's place.</summary>
    public Nmr Balance(LedgerPlace place, StakedModel model) => Balance(LedgerAccount.At(place, model));

    /// <summary>The sum of all places of a kind.</summary>
    public Nmr Sum(LedgerPlace place) => Amounts.Sum(_balances.Where(b => b.Key.Place == place), b => b.Value);

    /// <summary>Enters a move; a refused one leaves nothing behind.</summary>
    /// <exception cref="ArgumentException">
    /// The amount is below zero, both accounts are the same, the moment lies before the last entry, or a position would fall below zero.
    /// </exception>
    public void Enter(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Amount < Nmr.Zero)
            throw new ArgumentException($"An entry of {entry.Amount} NMR: turn it round.", nameof(entry));
        if (entry.From == entry.To)
            throw new ArgumentException($"An entry from {entry.From} to itself.", nameof(entry));
        if (_entries.Count > 0 && entry.Moment < _entries[^1].Moment)
            throw new ArgumentException(
                $"An entry of {entry.Moment:u} after one of {_entries[^1].Moment:u}.",
                nameof(entry)
            );
        var left = Balance(entry.From) - entry.Amount;
        if (left < Nmr.Zero && !entry.From.IsOutside)
            throw new ArgumentException($"{entry.From} would fall to {left} NMR ({entry.Why}).", nameof(entry));
        _balances[entry.From] = left;
        _balances[entry.To] = Balance(entry.To) + entry.Amount;
        _entries.Add(entry);
    }

    /// <summary>Enters a move about a model; nothing where the amount is zero.</summary>
    /// <exception cref="ArgumentException">As <see cref="Enter"/>.</exception>
    public void Move(
        DateTimeOffset moment,
        LedgerAccount from,
        LedgerAccount to,
        Nmr amount,
        EntryReason why,
        StakedModel? model = null,
        int? round = null
    )
    {
        if (amount == Nmr.Zero)
            return;
        Enter(
            new LedgerEntry
            {
                Moment = moment,
                From = from,
                To = to,
                Amount = amount,
                Why = why,
                Model = model,
                Round = round,
            }
        );
    }

    /// <summary>The same books, to go on from on their own.</summary>
    public DoubleEntryBooks Copy() => new(this);
}
