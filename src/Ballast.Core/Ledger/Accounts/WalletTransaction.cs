using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>NMR that came into an account's wallet or left it. Null means that it was not said.</summary>
/// <remarks>
/// A transfer from the wallet to a strategy within seconds of a deposit is automation and no withdrawal (domain notes, section 7, quirk 12).
/// </remarks>
public sealed record WalletTransaction : IAccountFact<WalletTransaction>
{
    /// <inheritdoc />
    public required string Account { get; init; }

    /// <summary>The tournament, where it belongs to one.</summary>
    public Tournament? Tournament { get; init; }

    /// <summary>What happened, in Numerai's word.</summary>
    public string? Type { get; init; }

    /// <summary>NMR.</summary>
    public Nmr? Amount { get; init; }

    /// <summary>The address that it came from.</summary>
    public string? From { get; init; }

    /// <summary>The address that it went to.</summary>
    public string? To { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>How far it is, in Numerai's word; changes while it is on its way.</summary>
    public string? Status { get; init; }

    /// <summary>Hash of the transaction on the chain; comes later than the line itself.</summary>
    public string? Hash { get; init; }

    /// <summary>0 for the first of movements that say the same, 1 for the second, and so on.</summary>
    public int Place { get; init; }

    /// <inheritdoc />
    public required KnownTime Known { get; init; }

    /// <inheritdoc />
    public string Cell =>
        Cells.Join(Time?.ToUnixTimeMilliseconds(), (int?)Tournament, Type, Amount, From, To, null, Place);

    /// <inheritdoc />
    public WalletTransaction At(KnownTime known) => this with { Known = known };
}
