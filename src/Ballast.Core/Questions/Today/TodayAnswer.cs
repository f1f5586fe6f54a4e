using System.Text.Json.Serialization;
using Ballast.Core.Questions.Account;
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

    /// <summary>Rounds that settled since the last look (without one: the last five), newest first.</summary>
    public required IReadOnlyList<SettledRoundEntry> Settled { get; init; }

    /// <summary>Accounts on paper that run, in the order in which they were started.</summary>
    public IReadOnlyList<TodayPaperEntry> Paper { get; init; } = [];

    /// <summary>What to do with the stakes: the answer of <c>ballast advise</c> in short; null where no stake is open or no return is stored.</summary>
    public TodayAdvice? Advice { get; init; }

    /// <summary>What needs attention, in sentences, the weightiest first.</summary>
    public required IReadOnlyList<string> Attention { get; init; }
}

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
