using Ballast.Core.Numerics;

namespace Ballast.Tests.Risk.Bootstrap;

/// <summary>
/// A made-up process whose true values are known: rounds that are sums of days, all but one of which they share with the next round. Written apart from
/// the product's own made-up records (plain normal numbers, a Student number as a normal one over the root of a chi-square).
/// </summary>
/// <param name="Name">What a table calls it.</param>
/// <param name="Rounds">Rounds of a record, those missing counted.</param>
/// <param name="Overlap">Days a round.</param>
internal sealed record CoverageWorld(string Name, int Rounds, int Overlap)
{
    /// <summary>Mean of a round in deviations of a round.</summary>
    public double Ratio { get; init; } = 0.3;

    /// <summary>True deviation of a round.</summary>
    public double Deviation { get; init; } = 0.02;

    /// <summary>Share of the variance that is the round's own.</summary>
    public double OwnVarianceShare { get; init; }

    /// <summary>Reaction and memory of the days' variance (GARCH), with shocks of Student's t distribution with 5 degrees of freedom; null for normal days.</summary>
    public (double Reaction, double Memory)? Wandering { get; init; }

    /// <summary>In place of days: each round so much like the one before it (AR(1)), with normal shocks; null for sums of days.</summary>
    public double? Memory { get; init; }

    /// <summary>Whether rounds are missing: one of ten here and there, and twenty in a row.</summary>
    public bool HasGaps { get; init; }

    /// <summary>The true mean of a round.</summary>
    public double Mean => Ratio * Deviation;

    /// <summary>Round numbers that are there, the same in every record.</summary>
    public int[] Present()
    {
        if (!HasGaps)
            return [.. Enumerable.Range(1, Rounds)];
        var chance = new SeededRandom(12, 1);
        var hole = Rounds / 3;
        return [.. Enumerable.Range(1, Rounds).Where(r => chance.Uniform() >= 0.1 && (r < hole || r >= hole + 20))];
    }

    /// <summary>A record of the process, the rounds that are there only.</summary>
    public double[] Record(ref SeededRandom chance)
    {
        var all = Returns(Rounds, ref chance);
        return HasGaps ? [.. Present().Select(r => all[r - 1])] : all;
    }

    /// <summary>So many rounds in a row.</summary>
    public double[] Returns(int rounds, ref SeededRandom chance)
    {
        var returns = new double[rounds];
        if (Memory is { } rho)
        {
            var state = Normal(ref chance);
            for (var i = 0; i < rounds; i++)
            {
                returns[i] = Mean + (Deviation * state);
                state = (rho * state) + (Math.Sqrt(1 - (rho * rho)) * Normal(ref chance));
            }
            return returns;
        }
        var days = Days(rounds + Overlap - 1, ref chance);
        for (var i = 0; i < rounds; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < Overlap; k++)
                sum += days[i + k];
            sum *= Math.Sqrt((1 - OwnVarianceShare) / Overlap);
            if (OwnVarianceShare > 0)
                sum += Math.Sqrt(OwnVarianceShare) * Normal(ref chance);
            returns[i] = Mean + (Deviation * sum);
        }
        return returns;
    }

    private double[] Days(int count, ref SeededRandom chance)
    {
        var days = new double[count];
        if (Wandering is not var (reaction, memory))
        {
            for (var i = 0; i < count; i++)
                days[i] = Normal(ref chance);
            return days;
        }
        var variance = 1.0;
        for (var i = -500; i < count; i++)
        {
            var squares = 0.0;
            for (var k = 0; k < 5; k++)
                squares += Square(Normal(ref chance));
            // Student's t with 5 degrees of freedom has variance 5/3.
            var day = Math.Sqrt(variance) * Normal(ref chance) / Math.Sqrt(squares / 5) / Math.Sqrt(5.0 / 3);
            if (i >= 0)
                days[i] = day;
            variance = 1 - reaction - memory + (reaction * day * day) + (memory * variance);
        }
        return days;
    }

    private static double Square(double x) => x * x;

    private static double Normal(ref SeededRandom chance) =>
        Math.Sqrt(-2 * Math.Log(1 - chance.Uniform())) * Math.Cos(2 * Math.PI * chance.Uniform());
}
