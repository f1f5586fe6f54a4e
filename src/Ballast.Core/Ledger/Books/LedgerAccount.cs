using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Books;

/// <summary>A named place where NMR of one owner lies, or outside of which it comes or goes.</summary>
public readonly record struct LedgerAccount
{
    private LedgerAccount(LedgerPlace place, Tournament? tournament = null, string? model = null) =>
        (Place, Tournament, Model) = (place, tournament, model);

    /// <summary>The kind of place.</summary>
    public LedgerPlace Place { get; }

    /// <summary>The tournament; null for places of the whole account.</summary>
    public Tournament? Tournament { get; }

    /// <summary>The model; null for places that models share.</summary>
    public string? Model { get; }

    /// <summary>Whether it lies outside of what the owner has: only these may be below zero.</summary>
    public bool IsOutside =>
        Place
            is LedgerPlace.Opening
                or LedgerPlace.Elsewhere
                or LedgerPlace.Payouts
                or LedgerPlace.Burned
                or LedgerPlace.Unexplained;

    /// <summary>The wallet.</summary>
    public static LedgerAccount Wallet { get; } = new(LedgerPlace.Wallet);

    /// <summary>Stake credit.</summary>
    public static LedgerAccount Credit { get; } = new(LedgerPlace.Credit);

    /// <summary>Opening balances come from here.</summary>
    public static LedgerAccount Opening { get; } = new(LedgerPlace.Opening);

    /// <summary>Other addresses.</summary>
    public static LedgerAccount Elsewhere { get; } = new(LedgerPlace.Elsewhere);

    /// <summary>Numerai, which pays.</summary>
    public static LedgerAccount Payouts { get; } = new(LedgerPlace.Payouts);

    /// <summary>Burned NMR.</summary>
    public static LedgerAccount Burned { get; } = new(LedgerPlace.Burned);

    /// <summary>What no known movement explains.</summary>
    public static LedgerAccount Unexplained { get; } = new(LedgerPlace.Unexplained);

    /// <summary>Idle NMR of a tournament's strategy.</summary>
    public static LedgerAccount Idle(Tournament tournament) => new(LedgerPlace.Idle, tournament);

    /// <summary>A place of a model.</summary>
    /// <exception cref="ArgumentException">The place is none that a model has.</exception>
    public static LedgerAccount At(LedgerPlace place, StakedModel model) =>
        place
            is LedgerPlace.Held
                or LedgerPlace.Stake
                or LedgerPlace.Locked
                or LedgerPlace.Claimable
                or LedgerPlace.Debt
            ? new LedgerAccount(place, model.Tournament, model.Name)
            : throw new ArgumentException($"A model has no place {place}.", nameof(place));

    /// <inheritdoc />
    public override string ToString() => string.Join('/', new object?[] { Place, Tournament, Model }.OfType<object>());
}
