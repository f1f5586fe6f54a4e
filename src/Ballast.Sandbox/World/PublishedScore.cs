using Ballast.Core.Rounds;

namespace Ballast.Sandbox.World;

/// <summary>How the tournament publishes a score.</summary>
/// <param name="Name">The sandbox's own name of it, as frames spell it.</param>
/// <param name="Stable">The name that round configurations use for its identity.</param>
/// <param name="DisplayName">The name on score rows.</param>
/// <param name="Version">Its version.</param>
/// <param name="Days">Scoring days; a 60-day score goes on after a 20-day round has settled.</param>
/// <param name="First">First round that shows it.</param>
/// <param name="Last">Last round that shows it.</param>
internal sealed record PublishedScore(
    string Name,
    string Stable,
    string DisplayName,
    string Version,
    int Days = 20,
    int First = 1,
    int Last = int.MaxValue
)
{
    /// <summary>CORR60 and MMC60 were shown from 2025-05-05 on (domain notes, section 1.1); R1000 opened the day after.</summary>
    private const int FirstSixtyDayRound = 1000;

    private static readonly PublishedScore[] Classic =
    [
        new("corr", "correlation", "corr", "v1"),
        new("corr20V2", "correlation", "v2_corr20", "v2", First: 484),
        new("tc", "true_contribution", "tc", "v1", First: 300, Last: 700),
        new("mmc", "meta_model_contribution", "mmc", "v2"),
        new("bmc", "benchmark_model_contribution", "bmc", "v1", First: 600),
        new("fncV3", "feature_neutral_correlation", "fnc_v3", "v3", First: 300),
        new("corr60", "correlation", "corr60", "v2_60", 60, FirstSixtyDayRound),
        new("mmc60", "meta_model_contribution", "mmc60", "v2_60", 60, FirstSixtyDayRound),
        // Shown only where a planted change pays on it.
        new("vmc", "value_meta_contribution", "vmc", "v1", First: int.MaxValue),
    ];

    private static readonly PublishedScore[] Signals =
    [
        new("corr", "correlation", "corr", "v1", Last: 1084),
        new("fncV4", "feature_neutral_correlation", "fnc_v4", "v4", First: 450),
        new("tc", "true_contribution", "tc", "v1", First: 300, Last: 760),
        new("mmc", "meta_model_contribution", "mmc", "v1", Last: 1084),
        new("alpha", "alpha", "alpha", "v1", 60, 1040),
        new("mpc", "meta_portfolio_contribution", "mpc", "v1", 60, 1040),
        // Published beside alpha and mpc; from R1363 on these two pay.
        new("neutral_corr", "neutral_corr", "neutral_corr", "v1", 60, 1340),
        new("neutral_mmc", "neutral_mmc", "neutral_mmc", "v1", 60, 1340),
    ];

    private static readonly PublishedScore[] Crypto =
    [
        new("corr", "correlation", "corr", "v1"),
        new("mmc", "meta_model_contribution", "mmc", "v1"),
    ];

    /// <summary>All scores that a tournament ever showed.</summary>
    public static IReadOnlyList<PublishedScore> All(Tournament tournament) =>
        tournament switch
        {
            Tournament.Classic => Classic,
            Tournament.Signals => Signals,
            _ => Crypto,
        };

    /// <summary>The score with this name.</summary>
    public static PublishedScore Find(Tournament tournament, string name) => All(tournament).First(s => s.Name == name);
}
