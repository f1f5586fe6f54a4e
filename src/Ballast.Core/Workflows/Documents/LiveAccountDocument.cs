using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>Own accounts, as Numerai shows them now.</summary>
/// <param name="Accounts">One a key.</param>
public sealed record LiveAccountDocument(IReadOnlyList<LiveAccount> Accounts)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.account-live/1";
}

/// <summary>An account. Amounts in NMR; what Numerai did not tell is null.</summary>
public sealed record LiveAccount
{
    /// <summary>The user's name for it.</summary>
    public required string Account { get; init; }

    /// <summary>Its name with Numerai.</summary>
    public required string? Username { get; init; }

    /// <summary>Its state in Numerai's words.</summary>
    public required string? Status { get; init; }

    /// <summary>Free in the wallet.</summary>
    public required decimal? Available { get; init; }

    /// <summary>Credit that can only be staked.</summary>
    public required decimal? StakeCredit { get; init; }

    /// <summary>Held for increases that wait for the next close.</summary>
    public required decimal? HeldForIncreases { get; init; }

    /// <summary>Held for withdrawals.</summary>
    public required decimal? HeldForWithdrawals { get; init; }

    /// <summary>What the key may do; null where Numerai does not say.</summary>
    public required IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Its models, of all tournaments.</summary>
    public required IReadOnlyList<LiveModel> Models { get; init; }
}

/// <summary>A model of an own account.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Tournament">The tournament; null for one that is not known.</param>
/// <param name="ModelId">Numerai's id of it.</param>
/// <param name="Settled">The stake as far as it is settled.</param>
/// <param name="WithPending">With changes on their way.</param>
/// <param name="Pending">The change that is on its way: its direction, in Numerai's words; null where none is.</param>
/// <param name="PendingNmr">Its amount.</param>
/// <param name="PendingIsAll">Whether it is the whole stake, whatever the amount says.</param>
/// <param name="PendingDue">When it is to happen.</param>
/// <param name="Round">The newest round of which something is reported.</param>
/// <param name="Status">on-time, late, queued or none for that round.</param>
public sealed record LiveModel(
    string Model,
    string? Tournament,
    string? ModelId,
    decimal? Settled,
    decimal? WithPending,
    string? Pending,
    decimal? PendingNmr,
    bool PendingIsAll,
    DateTimeOffset? PendingDue,
    int? Round,
    string? Status
);
