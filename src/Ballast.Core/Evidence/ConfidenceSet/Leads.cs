using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence.ConfidenceSet;

/// <summary>By how much each model leads the mean of all in the same round, and how each round moves that lead.</summary>
/// <remarks>
/// Taking the round's mean away removes what all share, and late starters are compared on the rounds they have. Influence of a
/// round on a model's mean lead: (lead - mean lead) n / (its rounds), 0 where it is missing; the mean of the influences of drawn
/// rounds is, to first order, by how much the drawn mean lead differs. So missing rounds never enter as zeros of the value itself.
/// </remarks>
internal sealed class Leads
{
    private Leads(double[] means, double[][] influences, double[] sizes) =>
        (Means, Influences, Sizes) = (means, influences, sizes);

    /// <summary>Mean lead of each model.</summary>
    public double[] Means { get; }

    /// <summary>Models x rounds; each row has mean 0.</summary>
    public double[][] Influences { get; }

    /// <summary>Largest magnitude of each model's values: differences between models inherit their rounding.</summary>
    public double[] Sizes { get; }

    public static Leads Compute(EvidencePanel panel, int[] models)
    {
        var middle = new double[panel.Rounds.Count];
        for (var t = 0; t < middle.Length; t++)
        {
            double[] there = Gaps.Dropped([.. models.Select(m => panel.Values(m)[t])]);
            middle[t] = there.Length == 0 ? double.NaN : there.Average();
        }
        return Less(panel, models, middle);
    }

    /// <summary>The same of the models' own values, not less the mean of all.</summary>
    public static Leads Levels(EvidencePanel panel, int[] models) =>
        Less(panel, models, new double[panel.Rounds.Count]);

    private static Leads Less(EvidencePanel panel, int[] models, double[] middle)
    {
        var rounds = panel.Rounds.Count;
        var means = new double[models.Length];
        var influences = new double[models.Length][];
        for (var i = 0; i < models.Length; i++)
        {
            var row = panel.Values(models[i]).ToArray();
            for (var t = 0; t < rounds; t++)
                row[t] -= middle[t];
            var there = Gaps.Dropped(row);
            means[i] = there.Average();
            for (var t = 0; t < rounds; t++)
                row[t] = double.IsNaN(row[t]) ? 0 : (row[t] - means[i]) * rounds / there.Length;
            influences[i] = row;
        }
        return new Leads(means, influences, [.. models.Select(m => Variation.Size(panel.Values(m)))]);
    }

    /// <summary>Mean influence of the block that begins at each round, models x rounds; behind the last round comes the first one.</summary>
    public double[][] BlockMeans(int block)
    {
        var all = new double[Influences.Length][];
        for (var i = 0; i < all.Length; i++)
        {
            var row = Influences[i];
            var means = new double[row.Length];
            var sum = 0.0;
            for (var t = 0; t < block; t++)
                sum += row[t % row.Length];
            for (var t = 0; t < row.Length; t++)
            {
                means[t] = sum / block;
                sum += row[(t + block) % row.Length] - row[t];
            }
            all[i] = means;
        }
        return all;
    }
}
