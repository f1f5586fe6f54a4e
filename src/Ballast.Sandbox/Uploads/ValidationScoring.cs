using Ballast.Core.Rounds;
using Ballast.Sandbox.Datasets;
using Ballast.Sandbox.Scoring;

namespace Ballast.Sandbox.Uploads;

/// <summary>Scores predictions of past eras: what diagnostics are made of.</summary>
internal static class ValidationScoring
{
    /// <summary>The eras of which every id was predicted.</summary>
    /// <exception cref="UploadException">There is none, or something is wrong with the values.</exception>
    public static List<ValidationEra> Compute(PredictionTable table, Tournament tournament, ulong seed, int round)
    {
        if (tournament != Tournament.Classic && table.Dates is null)
            throw new UploadException("invalid_submission_headers: submission must contain a date column");
        var rows = Rows(table, tournament);
        var eras = new List<ValidationEra>();
        foreach (var era in EraSpan.Find(round, DataShape.Find(tournament).Days).Validation)
        {
            var data = new RoundData(seed, tournament, era);
            var name = tournament == Tournament.Classic ? RoundTables.Era(era) : RoundTables.Date(era);
            if (Find(data, name, rows) is { } values)
                eras.Add(Score(data, name, values));
        }
        return eras.Count > 0
            ? eras
            : throw new UploadException(
                "invalid_submission_ids: no validation era has all of its ids there. Are these the ids of validation.parquet, or on Crypto of historical_meta_models.csv?"
            );
    }

    private static Dictionary<(string Era, string Id), double> Rows(PredictionTable table, Tournament tournament)
    {
        var rows = new Dictionary<(string, string), double>();
        for (var row = 0; row < table.Ids.Length; row++)
        {
            var value = table.Values[row];
            if (double.IsNaN(value))
                throw new UploadException("invalid_submission_values: submission must not contain NaNs");
            // Ids of Classic name their era; tickers do not.
            var era = tournament == Tournament.Classic ? "" : table.Dates![row];
            if (!rows.TryAdd((era, table.Ids[row]), value))
                throw new UploadException(
                    $"invalid_submission_ids: Duplicates detected: {table.Ids[row]} {era}".TrimEnd()
                );
        }
        return rows;
    }

    private static double[]? Find(RoundData data, string era, Dictionary<(string, string), double> rows)
    {
        var key = data.Tournament == Tournament.Classic ? "" : era;
        var values = new double[data.Ids.Length];
        for (var row = 0; row < values.Length; row++)
        {
            if (!rows.TryGetValue((key, data.Ids[row]), out values[row]))
                return null;
        }
        return values;
    }

    private static ValidationEra Score(RoundData data, string name, double[] values)
    {
        var scores = new PredictionScores(() => data, values);
        var (isSignals, days) = (data.Tournament == Tournament.Signals, 20);
        return new ValidationEra
        {
            Era = name,
            Corr = scores.Find(isSignals ? "fncV4" : "corr20V2", days),
            Mmc = scores.Find("mmc", days),
            Bmc = scores.Find("bmc", days),
            FeatureNeutralCorr = data.Features.Count > 0 ? scores.Find("fncV3", days) : null,
            FeatureCorrMax = scores.FeatureExposure(),
            Alpha = isSignals ? scores.Find("alpha", 60) : null,
            WithExample = scores.WithExample(),
        };
    }
}
