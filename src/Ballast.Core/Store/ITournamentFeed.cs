using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>What anyone may ask a tournament, in our words. Nothing here can change anything.</summary>
/// <remarks>Implementations throw their neighbour's one exception type when no answer comes.</remarks>
public interface ITournamentFeed
{
    /// <summary>Who answers, to be kept as the source of what it said; never with a secret in it.</summary>
    string Origin { get; }

    /// <summary>Rounds, ascending.</summary>
    /// <param name="tournament">The tournament.</param>
    /// <param name="newest">At most so many of the newest; null for all.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    Task<FeedRounds> RoundsAsync(Tournament tournament, int? newest, CancellationToken cancellation);

    /// <summary>The model of a name; null where nobody has it.</summary>
    Task<FeedModel?> FindModelAsync(Tournament tournament, string name, CancellationToken cancellation);

    /// <summary>The first models of the leaderboard.</summary>
    Task<IReadOnlyList<FeedModel>> LeaderboardAsync(Tournament tournament, int count, CancellationToken cancellation);

    /// <summary>A model's rounds of a range, ascending; a refusal where this model alone cannot be reported.</summary>
    /// <param name="tournament">The tournament.</param>
    /// <param name="model">The model.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round.</param>
    /// <param name="latestOnly">Whether of each score the latest day is enough; other versions of scores are left out then.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    Task<Outcome<FeedModelRounds>> ModelRoundsAsync(
        Tournament tournament,
        FeedModel model,
        int from,
        int to,
        bool latestOnly,
        CancellationToken cancellation
    );
}

/// <summary>What the owner of a key may ask about the own account.</summary>
public interface IAccountFeed
{
    /// <summary>The user's name for the account.</summary>
    string Label { get; }

    /// <summary>The account and its models, archived ones left out; a refusal where this key alone is refused, so that other accounts go on.</summary>
    Task<Outcome<FeedAccount>> AccountAsync(CancellationToken cancellation);

    /// <summary>What the account's ledger starts from, of all tournaments. A part that is refused is left out, with a warning.</summary>
    /// <param name="since">Movements before it may be left out, because they are kept; null for all.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    Task<FeedAccountFacts> FactsAsync(DateTimeOffset? since, CancellationToken cancellation);
}

/// <summary>What was reported of an account.</summary>
/// <param name="Report">The parts that were reported, as they came: whether they can be true is for others to judge.</param>
/// <param name="Warnings">What was not reported, and why.</param>
public sealed record FeedAccountFacts(AccountReport Report, IReadOnlyList<string> Warnings);

/// <summary>A model of a tournament.</summary>
/// <param name="Id">The id the feed knows it by.</param>
/// <param name="Name">Its name.</param>
/// <param name="StartedAt">When it was made; null where that is not said.</param>
public sealed record FeedModel(string Id, string Name, DateTimeOffset? StartedAt);

/// <summary>The own account.</summary>
/// <param name="UserName">Its name at Numerai; null where it did not say.</param>
/// <param name="Models">Its models with their tournaments.</param>
/// <param name="Warnings">What a person should know, for example of a key that can do more than needed.</param>
public sealed record FeedAccount(
    string? UserName,
    IReadOnlyList<(Tournament Tournament, FeedModel Model)> Models,
    IReadOnlyList<string> Warnings
)
{
    /// <summary>What is not as it should be with its key, though it was accepted.</summary>
    public IReadOnlyList<KeyFinding> KeyFindings { get; init; } = [];
}

/// <summary>Something that is not as it should be with the key of an own account.</summary>
/// <param name="Account">The user's name for the account.</param>
/// <param name="Code">A word for scripts: key-refused, key-lacks-scope, key-can-more.</param>
/// <param name="Scopes">Which scopes it lacks, or has and does not need.</param>
/// <param name="Reason">One line for people, without a secret.</param>
public sealed record KeyFinding(string Account, string Code, IReadOnlyList<string> Scopes, string Reason)
{
    /// <summary>It is not accepted.</summary>
    public const string Refused = "key-refused";

    /// <summary>It lacks a scope.</summary>
    public const string LacksScope = "key-lacks-scope";

    /// <summary>It has scopes that reading does not need.</summary>
    public const string CanMore = "key-can-more";
}

/// <summary>Rounds, and when they were reported.</summary>
public sealed record FeedRounds(IReadOnlyList<FeedRound> Rounds, DateTimeOffset AnsweredAt);

/// <summary>A round, and until when each of its scores changes.</summary>
/// <param name="Facts">Its facts.</param>
/// <param name="ScoringEnds">By the metric's name; scores the round does not list are left out.</param>
public sealed record FeedRound(RoundFacts Facts, IReadOnlyDictionary<string, DateTimeOffset> ScoringEnds)
{
    /// <summary>What it says about the scores it makes and pays, in a fixed order; empty where it says nothing.</summary>
    public IReadOnlyList<RoundScoreConfig> Configuration { get; init; } = [];
}

/// <summary>A model's rounds, and when they were reported.</summary>
/// <param name="Rounds">Ascending.</param>
/// <param name="AnsweredAt">From this moment on all of it is known.</param>
/// <param name="Incomplete">What was missing in the answer, however often it was asked for; null for a whole one.</param>
public sealed record FeedModelRounds(
    IReadOnlyList<FeedModelRound> Rounds,
    DateTimeOffset AnsweredAt,
    string? Incomplete
);

/// <summary>What one round was for one model. Null is "not said", never zero.</summary>
public sealed record FeedModelRound
{
    /// <summary>The round's number.</summary>
    public required int Round { get; init; }

    /// <summary>Whether something was handed in.</summary>
    public required bool IsSubmitted { get; init; }

    /// <summary>The stake that counts.</summary>
    public Nmr? AtRisk { get; init; }

    /// <summary>The weights of the scores.</summary>
    public Multipliers? Multipliers { get; init; }

    /// <summary>Share of the payout that is paid.</summary>
    public decimal? PayoutFactor { get; init; }

    /// <summary>What was paid; null until settled.</summary>
    public Nmr? Settled { get; init; }

    /// <summary>What would be paid by the latest scores.</summary>
    public Nmr? Pending { get; init; }

    /// <summary>When the stake is fixed.</summary>
    public DateTimeOffset? CloseStakingTime { get; init; }

    /// <summary>When the round resolves.</summary>
    public DateTimeOffset? ResolveTime { get; init; }

    /// <summary>What the row itself says; always false on Signals and unreliable on Crypto.</summary>
    public bool? ClaimsResolved { get; init; }

    /// <summary>Each score with its way, day by day.</summary>
    public IReadOnlyList<FeedPath> Paths { get; init; } = [];
}

/// <summary>The way of one score, in the order of its days.</summary>
public sealed record FeedPath(Metric Metric, IReadOnlyList<FeedValue> Days);

/// <summary>A day's value of a score.</summary>
/// <param name="At">When it was shown; null where that is not said.</param>
/// <param name="Value">The value, as it came.</param>
/// <param name="Day">The scoring day, counted from 1; null where that is not said.</param>
public readonly record struct FeedValue(DateTimeOffset? At, double Value, int? Day = null);
