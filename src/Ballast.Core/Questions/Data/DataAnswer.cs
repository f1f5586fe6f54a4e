using System.Text.Json.Serialization;

namespace Ballast.Core.Questions.Data;

/// <summary>What is stored, how fresh it is and what is missing, as JSON.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="Models">How many models.</param>
/// <param name="Metrics">The scores that are stored of any of them.</param>
/// <param name="ScoredRounds">Rounds in which any model has a score.</param>
/// <param name="FirstRound">The first of them; null where there is none.</param>
/// <param name="LastRound">The last of them; null where there is none.</param>
/// <param name="NewestOpenRound">The last round that had opened by the calendar.</param>
/// <param name="RoundsBehind">Rounds between the last scored one and that; null where nothing is scored.</param>
/// <param name="MissingRounds">Rounds between the first and the last in which no model has a score, ascending.</param>
/// <param name="InterimRounds">Rounds with a score that is not final, ascending.</param>
/// <param name="Positions">Stakes by model and round.</param>
/// <param name="UnsettledPositions">Stakes without a settled payout: open ones, and those of rounds that have resolved.</param>
/// <param name="PriceDays">Days with a price of NMR in US dollars.</param>
/// <param name="LastPriceDay">The last of them; null where there is none.</param>
/// <param name="StakeDays">Reports of stakes by model and day.</param>
public sealed record DataAnswer(
    string Tournament,
    int Models,
    IReadOnlyList<string> Metrics,
    int ScoredRounds,
    int? FirstRound,
    int? LastRound,
    int NewestOpenRound,
    int? RoundsBehind,
    IReadOnlyList<int> MissingRounds,
    IReadOnlyList<int> InterimRounds,
    int Positions,
    int UnsettledPositions,
    int PriceDays,
    DateOnly? LastPriceDay,
    int StakeDays
)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.data/1";

    /// <summary>What a sync reported of the own accounts; null where none was synced.</summary>
    public StoredAccountsEntry? Accounts { get; init; }

    /// <summary>What is missing and why, what a sync or an import would bring first.</summary>
    public IReadOnlyList<LackEntry> Missing { get; init; } = [];
}

/// <summary>What is in force of the own accounts: of this tournament, and of wallets, which serve all.</summary>
/// <param name="Accounts">Accounts.</param>
/// <param name="Wallets">Wallets with a balance.</param>
/// <param name="Stakes">Models with a continuous stake that was reported, also of 0.</param>
/// <param name="Settings">Models with a setting.</param>
/// <param name="Pending">Increases and releases on their way.</param>
/// <param name="StakeTransactions">Movements of stakes.</param>
/// <param name="WalletTransactions">Movements of wallets.</param>
/// <param name="Claims">Claims of atomic staking, listed and not listed any more.</param>
public sealed record StoredAccountsEntry(
    int Accounts,
    int Wallets,
    int Stakes,
    int Settings,
    int Pending,
    int StakeTransactions,
    int WalletTransactions,
    int Claims
);

/// <summary>Something that is not stored.</summary>
/// <param name="What">behind, no-score, resolved-since, left-out, payout-missing, open or price.</param>
/// <param name="Count">How many: rounds, for left-out scores, for payout-missing stakes, for price days with stakes.</param>
/// <param name="Rounds">In which rounds, ascending; empty for prices.</param>
/// <param name="Why">Why, in a sentence.</param>
/// <param name="Helps">What brings it, in a sentence; null where it comes by itself or never.</param>
public sealed record LackEntry(string What, int Count, IReadOnlyList<int> Rounds, string Why, string? Helps);
