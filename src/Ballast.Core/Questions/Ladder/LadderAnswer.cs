using System.Text.Json.Serialization;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Ladder;

/// <summary>What is locked where, and when each NMR comes free if nothing new is staked from the moment of the question on.</summary>
public sealed record LadderAnswer : IRuledDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.ladder/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>The moment of the question.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The next round to close: what is asked for before then counts from it on.</summary>
    public required int NextRound { get; init; }

    /// <summary>When it closes, as recorded or by the timetable.</summary>
    public required DateTimeOffset NextClose { get; init; }

    /// <summary>At risk in open rounds, added up over them, NMR.</summary>
    public required decimal AtRisk { get; init; }

    /// <summary>NMR that are locked: a legacy stake once, atomic positions added up.</summary>
    public required decimal Locked { get; init; }

    /// <summary>The most that the open rounds can burn, NMR below zero.</summary>
    public required decimal WorstCase { get; init; }

    /// <summary>The day on which the last of it is free; null where nothing is locked.</summary>
    public required DateOnly? FreeBy { get; init; }

    /// <summary>Why it cannot be said what stands open; null where it can.</summary>
    public string? NoOpenStakes { get; init; }

    /// <summary>One entry a model and staking system, in the order of names.</summary>
    public required IReadOnlyList<LadderModelEntry> Models { get; init; }

    /// <summary>How many of the models with something locked are of a synced account; null where none was synced.</summary>
    public int? Own { get; init; }

    /// <summary>One entry a day on which an open round resolves, in order. What comes free on all of them is what is locked now.</summary>
    public required IReadOnlyList<LadderDayEntry> Calendar { get; init; }

    /// <summary>What the open rounds can bring, one entry a staking system: worst case, and stretches of the past replayed. The same as in the answer to risk.</summary>
    public required IReadOnlyList<LockEntry> Outcomes { get; init; }

    /// <summary>Why there are no outcomes; null where there are, or where nothing is locked.</summary>
    public required Notice? NoOutcomes { get; init; }

    /// <summary>NMR in the wallets of own accounts, one entry an account; none where no account was synced.</summary>
    public required IReadOnlyList<LadderWalletEntry> Wallets { get; init; }

    /// <summary>Increases and releases of own models that wait for their day, by that day.</summary>
    public required IReadOnlyList<LadderWaitingEntry> Waiting { get; init; }

    /// <summary>What a stake would mean; null where none was asked about.</summary>
    public required LadderWhatIfEntry? WhatIf { get; init; }

    /// <summary>What changes that are asked for now would do by when; null where none were asked about.</summary>
    public required LadderChangeEntry? Change { get; init; }

    /// <summary>The payout rules of the open rounds.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }
}

/// <summary>What one model has locked under one staking system.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Staking">legacy or atomic.</param>
/// <param name="Rounds">Open rounds.</param>
/// <param name="AtRisk">At risk, added up over them, NMR.</param>
/// <param name="Locked">NMR that are locked.</param>
/// <param name="WorstCase">The most that they can burn, NMR below zero.</param>
/// <param name="FreeFrom">The first day on which some comes free.</param>
/// <param name="FreeBy">The day on which the last of it is free.</param>
public sealed record LadderModelEntry(
    string Model,
    string Staking,
    int Rounds,
    decimal AtRisk,
    decimal Locked,
    decimal WorstCase,
    DateOnly FreeFrom,
    DateOnly FreeBy
);

/// <summary>A wallet, which serves all tournaments. Null where Numerai did not say.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Free">NMR that are free to use.</param>
/// <param name="Held">NMR that are held for increases of stakes.</param>
/// <param name="Credit">NMR that can be staked and not withdrawn.</param>
public sealed record LadderWalletEntry(string Account, decimal? Free, decimal? Held, decimal? Credit);

/// <summary>A change of a legacy stake that waits for its day.</summary>
/// <param name="Model">The model.</param>
/// <param name="Kind">increase or release.</param>
/// <param name="Nmr">NMR; null for everything, or where Numerai did not say.</param>
/// <param name="IsDrain">Whether a release is of everything that will be left.</param>
/// <param name="Due">When it is to happen: of a release, when its NMR comes to the wallet; null where Numerai did not say.</param>
public sealed record LadderWaitingEntry(string Model, string Kind, decimal? Nmr, bool IsDrain, DateOnly? Due);

/// <summary>A day on which an open round resolves.</summary>
/// <param name="Day">The day, recorded or by the calendar.</param>
/// <param name="At">The moment, where Numerai announced it; null where only the day follows, from the calendar.</param>
/// <param name="Rounds">Rounds that resolve on it.</param>
/// <param name="Frees">NMR that come free, payouts and burns of the rounds not counted.</param>
/// <param name="Locked">NMR that are still locked after it.</param>
/// <param name="WorstCase">The most that the rounds still open after it can burn, NMR below zero.</param>
public sealed record LadderDayEntry(
    DateOnly Day,
    DateTimeOffset? At,
    IReadOnlyList<int> Rounds,
    decimal Frees,
    decimal Locked,
    decimal WorstCase
);

/// <summary>What a constant stake in every round would mean under the newest rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Staking">legacy or atomic.</param>
/// <param name="PerRound">NMR at risk in each round.</param>
/// <param name="Rounds">Rounds that are open at once.</param>
/// <param name="Total">NMR that are locked when all of them are open: legacy the stake itself, atomic the positions added up.</param>
/// <param name="WorstCase">The most that the open rounds can burn together, NMR below zero.</param>
/// <param name="FullFrom">The day on which as many rounds are open for the first time, if the next round is the first one.</param>
/// <param name="FreeBy">The day on which all is free again, if staking stops then.</param>
/// <param name="Income">Mean payout a round by the record of the models together, with its interval, NMR; null without a record.</param>
/// <param name="NoIncome">Why there is no income; null where there is.</param>
public sealed record LadderWhatIfEntry(
    string Rule,
    string Staking,
    decimal PerRound,
    int Rounds,
    decimal Total,
    decimal WorstCase,
    DateOnly FullFrom,
    DateOnly FreeBy,
    LadderIncomeEntry? Income,
    Notice? NoIncome
);

/// <summary>Mean payout a round.</summary>
/// <param name="Mean">NMR.</param>
/// <param name="Low">Low end of the 95 % interval; null without one.</param>
/// <param name="High">High end.</param>
/// <param name="NoInterval">Why there is none.</param>
/// <param name="Rounds">Rounds of the record.</param>
public sealed record LadderIncomeEntry(double Mean, double? Low, double? High, string? NoInterval, int Rounds);

/// <summary>How the answer is written.</summary>
[JsonSerializable(typeof(LadderAnswer))]
internal sealed partial class LadderJson : JsonSerializerContext;
