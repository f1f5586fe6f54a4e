using System.Security.Cryptography;
using System.Text;
using Ballast.Core.Rounds;

namespace Ballast.Cli.Recorded;

/// <summary>Our words in Numerai's spelling, and ids for what the store knows by name only.</summary>
internal static class RecordedNames
{
    /// <summary>The same id for the same name in every run: a sync goes on where it was.</summary>
    public static string Id(params ReadOnlySpan<string> parts) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!))).AsSpan(0, 16)).ToString();

    /// <summary>The name on score rows. Source: domain notes, section 6.1; every one is read back as the kept spelling.</summary>
    public static string Display(Metric metric) =>
        metric.Name switch
        {
            "corr20V2" => "v2_corr20",
            "canonCorr" => "canon_corr",
            "canonMmc" => "canon_mmc",
            "canonTc" => "canon_tc",
            "fncV3" => "fnc_v3",
            "fncV4" => "fnc_v4",
            "corrWMetamodel" => "corr_w_metamodel",
            "seasonScore" => "season_score",
            var other => other,
        };

    /// <summary>The stable name of a score's identity. Source: domain notes, section 6.4.</summary>
    public static string Stable(Metric metric) =>
        metric.Name switch
        {
            "corr" or "corr20V2" or "corr60" => "correlation",
            "mmc" or "mmc60" => "meta_model_contribution",
            "tc" => "true_contribution",
            "bmc" => "benchmark_model_contribution",
            "fnc" or "fncV3" or "fncV4" => "feature_neutral_correlation",
            "mpc" => "meta_portfolio_contribution",
            var other => other,
        };
}
