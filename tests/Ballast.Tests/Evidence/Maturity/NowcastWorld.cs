using Ballast.Core.Evidence.Maturity;
using Ballast.Core.Numerics;
using Ballast.Core.Payouts.Rules;

namespace Ballast.Tests.Evidence.Maturity;

/// <summary>What the days of a world are like; in the long run all have the same variance.</summary>
public enum Shocks
{
    /// <summary>Normal.</summary>
    Normal,

    /// <summary>Student's t with 5 degrees of freedom, the field's and the models' by themselves.</summary>
    HeavyTails,

    /// <summary>All models' volatility wanders: log-normal, AR(1) of 0.98 a day, deviation 0.5.</summary>
    Wandering,

    /// <summary>GARCH(1, 1) of the field with 0.10 and 0.88, which all models share.</summary>
    Garch,

    /// <summary>The same of each model by itself.</summary>
    OwnGarch,
}

/// <summary>
/// Scores whose ripening is known, as in <see cref="RipeningWorld"/>, with days of several kinds, and a stake in every open round: legacy (20 scoring days,
/// 5 % clip, factor 0.5, multiplier 2) or atomic (60 scoring days, 100 % clip, factor 1, multiplier 10).
/// </summary>
internal sealed record NowcastWorld(
    Shocks Shocks,
    double Common,
    int Resolved,
    int Days,
    bool KeepsDays,
    int Models = 4
)
{
    private const double Deviation = 0.02;
    private const double MeanScore = 0.01;
    private const int FirstRound = 1000;
    private const int WarmUp = 200;

    public int Open => Days - 1;

    public int Rounds => Resolved + Open;

    private bool IsAtomic => Days == 60;

    /// <summary>The ways, and all final scores, of which the ways do not tell those of the open rounds.</summary>
    public (ScorePaths Paths, double[][] Truth) Make(ulong seed)
    {
        var chance = new NormalRandom(20261210, seed);
        var paths = new ScorePaths(
            [.. Enumerable.Range(0, Models).Select(m => $"m{m}")],
            [.. Enumerable.Range(FirstRound, Rounds)],
            Days,
            1
        );
        var (field, volatility) = Field(ref chance);
        var truth = new double[Models][];
        for (var model = 0; model < Models; model++)
        {
            var own = Shocks == Shocks.OwnGarch ? Garch(ref chance).Moves : Draws(ref chance);
            truth[model] = new double[Rounds];
            for (var round = 0; round < Rounds; round++)
                truth[model][round] = Walk(paths, model, round, field, own, volatility);
        }
        return (paths, truth);
    }

    /// <summary>A stake of 100 NMR of each model in each open round.</summary>
    public List<OpenPosition> Positions(ScorePaths paths, ScoreMaturity maturity)
    {
        var positions = new List<OpenPosition>();
        for (var round = Resolved; round < Rounds; round++)
        {
            for (var model = 0; model < Models; model++)
            {
                var day = DayOf(round);
                var term = new OpenTerm(maturity, IsAtomic ? 10 : 2, day, paths.Shown(model, round, day));
                positions.Add(
                    new OpenPosition(
                        paths.Models[model],
                        FirstRound + round,
                        100,
                        PayoutFormulas.ClipAfterFactor,
                        IsAtomic ? 1 : 0.5,
                        IsAtomic ? 1 : 0.05,
                        [term]
                    )
                );
            }
        }
        return positions;
    }

    /// <summary>The day that an open round is on: the newest has shown one.</summary>
    public int DayOf(int round) => Rounds - round;

    private double Walk(ScorePaths paths, int model, int round, double[] field, double[] own, double[] volatility)
    {
        var (sum, isOpen, last) = (0.0, round >= Resolved, Math.Min(Days, DayOf(round)));
        for (var day = 1; day <= Days; day++)
        {
            var at = round + day - 1;
            var luck = (Math.Sqrt(Common) * field[at]) + (Math.Sqrt(1 - Common) * own[at]);
            sum += (MeanScore / Math.Sqrt(Days)) + (Deviation * volatility[at] * luck);
            if (KeepsDays ? !isOpen || day <= last : isOpen && day == last)
                paths.Show(model, round, day, sum / Math.Sqrt(day));
        }
        if (!isOpen)
            paths.Finish(model, round, sum / Math.Sqrt(Days));
        return sum / Math.Sqrt(Days);
    }

    /// <summary>The field's luck of each day, and the volatility that all share.</summary>
    private (double[] Field, double[] Volatility) Field(ref NormalRandom chance)
    {
        var volatility = new double[Rounds + Days];
        Array.Fill(volatility, 1);
        if (Shocks == Shocks.Garch)
        {
            var (moves, sizes) = Garch(ref chance);
            return ([.. moves.Zip(sizes, (m, s) => m / s)], sizes);
        }
        if (Shocks == Shocks.Wandering)
        {
            var log = 0.0;
            for (var day = -WarmUp; day < volatility.Length; day++)
            {
                log = (0.98 * log) + (Math.Sqrt(1 - (0.98 * 0.98)) * 0.5 * chance.Next());
                if (day >= 0)
                    volatility[day] = Math.Exp(log - 0.25);
            }
        }
        return (Draws(ref chance), volatility);
    }

    private (double[] Moves, double[] Sizes) Garch(ref NormalRandom chance)
    {
        var (moves, sizes) = (new double[Rounds + Days], new double[Rounds + Days]);
        var (variance, last) = (1.0, 0.0);
        for (var day = -WarmUp; day < moves.Length; day++)
        {
            variance = 0.02 + (0.10 * last * last) + (0.88 * variance);
            last = Math.Sqrt(variance) * chance.Next();
            if (day >= 0)
                (moves[day], sizes[day]) = (last, Math.Sqrt(variance));
        }
        return (moves, sizes);
    }

    private double[] Draws(ref NormalRandom chance)
    {
        var draws = new double[Rounds + Days];
        for (var day = 0; day < draws.Length; day++)
            draws[day] = chance.Next() * (Shocks == Shocks.HeavyTails ? Tail(ref chance) : 1);
        return draws;
    }

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
