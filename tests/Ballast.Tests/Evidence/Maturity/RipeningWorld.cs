using Ballast.Core.Evidence.Maturity;
using Ballast.Core.Numerics;
using Normal = MathNet.Numerics.Distributions.Normal;

namespace Ballast.Tests.Evidence.Maturity;

/// <summary>
/// Scores whose ripening is known: the score of day d is the sum of the round's first d days over root(d). A day is partly the field's, partly
/// the model's own, and belongs to all rounds that are open on it.
/// </summary>
internal sealed record RipeningWorld
{
    public const double Deviation = 0.02;

    public int Models { get; init; } = 6;

    public int Rounds { get; init; } = 300;

    public int Days { get; init; } = 20;

    /// <summary>Mean of the final score.</summary>
    public double Mean { get; init; } = 0.01;

    /// <summary>Share of a day's variance that all models have in common.</summary>
    public double Common { get; init; } = 0.5;

    /// <summary>A model's deviation, in those of the field.</summary>
    public Func<int, double> Size { get; init; } = _ => 1;

    /// <summary>How many of the last rounds are open, each a day further than the next.</summary>
    public int Open { get; init; }

    /// <summary>Whether the days of a round are kept; else only the final scores and what open rounds show.</summary>
    public bool KeepsDays { get; init; } = true;

    /// <summary>The ways, and the final scores of the open rounds, which the ways do not tell.</summary>
    public (ScorePaths Paths, double[][] Truth) Make(ulong seed)
    {
        var chance = new SeededRandom(20261123, seed);
        var paths = new ScorePaths(
            [.. Enumerable.Range(0, Models).Select(m => $"m{m}")],
            [.. Enumerable.Range(1000, Rounds)],
            Days,
            1
        );
        var field = Luck(ref chance);
        var truth = new double[Models][];
        for (var model = 0; model < Models; model++)
        {
            var own = Luck(ref chance);
            truth[model] = new double[Rounds];
            for (var round = 0; round < Rounds; round++)
                truth[model][round] = Walk(paths, model, round, field, own);
        }
        return (paths, truth);
    }

    private double Walk(ScorePaths paths, int model, int round, double[] field, double[] own)
    {
        var sum = 0.0;
        // The newest of the open rounds has shown one day.
        var last = Math.Min(Days, Rounds - round);
        var isOpen = round >= Rounds - Open;
        for (var day = 1; day <= Days; day++)
        {
            var luck = (Math.Sqrt(Common) * field[round + day - 1]) + (Math.Sqrt(1 - Common) * own[round + day - 1]);
            sum += (Mean / Math.Sqrt(Days)) + (Deviation * Size(model) * luck);
            if (KeepsDays ? !isOpen || day <= last : isOpen && day == last)
                paths.Show(model, round, day, sum / Math.Sqrt(day));
        }
        var final = sum / Math.Sqrt(Days);
        if (!isOpen)
            paths.Finish(model, round, final);
        return final;
    }

    private double[] Luck(ref SeededRandom chance)
    {
        var luck = new double[Rounds + Days];
        for (var i = 0; i < luck.Length; i++)
            luck[i] = Normal.InvCDF(0, 1, Math.Clamp(chance.Uniform(), 1e-12, 1 - 1e-12));
        return luck;
    }
}
