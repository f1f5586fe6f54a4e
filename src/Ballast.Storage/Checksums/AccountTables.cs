using Ballast.Storage.Engines;

namespace Ballast.Storage.Checksums;

/// <summary>The tables of what Numerai says of the own accounts. All begin with the same five columns.</summary>
internal static class AccountTables
{
    /// <summary>Columns that every one of them begins with.</summary>
    public const int Shared = 5;

    public static readonly Rows Balances = Create(
        "wallet_balance_revision",
        "address",
        "available",
        "stake_credit",
        "held_for_increases",
        "held_for_withdrawals",
        "held_for_fusion",
        "on_chain"
    );

    public static readonly Rows Stakes = Create(
        "model_stake_revision",
        "tournament",
        "name",
        "staked",
        "settled",
        "with_pending"
    );

    public static readonly Rows Settings = Create(
        "stake_setting_revision",
        "tournament",
        "name",
        "take_profit",
        "per_round",
        "mode",
        "is_enabled"
    );

    public static readonly Rows Pending = Create(
        "pending_stake_revision",
        "tournament",
        "name",
        "kind",
        "request_id",
        "amount",
        "is_drain",
        "status",
        "requested_at",
        "due_at",
        "is_open"
    );

    public static readonly Rows StakeTransactions = Create(
        "stake_transaction_revision",
        "tournament",
        "name",
        "round",
        "type",
        "amount",
        "happened_at",
        "note",
        "place"
    );

    public static readonly Rows WalletTransactions = Create(
        "wallet_transaction_revision",
        "tournament",
        "type",
        "amount",
        "from_address",
        "to_address",
        "happened_at",
        "status",
        "hash",
        "place"
    );

    public static readonly Rows Claims = Create(
        "atomic_claim_revision",
        "tournament",
        "name",
        "round",
        "staker",
        "submission_id",
        "payout",
        "burn",
        "claimable",
        "is_open"
    );

    public static readonly IReadOnlyList<Rows> All =
    [
        Balances,
        Stakes,
        Settings,
        Pending,
        StakeTransactions,
        WalletTransactions,
        Claims,
    ];

    private static Rows Create(string table, params ReadOnlySpan<string> columns) =>
        new(table, ["account", "cell", "known_at", "source_id", "is_assumed", .. columns]);
}
