using Ballast.Core.Questions.Risk;

namespace Ballast.Server.Charts;

/// <summary>Mean and volatility of the returns over a window that moves along.</summary>
/// <param name="Window">Rounds in the window.</param>
/// <param name="Mean">Mean of the window that ends here; null until the regime has that many rounds.</param>
/// <param name="Volatility">Sample standard deviation (divisor n - 1) of the same window.</param>
internal sealed record RollingMeasures(int Window, IReadOnlyList<double?> Mean, IReadOnlyList<double?> Volatility)
{
    /// <summary>Window of a long series.</summary>
    public const int Usual = 60;

    /// <summary>Below so many rounds a mean says nothing.</summary>
    public const int Least = 10;

    /// <summary>The measures of a series. A window never crosses a regime, and missing rounds are stepped over.</summary>
    public static RollingMeasures Of(IReadOnlyList<ReturnEntry> series)
    {
        var window = WindowFor(Longest(series));
        var mean = new double?[series.Count];
        var volatility = new double?[series.Count];
        var start = 0;
        for (var i = 0; i < series.Count; i++)
        {
            if (i > 0 && series[i].Rule != series[i - 1].Rule)
                start = i;
            if (i - start + 1 < window)
                continue;
            (mean[i], volatility[i]) = Moments(series, i - window + 1, window);
        }

        return new RollingMeasures(window, mean, volatility);
    }

    /// <summary>60 rounds; of a shorter history a third, but no fewer than ten.</summary>
    public static int WindowFor(int rounds) => Math.Clamp(rounds / 3, Least, Usual);

    private static int Longest(IReadOnlyList<ReturnEntry> series) =>
        series.Count == 0 ? 0 : series.GroupBy(r => r.Rule ?? "").Max(g => g.Count());

    private static (double Mean, double Volatility) Moments(IReadOnlyList<ReturnEntry> series, int from, int count)
    {
        double sum = 0,
            squares = 0;
        for (var i = from; i < from + count; i++)
            sum += series[i].Return;
        var mean = sum / count;
        for (var i = from; i < from + count; i++)
            squares += (series[i].Return - mean) * (series[i].Return - mean);
        return (Digits.Short(mean), Digits.Short(Math.Sqrt(squares / (count - 1))));
    }
}
