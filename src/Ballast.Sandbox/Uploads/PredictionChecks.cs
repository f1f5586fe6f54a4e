using Ballast.Core.Rounds;
using Ballast.Sandbox.Datasets;

namespace Ballast.Sandbox.Uploads;

/// <summary>What Numerai asks of predictions before it takes them.</summary>
/// <remarks>Source: <c>submissions.py</c> of numerai-tools 0.6: the rules, and the words that begin a refusal.</remarks>
internal static class PredictionChecks
{
    /// <summary>Least tickers on Signals and Crypto; on Classic every id is asked for.</summary>
    private const int LeastTickers = 100;

    /// <summary>0 and 1 themselves are not taken, but what rounding makes of a number beside them is.</summary>
    private const double Near = 1e-8;

    private const double LeastSpread = 1e-8;

    /// <summary>The predictions in the order of a round's ids; NaN where a ticker was left out. Names that are not live are ignored.</summary>
    /// <exception cref="UploadException">They are not taken.</exception>
    public static double[] Check(PredictionTable table, RoundData data)
    {
        if (Array.Exists(table.Ids, i => i.Length == 0))
            throw new UploadException(
                $"invalid_submission_ids: Submission must not contain NaNs in the {table.IdColumn} column"
            );
        var live = LiveNames(table.IdColumn, data);
        var places = live.Select((name, at) => (name, at)).ToDictionary(p => p.name, p => p.at, StringComparer.Ordinal);
        var (values, seen) = (new double[live.Length], new bool[live.Length]);
        Array.Fill(values, double.NaN);
        for (var row = 0; row < table.Ids.Length; row++)
        {
            if (!places.TryGetValue(table.Ids[row], out var at))
                continue;
            if (seen[at])
                throw new UploadException(
                    $"invalid_submission_ids: Duplicates detected in {table.IdColumn} for live period: {table.Ids[row]}"
                );
            (values[at], seen[at]) = (table.Values[row], true);
        }
        CheckCount(seen, live, data);
        CheckValues(values, seen);
        return values;
    }

    private static string[] LiveNames(string column, RoundData data) =>
        column switch
        {
            "composite_figi" => Array.ConvertAll(data.Ids, RoundIds.Figi),
            "sedol" => throw new UploadException(
                "invalid_submission_headers: this sandbox knows no SEDOLs; use numerai_ticker"
            ),
            _ => data.Ids,
        };

    private static void CheckCount(bool[] seen, string[] live, RoundData data)
    {
        var (found, least) = (seen.Count(s => s), data.Tournament == Tournament.Classic ? live.Length : LeastTickers);
        if (found < least)
            throw new UploadException(
                $"invalid_submission_ids: {found} of the {live.Length} live ids of round {data.Round} are there, and {least} are needed; the first that is not is {live[Array.IndexOf(seen, false)]}. Are you using the latest live ids or live universe?"
            );
    }

    private static void CheckValues(double[] values, bool[] seen)
    {
        double[] given = [.. values.Where((_, at) => seen[at])];
        if (Array.Exists(given, double.IsNaN))
            throw new UploadException(
                $"invalid_submission_values: submission must not contain NaNs: {given.Count(double.IsNaN)} of {given.Length} are missing"
            );
        if (Array.Exists(given, v => v is < -Near or > 1 + Near))
            throw new UploadException("invalid_submission_values: values must be between 0 and 1 exclusive");
        var mean = given.Average();
        if (Math.Sqrt(given.Average(v => (v - mean) * (v - mean))) <= LeastSpread)
            throw new UploadException("invalid_submission_values: submission must have non-zero standard deviation");
    }
}
