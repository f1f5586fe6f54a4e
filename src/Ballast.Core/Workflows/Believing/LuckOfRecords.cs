using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Dependence;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Believing;

/// <summary>Sets each model's Sharpe ratio against luck, alone and as one of all that were looked at.</summary>
internal static class LuckOfRecords
{
    public static IReadOnlyList<RecordEntry> Of(
        EvidencePanel panel,
        int overlap,
        CancellationToken cancellation = default
    )
    {
        int[] rounds = [.. panel.Rounds.Select(r => r.Round)];
        double[][] values = [.. panel.Models.Select((_, row) => panel.Values(row).ToArray())];
        var records = new TrackRecord?[values.Length];
        Parallel.For(
            0,
            records.Length,
            new ParallelOptions { CancellationToken = cancellation },
            i => records[i] = TrackRecord.Of(new RoundSeries(rounds, values[i]), overlap)
        );
        double[] ratios = [.. records.OfType<TrackRecord>().Select(r => r.Sharpe).Where(double.IsFinite)];
        var correlation = MeanCorrelation.Of(values.Length, i => values[i]);
        // Models that resemble each other are fewer trials than their number.
        var trials = DeflatedSharpe.EffectiveTrials(
            Math.Max(1, ratios.Length),
            double.IsNaN(correlation) ? 0 : Math.Clamp(correlation, 0, 1)
        );
        var variance = Variance(ratios);
        return
        [
            .. panel
                .Models.Zip(records, (model, record) => Entry(model, record, trials, variance))
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

    private static double Variance(double[] values)
    {
        if (values.Length < 2)
            return 0;
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }
}
