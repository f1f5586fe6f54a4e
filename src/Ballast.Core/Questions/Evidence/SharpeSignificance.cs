using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Dependence;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Evidence;

/// <summary>Sets each model's Sharpe ratio against chance, alone and as one of all that were looked at.</summary>
/// <remarks>A model whose returns do not vary has no Sharpe ratio and is no trial: the others' figures are what they are without it.</remarks>
internal static class SharpeSignificance
{
    private const double Level = 0.05;

    /// <summary>One entry a model, the highest ratio first.</summary>
    /// <param name="panel">Returns; models that do not vary may be among them.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    /// <param name="cancellation">Stops between models.</param>
    public static IReadOnlyList<RecordEntry> Of(
        EvidencePanel panel,
        int overlap,
        CancellationToken cancellation = default
    )
    {
        int[] rounds = [.. panel.Rounds.Select(r => r.Round)];
        var series = new RoundSeries[panel.Models.Count];
        var records = new ReturnMoments?[series.Length];
        Parallel.For(
            0,
            records.Length,
            new ParallelOptions { CancellationToken = cancellation },
            i =>
            {
                series[i] = new RoundSeries(rounds, panel.Values(i).ToArray());
                records[i] = ReturnMoments.Create(series[i], overlap);
            }
        );
        double[] ratios = [.. records.OfType<ReturnMoments>().Select(r => r.Sharpe).Where(double.IsFinite)];
        var trials = Trials(panel.Varying(), ratios.Length);
        var variance = Variance(ratios);
        return
        [
            .. panel
                .Models.Select(
                    (model, i) => Entry(model, series[i].Present.Length, overlap, records[i], trials, variance)
                )
                .OrderByDescending(e => e.Sharpe ?? double.NegativeInfinity),
        ];
    }

    /// <summary>Models that resemble each other are fewer trials than their number.</summary>
    private static double Trials(EvidencePanel varying, int ratios)
    {
        double[][] values = [.. varying.Models.Select((_, row) => varying.Values(row).ToArray())];
        var correlation = MeanCorrelation.Compute(values.Length, i => values[i]);
        return DeflatedSharpe.EffectiveTrials(
            Math.Max(1, ratios),
            double.IsNaN(correlation) ? 0 : Math.Clamp(correlation, 0, 1)
        );
    }

    private static RecordEntry Entry(
        string model,
        int rounds,
        int overlap,
        ReturnMoments? record,
        double trials,
        double variance
    )
    {
        var independent = IndependentRounds.Count(rounds, overlap);
        if (record is null || !double.IsFinite(record.Sharpe))
            return new RecordEntry(model, null, independent, null, null, null, null, null);
        var alone = ProbabilisticSharpe.Compute(record);
        var deflated = DeflatedSharpe.Compute(record, trials, variance);
        return new RecordEntry(
            model,
            record.Sharpe,
            independent,
            Json.Number(alone),
            Json.Number(deflated),
            // The test counts what the returns themselves say; people are shown the calendar's count, so what is needed is said in that.
            record.Sharpe > 0
                ? Json.Number(
                    independent * ProbabilisticSharpe.MinimumLength(record, confidence: 1 - Level) / record.Length
                )
                : null,
            Json.Number(1 - alone),
            Json.Number(1 - deflated)
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
