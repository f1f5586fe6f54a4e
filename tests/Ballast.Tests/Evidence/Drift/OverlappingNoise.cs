using Ballast.Core.Numerics;

namespace Ballast.Tests.Evidence.Drift;

/// <summary>
/// Luck of deviation 1 with the autocorrelation of daily rounds (0.87 at lag 1 for an overlap of 20), made fast: sums of as many days as overlap plus noise of the
/// round's own, or AR(1) that forgets as quickly.
/// </summary>
internal sealed record OverlappingNoise(int Rounds, int Overlap, bool IsAutoregressive)
{
    private const double OfDays = 0.87 / 0.95;

    public double[] Make(ref SeededRandom chance)
    {
        var luck = new double[Rounds];
        if (Overlap == 1)
        {
            Fill(luck, ref chance);
            return luck;
        }
        if (IsAutoregressive)
        {
            Fill(luck, ref chance);
            var memory = Math.Pow(0.87, 20.0 / Overlap);
            for (var t = 1; t < Rounds; t++)
                luck[t] = (memory * luck[t - 1]) + (Math.Sqrt(1 - (memory * memory)) * luck[t]);
            return luck;
        }
        var days = new double[Rounds + Overlap];
        Fill(days, ref chance);
        Fill(luck, ref chance);
        var sum = days[..(Overlap - 1)].Sum();
        for (var t = 0; t < Rounds; t++)
        {
            sum += days[t + Overlap - 1];
            luck[t] = (Math.Sqrt(OfDays / Overlap) * sum) + (Math.Sqrt(1 - OfDays) * luck[t]);
            sum -= days[t];
        }
        return luck;
    }

    private static void Fill(double[] values, ref SeededRandom chance)
    {
        for (var i = 0; i < values.Length; i += 2)
        {
            var (length, angle) = (Math.Sqrt(-2 * Math.Log(1 - chance.Uniform())), 2 * Math.PI * chance.Uniform());
            values[i] = length * Math.Cos(angle);
            if (i + 1 < values.Length)
                values[i + 1] = length * Math.Sin(angle);
        }
    }
}
