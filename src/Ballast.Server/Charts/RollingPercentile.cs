using Ballast.Core.Questions.Field;

namespace Ballast.Server.Charts;

/// <summary>Mean percentile over a window that moves along: single rounds jump too much to be read.</summary>
/// <param name="Window">Rounds in the window.</param>
/// <param name="Rounds">Round that each window ends at.</param>
/// <param name="Percentile">Mean share of the field below the model in it.</param>
internal sealed record RollingPercentile(int Window, IReadOnlyList<int> Rounds, IReadOnlyList<double> Percentile)
{
    /// <summary>The means of a series, over 20 rounds or a third of a shorter one.</summary>
    public static RollingPercentile Of(IReadOnlyList<FieldRoundEntry> series)
    {
        var window = Math.Clamp(series.Count / 3, 1, 20);
        var rounds = new List<int>();
        var means = new List<double>();
        for (var end = window; end <= series.Count; end++)
        {
            rounds.Add(series[end - 1].Round);
            means.Add(Digits.Short(series.Skip(end - window).Take(window).Average(r => r.Percentile)));
        }

        return new RollingPercentile(window, rounds, means);
    }
}
