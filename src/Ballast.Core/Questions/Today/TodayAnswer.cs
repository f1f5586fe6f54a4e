using System.Text.Json.Serialization;
using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Ladder;
using Ballast.Core.Questions.Nowcast;

namespace Ballast.Core.Questions.Today;

/// <summary>What stands open, what came in since somebody last looked, and what needs attention, as JSON.</summary>
public sealed record TodayAnswer
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.today/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The moment of the last look; null where there was none.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>Newest moment at which a stake, payout or score of an open or settled round became known; null where nothing is stored.</summary>
    public required DateTimeOffset? NewestKnown { get; init; }

    /// <summary>Settled money, all rounds; null where no stake is stored.</summary>
    public required decimal? SettledNet { get; init; }

    /// <summary>Payouts and burns that <see cref="SettledNet"/> is the sum of.</summary>
    public required int SettledPayouts { get; init; }

    /// <summary>Stakes that had not settled when last reported, as the account has them.</summary>
    public required UnresolvedEntry Unresolved { get; init; }

    /// <summary>What the open stakes are expected to bring; null where nothing is open, or nothing can be said.</summary>
    public required PendingEntry? Pending { get; init; }

    /// <summary>The same for each open round, ascending.</summary>
    public IReadOnlyList<RoundPendingEntry> Rounds { get; init; } = [];

    /// <summary>Open stakes of which nothing can be said, by reason.</summary>
    public IReadOnlyDictionary<string, int> NotComputed { get; init; } = new Dictionary<string, int>();

    /// <summary>The same for each model with an open stake, the largest first.</summary>
    public IReadOnlyList<TodayModelEntry> Models { get; init; } = [];

    /// <summary>How many of the models with an open stake are of a synced account; null where none was synced.</summary>
    public int? Own { get; init; }

    /// <summary>How many rounds stand open with a stake.</summary>
    public required int OpenRounds { get; init; }

    /// <summary>What is locked and when it comes free next, as <c>ballast ladder</c> has it; null where nothing is.</summary>
    public TodayLocks? Locks { get; init; }

    /// <summary>Why it cannot be said what stands open; null where it can.</summary>
    public string? NoOpenStakes { get; init; }

    /// <summary>How the models scored lately, where no stake is stored; else null.</summary>
    public TodayScoresEntry? Scores { get; init; }

    /// <summary>Rounds that settled since the last look (without one: the last five), newest first.</summary>
    public required IReadOnlyList<SettledRoundEntry> Settled { get; init; }

    /// <summary>Accounts on paper that run, in the order in which they were started.</summary>
    public IReadOnlyList<TodayPaperEntry> Paper { get; init; } = [];

    /// <summary>What to do with the stakes: the answer of <c>ballast advise</c> in short; null where no stake is open or no return is stored.</summary>
    public TodayAdvice? Advice { get; init; }

    /// <summary>Incidents of the last 30 days, in all tournaments, that nobody has looked at.</summary>
    public int AlertsNotLookedAt { get; init; }

    /// <summary>What needs attention, in sentences, the weightiest first.</summary>
    public required IReadOnlyList<string> Attention { get; init; }
}

/// <summary>A model's open stakes.</summary>
/// <param name="Model">The model.</param>
/// <param name="Positions">Stakes, one a round.</param>
/// <param name="AtRisk">NMR at risk, added up over the rounds.</param>
/// <param name="Projected">Payouts and burns as Numerai last projected them; null where it projected none.</param>
/// <param name="AtShownScores">What they would bring if no score changed any more; null where that cannot be computed.</param>
/// <param name="Expected">NMR to be expected; null where there is no nowcast.</param>
/// <param name="Low80">Lower end of the 80 % interval; null as above.</param>
/// <param name="High80">Upper end of it.</param>
/// <param name="Shortage">What is missing for a nowcast; null where nothing is.</param>
public sealed record TodayModelEntry(
    string Model,
    int Positions,
    decimal AtRisk,
    decimal? Projected,
    double? AtShownScores,
    double? Expected,
    double? Low80,
    double? High80,
    string? Shortage
);

/// <summary>What is locked, and when it comes free.</summary>
/// <param name="Locked">NMR that are locked: a legacy stake once, atomic positions added up.</param>
/// <param name="FreeBy">The day on which the last of it is free.</param>
/// <param name="Next">The next days on which something comes free.</param>
public sealed record TodayLocks(decimal Locked, DateOnly FreeBy, IReadOnlyList<LadderDayEntry> Next);

/// <summary>How models scored lately.</summary>
/// <param name="Models">Models that are stored.</param>
/// <param name="LastRound">Newest round with a score.</param>
/// <param name="IsResolved">Whether it has resolved.</param>
/// <param name="Metric">The score of the means.</param>
/// <param name="Rounds">How many rounds they are of: the newest resolved ones.</param>
/// <param name="Best">The best by their place in the field, or by their mean where there is none.</param>
/// <param name="Worst">The others from the other end, the last one first.</param>
public sealed record TodayScoresEntry(
    int Models,
    int LastRound,
    bool IsResolved,
    string Metric,
    int Rounds,
    IReadOnlyList<TodayScoreEntry> Best,
    IReadOnlyList<TodayScoreEntry> Worst
);

/// <summary>How a model scored lately.</summary>
/// <param name="Model">The model.</param>
/// <param name="MeanScore">Mean score.</param>
/// <param name="Percentile">Mean share of the field at or below it; null where no field is stored.</param>
public sealed record TodayScoreEntry(string Model, double MeanScore, double? Percentile);

/// <summary>What to do with the stakes, in short.</summary>
/// <param name="Verdict">leave, move, or not-enough-data.</param>
/// <param name="Sentence">In words.</param>
/// <param name="Changes">Stakes to change.</param>
public sealed record TodayAdvice(string Verdict, string Sentence, IReadOnlyList<TodayChange> Changes);

/// <summary>A stake to change.</summary>
/// <param name="Model">The model.</param>
/// <param name="Action">raise, lower, or stop.</param>
/// <param name="Stake">NMR now.</param>
/// <param name="Target">NMR as advised.</param>
public sealed record TodayChange(string Model, string Action, decimal? Stake, decimal? Target);

/// <summary>A round that settled.</summary>
/// <param name="Round">The round.</param>
/// <param name="Resolved">When it resolved, recorded or by the calendar: the day at which its money counts.</param>
/// <param name="Known">When its payouts became known.</param>
/// <param name="Positions">Payouts.</param>
/// <param name="Net">NMR, burned below 0.</param>
public sealed record SettledRoundEntry(int Round, DateOnly Resolved, DateTimeOffset Known, int Positions, decimal Net);

/// <summary>An account on paper, in a line.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Policy">Its policy.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="Total">NMR at the start.</param>
/// <param name="Nmr">NMR now; what is locked counts as it was locked.</param>
/// <param name="GainShare">What it gained, as a share of the start.</param>
/// <param name="Rounds">Rounds that have settled.</param>
/// <param name="Beside">The policy that it is compared with.</param>
/// <param name="BesideGainShare">What that one gained, as a share of the start.</param>
/// <param name="Verdict">better, worse, not-shown or not-enough-data.</param>
public sealed record TodayPaperEntry(
    string Name,
    string Policy,
    DateTimeOffset StartedAt,
    decimal Total,
    decimal Nmr,
    double GainShare,
    int Rounds,
    string Beside,
    double BesideGainShare,
    string Verdict
);
