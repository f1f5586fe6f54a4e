using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Atomic;

/// <summary>What the books do not say of a model on atomic staking: settings, open positions, claims.</summary>
internal sealed class AtomicModel(StakedModel key)
{
    private readonly SortedDictionary<int, AtomicPosition> _positions = [];
    private readonly List<SettledClaim> _claims = [];

    /// <summary>The model.</summary>
    public StakedModel Key => key;

    /// <summary>The settings; at first nothing is staked.</summary>
    public AtomicSettings Settings { get; set; }

    /// <summary>Open positions, by round.</summary>
    public IReadOnlyCollection<AtomicPosition> Positions => _positions.Values;

    /// <summary>Settled and unclaimed, in the order in which they resolved.</summary>
    public IReadOnlyList<SettledClaim> Claims => _claims;

    /// <summary>The newest claim; null where there is none.</summary>
    public SettledClaim? Newest => _claims.Count > 0 ? _claims[^1] : null;

    /// <summary>An open position; null where there is none.</summary>
    public AtomicPosition? Find(int round) => _positions.GetValueOrDefault(round);

    /// <summary>A place of the model in the books.</summary>
    public LedgerAccount At(LedgerPlace place) => LedgerAccount.At(place, key);

    /// <summary>Deferred burns.</summary>
    public Nmr Debt(DoubleEntryBooks books) => books.Balance(At(LedgerPlace.Debt));

    /// <summary>Enters an open position.</summary>
    public void Add(AtomicPosition position) => _positions.Add(position.Round, position);

    /// <summary>Turns an open position into a claim.</summary>
    public void Settle(AtomicPosition position, Nmr payout, DateTimeOffset moment)
    {
        _positions.Remove(position.Round);
        Add(
            new SettledClaim
            {
                Round = position.Round,
                Principal = position.Stake,
                Payout = payout,
                ResolvedAt = moment,
            }
        );
    }

    /// <summary>Enters a claim; claims are kept in the order in which they resolved.</summary>
    public void Add(SettledClaim claim)
    {
        var at = _claims.FindLastIndex(c => c.ResolvedAt <= claim.ResolvedAt) + 1;
        _claims.Insert(at, claim);
    }

    /// <summary>Takes a claim out.</summary>
    public void Remove(SettledClaim claim) => _claims.Remove(claim);

    /// <summary>The same state, to go on from on its own.</summary>
    public AtomicModel Copy()
    {
        var copy = new AtomicModel(key) { Settings = Settings };
        foreach (var position in _positions.Values)
            copy.Add(position);
        copy._claims.AddRange(_claims);
        return copy;
    }
}
