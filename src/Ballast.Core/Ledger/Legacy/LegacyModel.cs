using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Legacy;

/// <summary>What the books do not say of a model on legacy staking: settings, open rounds, the pending release.</summary>
internal sealed class LegacyModel(StakedModel key)
{
    private readonly SortedDictionary<int, LegacyRound> _rounds = [];

    /// <summary>The model.</summary>
    public StakedModel Key => key;

    /// <summary>Whether payouts go to the wallet in rounds to come.</summary>
    public bool TakesProfit { get; set; }

    /// <summary>The one pending release; null where there is none.</summary>
    public PendingRelease? Release { get; set; }

    /// <summary>Rounds with NMR at risk that have not resolved, ascending.</summary>
    public IReadOnlyCollection<LegacyRound> Rounds => _rounds.Values;

    /// <summary>The stake as it stands.</summary>
    public Nmr Stake(DoubleEntryBooks books) => books.Balance(LedgerPlace.Stake, key);

    /// <summary>An open round; null where the model has nothing at risk in it.</summary>
    public LegacyRound? Find(int round) => _rounds.GetValueOrDefault(round);

    /// <summary>Enters an open round.</summary>
    public void Add(LegacyRound round) => _rounds.Add(round.Round, round);

    /// <summary>Takes a round out; null where the model has nothing at risk in it.</summary>
    public LegacyRound? Take(int round) => _rounds.Remove(round, out var taken) ? taken : null;

    /// <summary>When a release is expected to reach the wallet, now that some rounds are open.</summary>
    public DateTimeOffset DueAt(PendingRelease release) =>
        Awaited(release).Select(r => r.ResolvesAt).Append(release.NotBefore).Max();

    /// <summary>Whether no round that was active at the request is still open.</summary>
    public bool IsFree(PendingRelease release) => !Awaited(release).Any();

    /// <summary>The same state, to go on from on its own.</summary>
    public LegacyModel Copy()
    {
        var copy = new LegacyModel(key) { TakesProfit = TakesProfit, Release = Release };
        foreach (var round in _rounds.Values)
            copy.Add(round);
        return copy;
    }

    private IEnumerable<LegacyRound> Awaited(PendingRelease release) =>
        _rounds.Values.Where(r => r.FixedAt <= release.AskedAt);
}
