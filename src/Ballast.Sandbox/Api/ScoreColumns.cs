using Ballast.Core.Rounds;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>Where the API spreads scores over fields of their own instead of listing them.</summary>
internal static class ScoreColumns
{
    /// <summary>The fields of a wide row, with the score rows' names of what they hold.</summary>
    public static readonly (string Field, string DisplayName)[] PerformanceFields =
    [
        ("corr", "corr"),
        ("corr20d", "corr"),
        ("corr20V2", "v2_corr20"),
        ("corr60", "corr60"),
        ("mmc", "mmc"),
        ("mmc20d", "mmc"),
        ("tc", "tc"),
        ("fncV3", "fnc_v3"),
        ("fncV4", "fnc_v4"),
    ];

    /// <summary>The same for the rows of a round's details; some are reached with an underscore only.</summary>
    public static readonly (string Field, string DisplayName)[] DetailFields =
    [
        ("corr", "corr"),
        ("corr_20", "corr"),
        ("v2Corr20", "v2_corr20"),
        ("corr_60", "corr60"),
        ("mmc", "mmc"),
        ("mmc_60", "mmc60"),
        ("bmc", "bmc"),
        ("tc", "tc"),
        ("fncV3", "fnc_v3"),
        ("fncV4", "fnc_v4"),
        ("alpha", "alpha"),
        ("mpc", "mpc"),
    ];

    /// <summary>The scores that ranked a tournament's models, the newest first: before there was one, the next.</summary>
    public static IReadOnlyList<string> MainScores(Tournament tournament) =>
        tournament switch
        {
            Tournament.Classic => ["v2_corr20", "corr"],
            Tournament.Signals => ["alpha", "fnc_v4", "corr"],
            _ => ["mmc"],
        };

    /// <summary>
    /// The weight in the old slot for CORR. Signals put Alpha's there: the slot is no identity (domain notes, section 6.4).
    /// </summary>
    public static decimal? CorrSlot(PerformanceRecord p) =>
        p.Weights.Count > 0 && p.Weights[0].Score.Name is not "meta_model_contribution"
            ? p.Weights[0].Multiplier
            : null;

    /// <summary>The weight in the old slot for MMC, which also carried MPC's and is taken to carry NMMC's.</summary>
    public static decimal? MmcSlot(PerformanceRecord p) => p.Weights.FirstOrDefault(w => IsMmc(w.Score))?.Multiplier;

    /// <summary>The weight in the old slot for TC.</summary>
    public static decimal? TcSlot(PerformanceRecord p) => p.Weights.FirstOrDefault(w => IsTc(w.Score))?.Multiplier;

    /// <summary>Whether the slot for MMC shows the weight of this score.</summary>
    public static bool IsMmc(RoundScoreRecord score) =>
        score.Name is "meta_model_contribution" or "meta_portfolio_contribution" or "neutral_mmc";

    /// <summary>Whether the slot for TC does.</summary>
    public static bool IsTc(RoundScoreRecord score) => score.Name is "true_contribution";
}
