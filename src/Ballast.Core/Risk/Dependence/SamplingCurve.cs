using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Dependence;

/// <summary>Where a statistic of the sample lies by chance, for every true correlation of all pairs; and back from the sample to the truth.</summary>
internal sealed class SamplingCurve
{
    private const int LargestWork = 40_000_000;

    /// <summary>How far a sample's own structure may move the ends: it is an estimate too.</summary>
    private static readonly (double Least, double Most) Reach = (0.4, 2);

    private readonly CommonFactorDraws _draws;
    private readonly int _models;
    private readonly PairStatistic _statistic;
    private readonly List<Point> _points = [];

    /// <param name="draws">Matrices by chance.</param>
    /// <param name="models">Models.</param>
    /// <param name="statistic">What is read off them.</param>
    public SamplingCurve(CommonFactorDraws draws, int models, PairStatistic statistic) =>
        (_draws, _models, _statistic) = (draws, models, statistic);

    /// <summary>Adds a point; true correlations come in ascending order.</summary>
    /// <param name="truth">The true correlation.</param>
    /// <param name="values">The statistic of every draw; sorted in place.</param>
    public void Add(double truth, double[] values)
    {
        Array.Sort(values);
        _points.Add(
            new Point(
                truth,
                _statistic.Of(truth),
                Quantile.ComputeSorted(values, 0.025),
                Quantile.ComputeSorted(values, 0.5),
                Quantile.ComputeSorted(values, _statistic.UpperLevel(truth))
            )
        );
    }

    /// <summary>What the true statistic may be where the sample has these correlations.</summary>
    public Estimate Invert(double[] sample)
    {
        var seen = _statistic.Measure(sample, _models);
        var value = Crossing(seen, p => p.Middle);
        var (low, high) = (Crossing(seen, p => p.High).Statistic, Crossing(seen, p => p.Low).Statistic);
        var reach = ReachOf(sample, value.Truth);
        var lowest = _points[0].Statistic;
        // An end on the border of what is possible was not read off: chance alone explains the sample, whatever its structure.
        if (low > lowest)
            low = Math.Max(lowest, value.Statistic - (reach * (value.Statistic - low)));
        high = Math.Min(1, value.Statistic + (reach * (high - value.Statistic)));
        return new Estimate(value.Statistic, low, high);
    }

    /// <summary>The truth at which a quantile of the draws is what was seen, between its neighbours on the curve.</summary>
    private (double Truth, double Statistic) Crossing(double seen, Func<Point, double> quantile)
    {
        if (seen <= quantile(_points[0]))
            return (_points[0].Truth, _points[0].Statistic);
        for (var i = 1; i < _points.Count; i++)
        {
            var (before, after) = (_points[i - 1], _points[i]);
            if (quantile(after) < seen)
                continue;
            var part = (seen - quantile(before)) / (quantile(after) - quantile(before));
            return (Between(before.Truth, after.Truth, part), Between(before.Statistic, after.Statistic, part));
        }
        return (1, 1);
    }

    private double ReachOf(double[] sample, double truth)
    {
        var work = (long)_models * _models * _models;
        var usual = new double[Math.Clamp((int)(LargestWork / work), 25, 150)];
        var room = new double[_models * _models];
        for (var draw = 0; draw < usual.Length; draw++)
        {
            _draws.Correlate(draw, Math.Min(truth, _points[^1].Truth), room);
            usual[draw] = _statistic.Variance(room, _models);
        }
        var ratio = Math.Sqrt(_statistic.Variance(sample, _models) / Quantile.Compute(usual, 0.5));
        return double.IsFinite(ratio) ? Math.Clamp(ratio, Reach.Least, Reach.Most) : 1;
    }

    private static double Between(double from, double to, double part) => from + (part * (to - from));

    private readonly record struct Point(double Truth, double Statistic, double Low, double Middle, double High);
}
