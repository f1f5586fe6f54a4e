namespace Ballast.Core.Evidence.Drift;

/// <summary>Critical values of <see cref="SelfNormalised"/> for overlapping rounds, and p-values between them.</summary>
/// <remarks>
/// Each cell is the larger of two values, simulated with 400,000 draws each: sums of 20 days plus noise, and AR(1), both with autocorrelation 0.87 at lag 1.
/// The two lie within 3 % of each other at the 5 % level. Cells at 0.0001 rest on 40 draws. The rows tend to the 5 % value 40.1 of Shao and Zhang (2010),
/// table 1, for endless series. Made by <c>DriftCalibrationTests.CriticalValues_AreWrittenOut</c>.
/// </remarks>
internal sealed class ChangeQuantiles
{
    /// <summary>The smallest p-value that is distinguished from smaller ones.</summary>
    public const double Smallest = 0.0001;

    /// <summary>p-values of the columns behind the first, which is rounds / overlap.</summary>
    // csharpier-ignore
    private static readonly double[] Levels =
        [0.9, 0.7, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, Smallest];

    private readonly double[][] _rows;

    private ChangeQuantiles(double[][] rows) => _rows = rows;

    /// <summary>For the largest of all places, two overlaps at either end left out.</summary>
    // csharpier-ignore
    public static ChangeQuantiles Anywhere { get; } =
        new([
            [10, 2.598, 4.865, 9.179, 18, 26.38, 43.47, 64.3, 98.23, 129.2, 165.9, 220.6, 268.3, 327.9, 402.9, 487.2],
            [12.5, 2.706, 4.898, 8.998, 17.3, 25.05, 40.49, 58.73, 88.54, 115.1, 146, 192.1, 231, 275.7, 348.9, 418.7],
            [15, 2.759, 4.871, 8.829, 16.71, 24.06, 38.36, 55.12, 81.81, 106, 133.4, 175.1, 205.5, 245.5, 310.5, 364.9],
            [17.5, 2.79, 4.837, 8.668, 16.29, 23.32, 36.94, 52.92, 77.5, 100.1, 125.2, 162, 194.3, 227, 276.9, 321.3],
            [20, 2.809, 4.829, 8.562, 15.96, 22.74, 35.91, 51.26, 75.06, 95.34, 119, 154.7, 185.3, 219.5, 272.9, 317.1],
            [25, 2.831, 4.798, 8.389, 15.49, 21.94, 34.55, 49.01, 70.77, 89.95, 111.2, 143.8, 172.3, 200.3, 247.4, 287.4],
            [30, 2.838, 4.757, 8.255, 15.12, 21.45, 33.56, 47.45, 68.76, 86.84, 106.8, 135.6, 162.4, 192, 235.4, 260],
            [40, 2.859, 4.731, 8.096, 14.77, 20.81, 32.46, 45.64, 65.68, 82.88, 101.7, 129.3, 152.7, 180.8, 213.3, 247.6],
            [60, 2.879, 4.701, 7.956, 14.35, 20.21, 31.4, 43.97, 63.38, 79.61, 97.54, 124, 145.9, 170.2, 201.1, 232],
            [100, 2.904, 4.68, 7.841, 14.03, 19.65, 30.28, 42.45, 60.26, 75.51, 91.81, 116.3, 136.6, 156.4, 186.4, 209.6],
        ]);

    /// <summary>For the middle of a series, named before looking.</summary>
    // csharpier-ignore
    public static ChangeQuantiles Middle { get; } =
        new([
            [10, 0.06922, 0.6613, 2.112, 5.397, 8.853, 16.53, 26.62, 43.96, 60.44, 80.7, 115, 142.5, 178.4, 224.6, 272.4],
            [12.5, 0.06488, 0.6219, 1.985, 5.047, 8.232, 15.24, 24.34, 39.78, 54.36, 71.8, 98.42, 123.8, 149, 191.8, 235.6],
            [15, 0.06229, 0.5971, 1.902, 4.827, 7.868, 14.52, 23.17, 37.5, 50.72, 66.23, 90.19, 111.2, 137, 172.8, 207.7],
            [17.5, 0.06141, 0.5851, 1.857, 4.714, 7.638, 14.02, 22.23, 35.84, 48.58, 63.33, 86.35, 106.2, 127.6, 161, 188],
            [20, 0.06, 0.5714, 1.815, 4.588, 7.461, 13.67, 21.59, 34.64, 46.7, 60.93, 82.65, 102.8, 128.5, 161.2, 187.4],
            [25, 0.05889, 0.557, 1.76, 4.427, 7.175, 13.07, 20.56, 33.08, 44.31, 57.4, 77.83, 96.21, 116.6, 153.7, 176.5],
            [30, 0.05661, 0.5414, 1.726, 4.337, 6.995, 12.78, 20, 32, 42.72, 55.12, 73.8, 90.17, 108.3, 136.3, 163],
            [40, 0.05568, 0.5287, 1.673, 4.216, 6.821, 12.39, 19.34, 30.79, 41.09, 52.5, 69.91, 85.9, 104.5, 134.5, 161],
            [60, 0.05444, 0.516, 1.635, 4.124, 6.657, 12.06, 18.66, 29.48, 39.08, 50.06, 66.36, 79.82, 96.32, 118.8, 136.9],
            [100, 0.05359, 0.5035, 1.594, 4.015, 6.473, 11.63, 17.96, 28.24, 37.21, 47.43, 63.2, 76.52, 92.16, 115.5, 132.2],
        ]);

    /// <summary>The chance of a statistic at least so large without a change: between 0.0001 and 1.</summary>
    /// <param name="statistic">At least 0; infinite is allowed.</param>
    /// <param name="independent">Rounds / overlap. Below the first row and above the last one, that row's values are taken.</param>
    /// <remarks>Between rows along 1 / independent, between columns the logarithms of both, which are nearly straight lines.</remarks>
    public double PValue(double statistic, double independent)
    {
        var row = Row(independent);
        var above = Array.FindIndex(row, critical => statistic < critical);
        if (above < 0)
            return Smallest;
        if (above == 0)
            return 1 - ((1 - Levels[0]) * statistic / row[0]);
        var share = Math.Log(statistic / row[above - 1]) / Math.Log(row[above] / row[above - 1]);
        return Levels[above - 1] * Math.Pow(Levels[above] / Levels[above - 1], share);
    }

    private double[] Row(double independent)
    {
        var above = Array.FindIndex(_rows, row => independent <= row[0]);
        if (above < 0)
            return _rows[^1][1..];
        if (above == 0)
            return _rows[0][1..];
        var (left, right) = (_rows[above - 1], _rows[above]);
        var share = ((1 / left[0]) - (1 / independent)) / ((1 / left[0]) - (1 / right[0]));
        return [.. left.Zip(right, (l, r) => l + (share * (r - l))).Skip(1)];
    }
}
