using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Maturity;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Nowcast;

/// <summary>Turns nowcasts into the entries of their document.</summary>
internal static class NowcastEntries
{
    public static PendingEntry Of(PendingPayout pending) =>
        new(
            pending.Positions,
            pending.Stake,
            pending.Positions == 0 ? null : pending.AtShownScores,
            Json.Number(pending.Expected),
            Json.Number(pending.Eighty.Low),
            Json.Number(pending.Eighty.High),
            Json.Number(pending.NinetyFive.Low),
            Json.Number(pending.NinetyFive.High),
            pending.IndependentScenarios,
            Of(pending.Shortage)
        );

    /// <param name="model">The model.</param>
    /// <param name="round">The round.</param>
    /// <param name="metric">The score.</param>
    /// <param name="days">Scoring days in all.</param>
    /// <param name="latest">Scoring day and value of the latest score.</param>
    /// <param name="nowcast">null where too little is known.</param>
    public static ScoreNowcastEntry Of(
        string model,
        int round,
        Metric metric,
        int days,
        (int Day, double Shown) latest,
        ScoreNowcast? nowcast
    ) =>
        new(
            model,
            round,
            metric.ToString(),
            latest.Day,
            days,
            latest.Shown,
            nowcast?.Expected,
            nowcast?.Eighty.Low,
            nowcast?.Eighty.High,
            nowcast?.NinetyFive.Low,
            nowcast?.NinetyFive.High,
            nowcast is null ? null : Word(nowcast.Basis)
        );

    public static MaturityEntry Of(
        Metric metric,
        ScorePaths paths,
        ScoreMaturity? maturity,
        IReadOnlyList<CoverageRecord> coverage
    ) =>
        new(
            metric.ToString(),
            paths.Days,
            [.. (maturity?.Fits ?? []).Select(Of)],
            [.. coverage.Select(Of)],
            maturity is null ? Of(ScoreMaturity.ShortageOf(paths)) : null
        );

    private static DayFitEntry Of(DayFit fit) =>
        new(fit.Day, fit.Slope, fit.Intercept, fit.Spread, fit.IndependentRounds, Word(fit.Basis));

    private static CoverageEntry Of(CoverageRecord record) =>
        new(
            record.Part,
            record.Cases,
            record.Rounds,
            record.IndependentRounds,
            record.Eighty,
            record.NinetyFive,
            record.MeanError,
            record.WrongSign
        );

    private static ShortageEntry? Of(Shortage? shortage) => ShortageEntry.Of(shortage);

    private static string Word(MaturityBasis basis) => basis == MaturityBasis.Law ? "law" : "measured";
}
