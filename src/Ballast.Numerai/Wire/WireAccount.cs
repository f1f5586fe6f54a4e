using System.Text.Json.Serialization;
using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>The account a key belongs to. Balances are in NMR; <c>models</c> only come where asked for.</summary>
public sealed record WireAccount
{
    public string? Id { get; init; }
    public string? Username { get; init; }

    /// <summary>All tournaments together; filter on Model.tournament.</summary>
    public IReadOnlyList<WireModel?>? Models { get; init; }
    public IReadOnlyList<WireApiToken?>? ApiTokens { get; init; }
    public string? DisplayName { get; init; }

    [JsonConverter(typeof(WireWordConverter<AccountStatus>))]
    public WireWord<AccountStatus>? Status { get; init; }
    public DateTimeOffset? InsertedAt { get; init; }
    public string? WalletAddress { get; init; }
    public Nmr? AvailableNmr { get; init; }
    public Nmr? AvailableStakeCredit { get; init; }
    public Nmr? HeldForFusionStakes { get; init; }
    public Nmr? HeldForPendingWithdrawals { get; init; }
    public Nmr? HeldForScheduledStakeIncreases { get; init; }
    public Nmr? OnChainWalletBalance { get; init; }
    public IReadOnlyList<WireScheduledStake?>? ScheduledStakeTxns { get; init; }
    public IReadOnlyList<WireWalletTransaction?>? WalletTxns { get; init; }
}

/// <summary>One movement of the wallet.</summary>
public sealed record WireWalletTransaction
{
    public string? Type { get; init; }
    public Nmr? Amount { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Status { get; init; }
    public string? TxHash { get; init; }
    public DateTimeOffset? Time { get; init; }
    public int? Tournament { get; init; }
}

/// <summary>A change of stake that waits for its day.</summary>
public sealed record WireScheduledStake
{
    public string? Model { get; init; }
    public int? Tournament { get; init; }
    public string? Type { get; init; }
    public Nmr? Amount { get; init; }
    public bool? Drain { get; init; }
    public string? Status { get; init; }
    public DateTimeOffset? Time { get; init; }
    public DateTimeOffset? DueDate { get; init; }
}
