using Ballast.Core.Numerics;

namespace Ballast.Tests.Risk.Dependence;

/// <summary>How models truly hang together.</summary>
public enum Bond
{
    /// <summary>Not at all.</summary>
    Independent,

    /// <summary>One common factor: every two correlate by one half.</summary>
    OneFactor,

    /// <summary>Two groups: one half within, nothing between.</summary>
    TwoGroups,
}

/// <summary>What days are like. All have the same variance in the long run.</summary>
public enum Days
{
    /// <summary>Normal.</summary>
    Normal,

    /// <summary>Student's t with 5 degrees of freedom, factors and models by themselves.</summary>
    HeavyTails,

    /// <summary>The same, but a wild day is wild for all models at once.</summary>
    SharedWildDays,

    /// <summary>Volatility that wanders for all models at once: log-normal, AR(1) of 0.97 a day, deviation 0.4.</summary>
    WanderingVolatility,
}

/// <summary>Rounds of models whose correlations are known: each is the sum of so many days, which neighbours share.</summary>
internal sealed record BetsWorld(Bond Bond, Days Days, int Models, int Rounds, int Overlap)
{
    private const double Correlation = 0.5;

    /// <summary>Mean correlation and mean squared correlation of all pairs.</summary>
    public (double Mean, double MeanSquare) Truth
    {
        get
        {
            var half = Models / 2;
            double within = (half * (half - 1)) + ((Models - half) * (Models - half - 1));
            var share = Bond switch
            {
                Bond.Independent => 0,
                Bond.OneFactor => 1,
                _ => within / (Models * (Models - 1)),
            };
            return (share * Correlation, share * Correlation * Correlation);
        }
    }

    public double TrueParticipation => Models / (1 + ((Models - 1) * Truth.MeanSquare));

    public double TrueDiversification => Models / (1 + ((Models - 1) * Truth.Mean));

    /// <summary>One row a model.</summary>
    public double[][] Make(ulong seed)
    {
        var chance = new NormalRandom(20261209, seed);
        var days = new double[Models][];
        for (var model = 0; model < Models; model++)
            days[model] = new double[Rounds + Overlap - 1];
        var volatility = 0.4 * chance.Next();
        for (var day = 0; day < Rounds + Overlap - 1; day++)
        {
            volatility = (0.97 * volatility) + (Math.Sqrt(1 - (0.97 * 0.97)) * 0.4 * chance.Next());
            var size = Days switch
            {
                Days.SharedWildDays => Tail(ref chance),
                Days.WanderingVolatility => Math.Exp(volatility),
                _ => 1,
            };
            double[] factors = [Shock(ref chance), Shock(ref chance)];
            for (var model = 0; model < Models; model++)
            {
                var factor = factors[Bond == Bond.TwoGroups && model >= Models / 2 ? 1 : 0];
                var own = Shock(ref chance);
                days[model][day] = size * (Bond == Bond.Independent ? own : Math.Sqrt(Correlation) * (factor + own));
            }
        }
        return [.. days.Select(Sums)];
    }

    private double[] Sums(double[] days)
    {
        var rounds = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
            rounds[round] = days.AsSpan(round, Overlap).ToArray().Sum();
        return rounds;
    }

    private double Shock(ref NormalRandom chance) => chance.Next() * (Days == Days.HeavyTails ? Tail(ref chance) : 1);

    /// <summary>What makes a normal number one of Student's t(5), scaled to variance 1.</summary>
    private static double Tail(ref NormalRandom chance)
    {
        var sum = 0.0;
        for (var i = 0; i < 5; i++)
        {
            var x = chance.Next();
            sum += x * x;
        }
        return Math.Sqrt(3 / sum);
    }
}
