using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>What lay in an account's wallet at Numerai, outside of all models. Amounts in NMR; null means that it was not said.</summary>
/// <remarks>
/// Idle NMR in the strategy contracts of atomic staking is not among it: the API tells it nowhere, only the chain does (domain notes, sections 4.4 and 5).
/// </remarks>
public sealed record WalletBalance : IAccountFact<WalletBalance>
{
    /// <inheritdoc />
    public required string Account { get; init; }

    /// <summary>The wallet's address.</summary>
    public string? Address { get; init; }

    /// <summary>Free to use (<c>availableNmr</c>).</summary>
    public Nmr? Available { get; init; }

    /// <summary>Can be staked and not withdrawn (<c>availableStakeCredit</c>; domain notes, section 3.5).</summary>
    public Nmr? StakeCredit { get; init; }

    /// <summary>Taken from the wallet for increases that wait for the next close (<c>heldForScheduledStakeIncreases</c>).</summary>
    public Nmr? HeldForIncreases { get; init; }

    /// <summary>On its way out (<c>heldForPendingWithdrawals</c>).</summary>
    public Nmr? HeldForWithdrawals { get; init; }

    /// <summary>Held for a kind of stake that is gone (<c>heldForFusionStakes</c>).</summary>
    public Nmr? HeldForFusion { get; init; }

    /// <summary>What the chain says of the address, as the API shows it (<c>onChainWalletBalance</c>).</summary>
    public Nmr? OnChain { get; init; }

    /// <inheritdoc />
    public required KnownTime Known { get; init; }

    /// <inheritdoc />
    public string Cell => "";

    /// <inheritdoc />
    public WalletBalance At(KnownTime known) => this with { Known = known };
}
