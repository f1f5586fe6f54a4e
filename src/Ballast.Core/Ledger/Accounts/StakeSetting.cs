using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>How an own model stakes. Null means that it was not said.</summary>
/// <remarks>
/// The API says nothing of the settings of atomic staking: they stand in the strategy contract (<c>modelConfig</c>; domain notes, sections 4.3 and 5), so
/// <see cref="PerRound"/>, <see cref="Mode"/> and <see cref="IsEnabled"/> are null in everything that a sync keeps.
/// </remarks>
public sealed record StakeSetting : IAccountFact<StakeSetting>
{
    /// <inheritdoc />
    public required string Account { get; init; }

    /// <summary>The model's tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Continuous staking: whether positive payouts go to the wallet (domain notes, section 3.4).</summary>
    public bool? TakesProfit { get; init; }

    /// <summary>Atomic staking: NMR to stake in each round.</summary>
    public Nmr? PerRound { get; init; }

    /// <summary>Atomic staking: what becomes of settlements.</summary>
    public AtomicMode? Mode { get; init; }

    /// <summary>Atomic staking: whether new positions are opened.</summary>
    public bool? IsEnabled { get; init; }

    /// <inheritdoc />
    public required KnownTime Known { get; init; }

    /// <inheritdoc />
    public string Cell => Cells.Create(Tournament, Model);

    /// <inheritdoc />
    public StakeSetting At(KnownTime known) => this with { Known = known };
}

/// <summary>What a strategy does with settlements.</summary>
public enum AtomicMode
{
    /// <summary>Each round gets the configured amount; what is left over goes idle.</summary>
    Constant,

    /// <summary>Settlements are rolled into the next round; the amount is a floor.</summary>
    Compound,
}
