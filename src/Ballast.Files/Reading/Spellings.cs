namespace Ballast.Files.Reading;

/// <summary>Names that columns go by in the files of participants, of the API and of public tools; the first that is there counts.</summary>
internal static class Spellings
{
    public static readonly string[] Round = ["roundNumber", "number", "round"];
    public static readonly string[] Model = ["modelName", "model", "username"];
    public static readonly string[] Tournament = ["tournament", "tournamentId", "tournamentNumber"];

    /// <summary>When the whole row was seen.</summary>
    public static readonly string[] Seen =
    [
        "snapshot",
        "snapshotDate",
        "snapshotTime",
        "observedAt",
        "fetchedAt",
        "pulledAt",
        "scrapedAt",
        "retrievedAt",
        "downloadedAt",
        "capturedAt",
        "queriedAt",
    ];

    /// <summary>Which scoring day the row's value is of.</summary>
    public static readonly string[] Shown = ["date", "scoreDate"];
    public static readonly string[] Day = ["day", "scoringDay"];
    public static readonly string[] Stake =
    [
        "selectedStakeValue",
        "atRisk",
        "atRiskNmr",
        "stake",
        "stakeValue",
        "stakeNmr",
    ];
    public static readonly string[] Settled = ["payoutSettled", "payoutSettledNmr"];
    public static readonly string[] Payout = ["payout"];
    public static readonly string[] Pending = ["payoutPending", "payoutPendingNmr"];
    public static readonly string[] PendingList = ["payoutNmr"];
    public static readonly string[] Factor = ["roundPayoutFactor", "payoutFactor"];
    public static readonly string[] OpenTime = ["roundOpenTime", "openTime"];
    public static readonly string[] OpenDay = ["roundOpenDate", "openDate"];
    public static readonly string[] ResolveTime = ["roundResolveTime", "resolveTime"];
    public static readonly string[] ResolveDay = ["roundResolveDate", "resolveDate"];
    public static readonly string[] Resolved = ["roundResolved", "resolved", "isResolved"];
    public static readonly string[] Status = ["status", "state"];
    public static readonly string[] ScoreName = ["displayName", "scoreName", "metric"];
    public static readonly string[] ScoreValue = ["value", "score"];
    public static readonly string[] ScorePercentile = ["percentile"];
    public static readonly string[] Version = ["version"];
    public static readonly string[] PriceDay =
    [
        "date",
        "day",
        "snappedAt",
        "timeOpen",
        "timestamp",
        "time",
        "datetime",
    ];
    public static readonly string[] Price = ["close", "price", "closePrice"];
    public static readonly string[] Staked = ["nmrStaked", "stakeValue", "stake", "totalStake"];
}
