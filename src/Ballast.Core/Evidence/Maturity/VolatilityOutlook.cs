namespace Ballast.Core.Evidence.Maturity;

/// <summary>How restless the coming days are expected to be, in what is usual, from how restless the last ones were.</summary>
/// <remarks>
/// For each number of coming days the logarithm of their activity is regressed on that of the recent one (half-life twelve days) over all past days, with a slope
/// between 0 and 1. Where volatility does not wander the slope is near 0 and nothing is scaled; where it does, surprises of the past are measured by what was
/// expected then and put on today by what is expected now: filtered historical simulation (Hull and White 1998; Barone-Adesi, Giannopoulos and Vosper 1999).
/// </remarks>
internal sealed class VolatilityOutlook
{
    private const double HalfLife = 12;

    /// <summary>Fewer independent stretches than this tell nothing of how volatility goes on.</summary>
    private const double FewestIndependent = 3;

    private readonly DayActivity _activity;
    private readonly double[] _recent;
    private readonly Fit?[] _fits;

    /// <param name="paths">The ways.</param>
    /// <param name="now">The day after which nothing is known; null takes all that was seen.</param>
    public VolatilityOutlook(ScorePaths paths, int? now)
    {
        _activity = new DayActivity(paths, now);
        _recent = _activity.Recent(HalfLife);
        _fits = [.. Enumerable.Range(0, paths.Days + 1).Select(left => left == 0 ? null : Look(left))];
    }

    /// <summary>Mean activity to expect, as of a day, of so many days after it; 1 where that cannot be said.</summary>
    public double At(int day, int left) =>
        Recent(day) is var recent && _fits[left] is { } fit && recent > 0
            ? fit.Level * Math.Exp(fit.Slope * (Math.Log(recent) - fit.Mean))
            : 1;

    /// <summary>The same as of now.</summary>
    public double Now(int left) => At(_activity.Last, left);

    /// <summary>Relative variance of <see cref="Now"/>: level and slope are estimates.</summary>
    public double Doubt(int left)
    {
        if (_fits[left] is not { } fit || !(Recent(_activity.Last) is var recent && recent > 0))
            return 0;
        var away = Math.Log(recent) - fit.Mean;
        var slope = fit.Slope > 0 && fit.Variance > 0 ? away * away / fit.Variance : 0;
        return fit.Rest / fit.Independent * (1 + slope);
    }

    private double Recent(int day)
    {
        var place = Math.Min(day - _activity.First, _recent.Length - 1);
        return place < 0 ? double.NaN : _recent[place];
    }

    private Fit? Look(int left)
    {
        var (before, after) = (new List<double>(), new List<double>());
        var seen = 0;
        for (var day = 0; _activity.First + day + left <= _activity.Last; day++)
        {
            var coming = _activity.Mean(_activity.First + day, _activity.First + day + left);
            // The first days have only a few steps behind them.
            if (!(_recent[day] > 0) || !(coming > 0) || seen++ < HalfLife)
                continue;
            before.Add(Math.Log(_recent[day]));
            after.Add(Math.Log(coming));
        }
        var independent = before.Count / (double)left;
        return independent < FewestIndependent ? null : Regressed(before, after, independent);
    }

    private static Fit Regressed(List<double> before, List<double> after, double independent)
    {
        var (meanBefore, meanAfter) = (before.Average(), after.Average());
        var variance = before.Average(b => (b - meanBefore) * (b - meanBefore));
        var covariance = before.Zip(after, (b, a) => (b - meanBefore) * (a - meanAfter)).Average();
        var slope = variance > 0 ? Math.Clamp(covariance / variance, 0, 1) : 0;
        var (level, rest) = (0.0, 0.0);
        for (var i = 0; i < before.Count; i++)
        {
            var expected = slope * (before[i] - meanBefore);
            level += Math.Exp(after[i] - expected) / before.Count;
            rest += (after[i] - meanAfter - expected) * (after[i] - meanAfter - expected) / before.Count;
        }
        // Level and slope were fitted to few independent stretches.
        return new Fit(slope, meanBefore, variance, level, rest / (1 - (2 / independent)), independent);
    }

    private sealed record Fit(
        double Slope,
        double Mean,
        double Variance,
        double Level,
        double Rest,
        double Independent
    );
}
