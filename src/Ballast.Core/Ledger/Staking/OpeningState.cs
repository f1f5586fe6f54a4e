using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Legacy;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Staking;

/// <summary>The stored facts that a ledger begins with: what an account has at a moment.</summary>
public sealed record OpeningState
{
    /// <summary>The moment.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>NMR in the wallet.</summary>
    public required Nmr Wallet { get; init; }

    /// <summary>Stake credit, NMR.</summary>
    public Nmr Credit { get; init; } = Nmr.Zero;

    /// <summary>When the account was made; null where that is not known, and then its age is not held against a withdrawal.</summary>
    public DateTimeOffset? AccountMade { get; init; }

    /// <summary>Tournaments of which there is something to say.</summary>
    public IReadOnlyList<OpeningTournament> Tournaments { get; init; } = [];

    /// <summary>The models.</summary>
    public IReadOnlyList<OpeningModel> Models { get; init; } = [];
}

/// <summary>What an account has in a tournament beside its models.</summary>
public sealed record OpeningTournament
{
    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>Idle NMR of the strategy.</summary>
    public Nmr Idle { get; init; } = Nmr.Zero;

    /// <summary>The first atomic round, where the cutover has been; null before it.</summary>
    public int? FirstAtomicRound { get; init; }

    /// <summary>
    /// Legacy rounds that closed and have not resolved, whether or not the account takes part: slices of the migration depend on them. Those of the models
    /// count anyway.
    /// </summary>
    public IReadOnlyCollection<int> RunningLegacyRounds { get; init; } = [];
}

/// <summary>What a model has.</summary>
public sealed record OpeningModel
{
    /// <summary>The model.</summary>
    public required StakedModel Model { get; init; }

    /// <summary>Legacy stake, NMR; a pending release is still in it.</summary>
    public Nmr Stake { get; init; } = Nmr.Zero;

    /// <summary>The legacy stake at the cutover; null where there was none yet or it is not known, then <see cref="Stake"/> counts.</summary>
    public Nmr? StakeAtCutover { get; init; }

    /// <summary>Held for scheduled increases, NMR.</summary>
    public Nmr Held { get; init; } = Nmr.Zero;

    /// <summary>Whether take profit is on.</summary>
    public bool TakesProfit { get; init; }

    /// <summary>The pending release; null where there is none.</summary>
    public PendingRelease? Release { get; init; }

    /// <summary>Open legacy rounds with NMR at risk.</summary>
    public IReadOnlyCollection<LegacyRound> Rounds { get; init; } = [];

    /// <summary>Atomic settings.</summary>
    public AtomicSettings Settings { get; init; }

    /// <summary>Open positions.</summary>
    public IReadOnlyCollection<AtomicPosition> Positions { get; init; } = [];

    /// <summary>Settled and unclaimed.</summary>
    public IReadOnlyCollection<SettledClaim> Claims { get; init; } = [];

    /// <summary>Deferred burns, NMR.</summary>
    public Nmr Debt { get; init; } = Nmr.Zero;
}
