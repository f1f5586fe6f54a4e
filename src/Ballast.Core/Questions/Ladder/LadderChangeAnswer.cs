using Ballast.Core.Text;

namespace Ballast.Core.Questions.Ladder;

/// <summary>What changes that are asked for at the moment of the question would do by when: the account with them beside the account without, no round paying or burning.</summary>
/// <param name="Staking">legacy or atomic: how the next round to close is staked.</param>
/// <param name="Mode">Atomic: constant or compound, where all of the models go on alike; else null.</param>
/// <param name="IsModeAssumed">Whether the mode was neither synced nor asked for.</param>
/// <param name="CutoverRound">The first atomic round, where the tournament moves while the changes are on their way; else null.</param>
/// <param name="CutoverDay">The day on which it closes.</param>
/// <param name="Wallet">NMR in the wallets before; null where that is not known.</param>
/// <param name="Models">One entry a change.</param>
/// <param name="Refused">Models that it is refused for; only where no model was named.</param>
/// <param name="Days">The days on which something differs from then on, in order.</param>
public sealed record LadderChangeEntry(
    string Staking,
    string? Mode,
    bool IsModeAssumed,
    int? CutoverRound,
    DateOnly? CutoverDay,
    decimal? Wallet,
    IReadOnlyList<LadderChangeModelEntry> Models,
    IReadOnlyList<LadderRefusedEntry> Refused,
    IReadOnlyList<LadderChangeDayEntry> Days
);

/// <summary>What becomes of one change.</summary>
/// <param name="Model">The model.</param>
/// <param name="Kind">release or increase.</param>
/// <param name="Nmr">NMR that were asked for, of the whole stake.</param>
/// <param name="IsAll">Whether everything is asked back, whatever it will be.</param>
/// <param name="PerRound">NMR at risk in a round without it.</param>
/// <param name="PerRoundAfter">NMR at risk in a round with it.</param>
/// <param name="StakeOfRound">The round that says what is staked; null where the account's own facts say it.</param>
/// <param name="FromRound">The first round that it changes; null where it changes none.</param>
/// <param name="FromTime">When that round closes.</param>
/// <param name="LockedChange">NMR that are locked more at the end; below zero for less.</param>
/// <param name="ChangesFrom">The first day on which more or less is locked; null where there is none.</param>
/// <param name="ChangesBy">The last such day.</param>
/// <param name="WalletOn">The day on which a released legacy stake reaches the wallet; null where none does by itself.</param>
public sealed record LadderChangeModelEntry(
    string Model,
    string Kind,
    decimal Nmr,
    bool IsAll,
    decimal PerRound,
    decimal PerRoundAfter,
    int? StakeOfRound,
    int? FromRound,
    DateTimeOffset? FromTime,
    decimal LockedChange,
    DateOnly? ChangesFrom,
    DateOnly? ChangesBy,
    DateOnly? WalletOn
);

/// <summary>A change that is refused.</summary>
/// <param name="Model">The model.</param>
/// <param name="Code">A word for scripts.</param>
/// <param name="Message">Why, and what to do.</param>
public sealed record LadderRefusedEntry(string Model, string Code, Notice Message);

/// <summary>A day on which the changes do something, at its end.</summary>
/// <param name="Day">The day.</param>
/// <param name="Round">The round that closes on it; null for none.</param>
/// <param name="With">The changed models with the changes.</param>
/// <param name="Without">The same without them.</param>
/// <param name="Moves">What happens on it because of them, by model.</param>
public sealed record LadderChangeDayEntry(
    DateOnly Day,
    int? Round,
    LadderStandingEntry With,
    LadderStandingEntry Without,
    IReadOnlyList<LadderMoveEntry> Moves
);

/// <summary>Where NMR stand.</summary>
/// <param name="PerRound">At risk in the round that closed last.</param>
/// <param name="Locked">Locked: a legacy stake once, with what waits to join it; atomic positions added up.</param>
/// <param name="Free">Atomic: free to be withdrawn from the strategy, against now; below zero for what must be brought in.</param>
/// <param name="WalletChange">More in the wallets than before the changes were asked for.</param>
public sealed record LadderStandingEntry(decimal PerRound, decimal Locked, decimal Free, decimal WalletChange);

/// <summary>What happens to NMR of a model because of a change.</summary>
/// <param name="Model">The model.</param>
/// <param name="What">leaves-risk or joins-risk: of rounds that close from then on; comes-free or is-locked.</param>
/// <param name="Nmr">NMR.</param>
public sealed record LadderMoveEntry(string Model, string What, decimal Nmr);
