using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>What is known of the own accounts at one moment: of everything that was said, what is in force then.</summary>
/// <remarks>
/// What the API does not tell is not here and is not zero: idle NMR and settings of strategies, burns deferred as debt (domain notes, sections 4.3, 4.4, 4.7).
/// </remarks>
public sealed record AccountFacts
{
    /// <summary>Nothing is known.</summary>
    public static AccountFacts None { get; } = new();

    /// <summary>One an account, by its name.</summary>
    public IReadOnlyList<WalletBalance> Balances { get; init; } = [];

    /// <summary>Continuous stakes, one a model.</summary>
    public IReadOnlyList<ModelStake> Stakes { get; init; } = [];

    /// <summary>One a model.</summary>
    public IReadOnlyList<StakeSetting> Settings { get; init; } = [];

    /// <summary>Releases and increases that wait.</summary>
    public IReadOnlyList<PendingStakeChange> Pending { get; init; } = [];

    /// <summary>Releases and increases that are listed no more, as they were when they were: paid out, come in or cancelled.</summary>
    public IReadOnlyList<PendingStakeChange> Ended { get; init; } = [];

    /// <summary>Movements of stake, oldest first.</summary>
    public IReadOnlyList<StakeTransaction> StakeTransactions { get; init; } = [];

    /// <summary>Movements of the wallets, oldest first.</summary>
    public IReadOnlyList<WalletTransaction> WalletTransactions { get; init; } = [];

    /// <summary>Claims, those that are not listed any more among them.</summary>
    public IReadOnlyList<AtomicClaim> Claims { get; init; } = [];

    /// <summary>Since when a part of an account has been reported; parts that never were are left out.</summary>
    public IReadOnlyDictionary<(string Account, AccountPart Part), DateTimeOffset> ReportedSince { get; init; } =
        new Dictionary<(string, AccountPart), DateTimeOffset>();

    /// <summary>Positions of atomic staking, put together from movements and claims.</summary>
    public IReadOnlyList<AtomicPosition> Positions => AtomicPosition.Find(StakeTransactions, Claims);

    /// <summary>What is about one tournament, and what is about none: wallets serve all of them.</summary>
    public AccountFacts Of(Tournament tournament) =>
        this with
        {
            Stakes = [.. Stakes.Where(s => s.Tournament == tournament)],
            Settings = [.. Settings.Where(s => s.Tournament == tournament)],
            Pending = [.. Pending.Where(p => p.Tournament == tournament)],
            Ended = [.. Ended.Where(p => p.Tournament == tournament)],
            StakeTransactions = [.. StakeTransactions.Where(t => t.Tournament is null || t.Tournament == tournament)],
            Claims = [.. Claims.Where(c => c.Tournament == tournament)],
        };
}
