using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Dependence;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Believing;

/// <summary>Sets each model's Sharpe ratio against luck, alone and as one of all that were looked at.</summary>
internal static class LuckOfRecords
{
    public static IReadOnlyList<RecordEntry> Of(EvidencePanel panel, int overlap)
    {
        int[] rounds = [.. panel.Rounds.Select(r => r.Round)];
        var series = panel
            .Models.Select((m, row) => (Model: m, Returns: new RoundSeries(rounds, panel.Values(row).ToArray())))
            .ToList();
        var records = series.Select(s => TrackRecord.Of(s.Returns, overlap)).ToList();
        double[] ratios = [.. records.OfType<TrackRecord>().Select(r => r.Sharpe).Where(double.IsFinite)];
        // Models that resemble each other are fewer trials than their number.
        var trials = DeflatedSharpe.EffectiveTrials(
            Math.Max(1, ratios.Length),
            MeanCorrelation(CorrelationMatrix.Of(series, CommonRounds.OfEachPair))
        );
        var variance = Variance(ratios);
        return
        [
            .. series
                .Zip(records, (s, record) => Entry(s.Model, record, trials, variance))
                .OrderByDescending(e => e.Sharpe ?? double.NegativeInfinity),
        ];
    }

    private static RecordEntry Entry(string model, TrackRecord? record, double trials, double variance)
    {
        if (record is null || !double.IsFinite(record.Sharpe))
            return new RecordEntry(model, null, null, null, null, null);
        return new RecordEntry(
            model,
            record.Sharpe,
            record.Length,
            Json.Number(ProbabilisticSharpe.Of(record)),
            Json.Number(DeflatedSharpe.Of(record, trials, variance)),
            record.Sharpe > 0 ? Json.Number(ProbabilisticSharpe.MinimumLength(record)) : null
        );
    }

    private static double MeanCorrelation(CorrelationMatrix matrix)
    {
        var known = new List<double>();
        for (var i = 0; i < matrix.Models.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (!double.IsNaN(matrix[i, j]))
                    known.Add(matrix[i, j]);
            }
        }
        return known.Count == 0 ? 0 : Math.Clamp(known.Average(), 0, 1);
    }

    private static double Variance(double[] values)
    {
        if (values.Length < 2)
            return 0;
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }
}
