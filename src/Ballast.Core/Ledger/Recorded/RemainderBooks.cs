using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Recorded;

/// <summary>Books in which no move fails: what an account lacks comes from <see cref="LedgerAccount.Unexplained"/>, in an entry of its own.</summary>
internal sealed class RemainderBooks
{
    private readonly DoubleEntryBooks _books = new();

    /// <summary>The moment of what is entered next.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>All entries, in the order of their moments.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _books.Entries;

    /// <summary>The balance of an account; zero where it was never touched.</summary>
    public Nmr Balance(LedgerAccount account) => _books.Balance(account);

    /// <summary>Moves what is there; nothing where the amount is zero.</summary>
    public void Enter(
        LedgerAccount from,
        LedgerAccount to,
        Nmr amount,
        EntryReason why,
        StakedModel? model = null,
        int? round = null
    ) => _books.Move(Now, from, to, amount, why, model, round);

    /// <summary>Moves out of an account that may hold too little.</summary>
    public void Take(
        LedgerAccount from,
        LedgerAccount to,
        Nmr amount,
        EntryReason why,
        StakedModel? model = null,
        int? round = null
    )
    {
        if (!from.IsOutside)
        {
            var missing = Positive(amount - Balance(from));
            Enter(LedgerAccount.Unexplained, from, missing, EntryReason.Unexplained, model, round);
        }
        Enter(from, to, amount, why, model, round);
    }

    /// <summary>Places of a kind in a tournament that hold something, by model.</summary>
    public IReadOnlyList<(LedgerAccount Account, Nmr Amount)> Of(LedgerPlace place, Tournament tournament) =>
        [
            .. _books
                .Balances.Where(b => b.Key.Place == place && b.Key.Tournament == tournament && b.Value > Nmr.Zero)
                .OrderBy(b => b.Key.Model, StringComparer.Ordinal)
                .Select(b => (b.Key, b.Value)),
        ];

    /// <summary>What all of them hold.</summary>
    public Nmr Sum(LedgerPlace place, Tournament tournament) => Amounts.Sum(Of(place, tournament), b => b.Amount);

    /// <summary>The smaller amount.</summary>
    public static Nmr Least(Nmr one, Nmr other) => one < other ? one : other;

    /// <summary>The amount, and zero where it is below.</summary>
    public static Nmr Positive(Nmr amount) => amount > Nmr.Zero ? amount : Nmr.Zero;
}
