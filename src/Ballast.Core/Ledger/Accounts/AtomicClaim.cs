using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>What a position of atomic staking is worth once its round has resolved. Amounts in NMR; null means that it was not said.</summary>
/// <remarks>
/// The API lists claims from the resolution of their round until they are claimed, restaked or finalised. It does not say whether a burn was deferred by
/// restaking, nor how much: debt is on the chain alone (domain notes, section 4.7).
/// </remarks>
public sealed record AtomicClaim : IAccountFact<AtomicClaim>
{
    /// <inheritdoc />
    public required string Account { get; init; }

    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>The model's name; its id where the account's models do not know it.</summary>
    public required string Model { get; init; }

    /// <summary>The round.</summary>
    public required int Round { get; init; }

    /// <summary>The address that staked: of a strategy or of a wallet.</summary>
    public required string Staker { get; init; }

    /// <summary>The submission that was staked on.</summary>
    public string? SubmissionId { get; init; }

    /// <summary>What is paid; 0 where the round burned.</summary>
    public Nmr? Payout { get; init; }

    /// <summary>What is burned, above 0; 0 where the round paid.</summary>
    public Nmr? Burn { get; init; }

    /// <summary>What a direct claim brings: stake + payout - burn (domain notes, section 4.6).</summary>
    public Nmr? Claimable { get; init; }

    /// <summary>Whether Numerai still lists it. Where it does not any more, it was claimed, restaked or finalised: which of them is not said.</summary>
    public bool IsOpen { get; init; } = true;

    /// <inheritdoc />
    public required KnownTime Known { get; init; }

    /// <summary>What was locked in the round; null where not all of the claim was said.</summary>
    public Nmr? Staked =>
        this is { Claimable: { } claimable, Payout: { } payout, Burn: { } burn } ? claimable - payout + burn : null;

    /// <inheritdoc />
    public string Cell =>
        Cells.Create(
            Tournament,
            Model,
            Round.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Staker.ToLowerInvariant()
        );

    /// <inheritdoc />
    public AtomicClaim At(KnownTime known) => this with { Known = known };
}
