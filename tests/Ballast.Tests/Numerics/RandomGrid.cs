using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

/// <summary>Panels of every shape, from a seed, so that a failing one can be had again.</summary>
internal sealed record RandomGrid(int Seed)
{
    public int Models { get; init; } = 3;
    public int FirstColumn { get; init; }
    public int Rounds { get; init; } = 50;
    public int ColumnsBehind { get; init; }
    public int Planes { get; init; } = 2;
    public int Combinations { get; init; } = 20;
    public double Missing { get; init; } = 0.25;
    public Func<Random, double> Factor { get; init; } = random => random.NextDouble();
    public Func<Random, double> Limit { get; init; } = random => 0.1 * random.NextDouble();
    public Func<Random, double> Multiplier { get; init; } = random => 3 * random.NextDouble();

    public PayoutGridInput Create()
    {
        var random = new Random(Seed);
        var stride = FirstColumn + Rounds + ColumnsBehind;
        var planes = new double[Planes][];
        for (var plane = 0; plane < Planes; plane++)
            planes[plane] = Many(
                Models * stride,
                () => random.NextDouble() < Missing / Planes ? double.NaN : random.NextDouble() * 0.1 - 0.045
            );
        return new PayoutGridInput(
            Models,
            stride,
            FirstColumn,
            Rounds,
            planes,
            Many(stride, () => Factor(random)),
            Many(stride, () => Limit(random)),
            Many(Combinations * Planes, () => Multiplier(random))
        );
    }

    /// <summary>A grid of any sort: size, range, planes, holes, signs, zero and infinite limits drawn from the seed.</summary>
    public static RandomGrid Any(int seed)
    {
        var random = new Random(seed);
        var clips = random.Next(4);
        var signed = random.Next(2) == 0;
        return new RandomGrid(seed)
        {
            Models = random.Next(5),
            FirstColumn = random.Next(4),
            Rounds = random.Next(70),
            ColumnsBehind = random.Next(4),
            Planes = random.Next(1, 5),
            Combinations = random.Next(1, 23),
            Missing = random.Next(3) * 0.4,
            Factor = draw => draw.Next(5) == 0 ? 0 : draw.NextDouble(),
            Limit = draw =>
                clips switch
                {
                    0 => draw.Next(3) == 0 ? double.PositiveInfinity : 0.05,
                    1 => draw.Next(3) == 0 ? 0 : 0.001,
                    2 => 0.05,
                    _ => draw.NextDouble() * 0.2,
                },
            Multiplier = draw => draw.NextDouble() * 3 - (signed ? 1.5 : 0),
        };
    }

    private static double[] Many(int count, Func<double> next)
    {
        var values = new double[count];
        foreach (ref var value in values.AsSpan())
            value = next();
        return values;
    }
}
