using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Datasets;

/// <summary>One round's rows: what is handed out at its opening, and what only becomes known day by day.</summary>
/// <remarks>
/// Every row has a daily return: a little of the round's signal, which features tell, and noise. The target after so many days is what these
/// returns have added up to, ranked and put into Numerai's five buckets. So the score of an early day is noisy and moves towards the final one,
/// and a target of 20 days is part of that of 60. The signal counts in full for 20 days and half afterwards.
/// </remarks>
internal sealed class RoundData
{
    private const int FullDays = 20;
    private const double Later = 0.5;

    /// <summary>Deviation of a uniform number is 1 / root(12).</summary>
    private static readonly double Unit = Math.Sqrt(12);

    private readonly ulong _seed;
    private readonly double[] _signal;
    private readonly DataShape _shape;
    private readonly Lock _lock = new();
    private double[][]? _grown;

    public RoundData(ulong seed, Tournament tournament, int round)
    {
        (_seed, Tournament, Round) = (seed, tournament, round);
        _shape = DataShape.Find(tournament);
        Ids = RoundIds.Create(seed, tournament, round, _shape.Rows);
        Features = FeatureValues.Create(seed, tournament, round, _shape);
        var weights = new SignalWeights(seed, tournament, round, Features, Ids);
        _signal = weights.Signal();
        MetaModel = weights.MetaModel();
        Benchmark = weights.Benchmark();
    }

    public Tournament Tournament { get; }

    public int Round { get; }

    /// <summary>Rows by their ids.</summary>
    public string[] Ids { get; }

    /// <summary>One column a feature, each value in 0 to 4.</summary>
    public IReadOnlyList<sbyte[]> Features { get; }

    /// <summary>What the other stakers submit, weighted by stake; ranks in (0, 1).</summary>
    public double[] MetaModel { get; }

    /// <summary>What the house's example model submits; ranks in (0, 1).</summary>
    public double[] Benchmark { get; }

    /// <summary>The target after so many days: 0, 0.25, 0.5, 0.75 or 1, for 5, 20, 50, 20 and 5 % of the rows.</summary>
    public double[] Target(int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, _shape.Days);
        return Buckets.Create(Grown()[days - 1]);
    }

    /// <summary>Returns added up, day by day.</summary>
    private double[][] Grown()
    {
        lock (_lock)
            return _grown ??= Grow();
    }

    private double[][] Grow()
    {
        var random = new SeededRandom(_seed, Tournament.Slug() + " noise", Round);
        var grown = new double[_shape.Days][];
        var sum = new double[Ids.Length];
        for (var day = 0; day < grown.Length; day++)
        {
            var drift = _shape.Skill / Math.Sqrt(FullDays) * (day < FullDays ? 1 : Later);
            for (var row = 0; row < sum.Length; row++)
                sum[row] += (drift * _signal[row]) + (Unit * (random.Uniform() - 0.5));
            grown[day] = [.. sum];
        }
        return grown;
    }
}
