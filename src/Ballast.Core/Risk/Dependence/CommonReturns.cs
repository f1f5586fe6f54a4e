using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Dependence;

/// <summary>Returns of several models on the rounds that all of them have, each less its mean and over its deviation (divisor n).</summary>
/// <param name="Rounds">Numbers of the common rounds, ascending.</param>
/// <param name="Values">One row a model, one value a common round.</param>
internal sealed record CommonReturns(IReadOnlyList<int> Rounds, double[][] Values)
{
    /// <summary>Null where there are fewer than <see cref="CorrelationMatrix.FewestRounds"/>, or where a model does not vary on them.</summary>
    public static CommonReturns? Find(IReadOnlyList<RoundSeries> series)
    {
        if (series.Count == 0 || series.Any(s => s.Grid.Length == 0))
            return null;
        var (from, to) = (series.Max(s => s.FirstRound), series.Min(s => s.FirstRound + s.Grid.Length));
        int[] rounds =
        [
            .. Enumerable
                .Range(from, Math.Max(0, to - from))
                .Where(r => series.All(s => !double.IsNaN(s.Grid[r - s.FirstRound]))),
        ];
        double[][] values = [.. series.Select(s => rounds.Select(r => s.Grid[r - s.FirstRound]).ToArray())];
        if (rounds.Length < CorrelationMatrix.FewestRounds || values.Any(v => !Variation.Varies(v)))
            return null;
        return new CommonReturns(rounds, [.. values.Select(Standard)]);
    }

    /// <summary>The sample correlations, row by row.</summary>
    public double[] Correlations()
    {
        var count = Values.Length;
        var matrix = new double[count * count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < i; j++)
                matrix[(i * count) + j] = matrix[(j * count) + i] = Mean(Values[i], Values[j]);
            matrix[(i * count) + i] = 1;
        }
        return matrix;
    }

    private static double Mean(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var t = 0; t < left.Length; t++)
            sum += left[t] * right[t];
        return sum / left.Length;
    }

    private static double[] Standard(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length);
        return [.. values.Select(v => (v - mean) / deviation)];
    }
}
