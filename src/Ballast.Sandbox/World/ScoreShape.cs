using Ballast.Core.Rounds;

namespace Ballast.Sandbox.World;

/// <summary>How one score behaves in the generated world.</summary>
/// <remarks>
/// Sizes follow public frames of 2021-2026: a model's 20-day CORR series has a deviation of about 0.019 and MMC of about
/// 0.009; neighbouring daily rounds share most of their days, hence a lag-1 autocorrelation of about 0.87.
/// </remarks>
/// <param name="Name">The score's name as the frames spell it.</param>
/// <param name="Mean">Mean skill over all models, in units of the score.</param>
/// <param name="Spread">Deviation of skill between models.</param>
/// <param name="Sigma">Deviation of one model's series over rounds.</param>
/// <param name="Load">Share of the noise that follows the model's CORR noise, in [0, 1]; the rest is the score's own.</param>
/// <param name="Common">Share of the own noise's variance that all models have in common, in [0, 1].</param>
/// <param name="Persistence">Autocorrelation between neighbouring rounds.</param>
internal sealed record ScoreShape(
    string Name,
    double Mean,
    double Spread,
    double Sigma,
    double Load,
    double Common,
    double Persistence = ScoreShape.DailyPersistence
)
{
    /// <summary>Neighbouring daily rounds of a 20-day target.</summary>
    public const double DailyPersistence = 0.87;

    /// <summary>Neighbouring daily rounds of a 60-day target share even more days.</summary>
    private const double SixtyDayPersistence = 0.95;

    private static readonly ScoreShape[] Classic =
    [
        new("corr", 0.012, 0.006, 0.019, 0.95, 0.5),
        new("corr20V2", 0.012, 0.006, 0.019, 0.98, 0.5),
        new("tc", 0.004, 0.006, 0.03, 0.3, 0.3),
        new("mmc", 0.002, 0.002, 0.009, 0.3, 0.1),
        new("bmc", 0.001, 0.002, 0.009, 0.3, 0.1),
        new("fncV3", 0.008, 0.004, 0.015, 0.8, 0.4),
        new("corr60", 0.011, 0.005, 0.015, 0.6, 0.5, SixtyDayPersistence),
        new("mmc60", 0.002, 0.002, 0.007, 0.2, 0.1, SixtyDayPersistence),
        new("vmc", 0.001, 0.002, 0.008, 0.2, 0.1),
    ];

    private static readonly ScoreShape[] Signals =
    [
        new("corr", 0.005, 0.004, 0.019, 0.95, 0.4),
        new("fncV4", 0.006, 0.004, 0.012, 0.7, 0.3),
        new("tc", 0.002, 0.005, 0.03, 0.3, 0.3),
        new("mmc", 0.001, 0.002, 0.008, 0.3, 0.1),
        new("alpha", 0.008, 0.006, 0.02, 0.5, 0.3, SixtyDayPersistence),
        new("mpc", 0.003, 0.004, 0.015, 0.3, 0.2, SixtyDayPersistence),
        new("neutral_corr", 0.007, 0.005, 0.016, 0.5, 0.3, SixtyDayPersistence),
        new("neutral_mmc", 0.002, 0.003, 0.008, 0.3, 0.1, SixtyDayPersistence),
    ];

    private static readonly ScoreShape[] Crypto =
    [
        new("corr", 0.01, 0.01, 0.04, 0.95, 0.5),
        new("mmc", 0.004, 0.005, 0.02, 0.4, 0.2),
    ];

    /// <summary>The scores of a tournament.</summary>
    public static IReadOnlyList<ScoreShape> All(Tournament tournament) =>
        tournament switch
        {
            Tournament.Classic => Classic,
            Tournament.Signals => Signals,
            _ => Crypto,
        };
}
