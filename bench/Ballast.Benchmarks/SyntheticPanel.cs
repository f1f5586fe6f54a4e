using Ballast.Core.Numerics;

namespace Ballast.Benchmarks;

/// <summary>
/// A panel with the shape of recorded rounds: models join late, 15 % of the later rounds are missing, two scores move
/// together. On a clip-heavy panel the payout factor falls from 0.9 to 0.07 as it did over the years; on a calm one it
/// is 0.07 throughout and next to nothing clips.
/// </summary>
internal static class SyntheticPanel
{
    public const double Limit = 0.05;

    /// <summary>corr 0, 0.5, 1 x mmc 0, 0.5, ... 3, without the pair that stakes on nothing.</summary>
    public static double[] Grid { get; } =
    [
        .. from corr in Enumerable.Range(0, 3)
        from mmc in Enumerable.Range(0, 7)
        where corr + mmc > 0
        from multiplier in new[] { corr * 0.5, mmc * 0.5 }
        select multiplier,
    ];

    public static PayoutGridInput Create(int models, int rounds, bool calm)
    {
        var random = new Random(1);
        var common = Enumerable.Range(0, rounds).Select(_ => 0.02 * Normal(random)).ToArray();
        var corr = new double[models * rounds];
        var mmc = new double[models * rounds];
        for (var model = 0; model < models; model++)
        {
            var skill = 0.008 + 0.006 * Normal(random);
            var start = random.Next(Math.Max(1, rounds * 3 / 10));
            for (var round = 0; round < rounds; round++)
            {
                var i = model * rounds + round;
                var missing = round < start || random.NextDouble() < 0.15;
                corr[i] = missing ? double.NaN : skill + common[round] + 0.018 * Normal(random);
                mmc[i] = missing ? double.NaN : 0.4 * skill + 0.5 * common[round] + 0.035 * Normal(random);
            }
        }
        var factor = Enumerable.Range(0, rounds).Select(round => calm ? 0.07 : 0.9 - 0.83 * round / (rounds - 1));
        return Input(models, rounds, corr, mmc, [.. factor], Limit);
    }

    public static PayoutGridInput Input(
        int models,
        int rounds,
        double[] corr,
        double[] mmc,
        double[] factor,
        double limit
    ) => Input(models, rounds, corr, mmc, factor, limit, Grid);

    public static PayoutGridInput Input(
        int models,
        int rounds,
        double[] corr,
        double[] mmc,
        double[] factor,
        double limit,
        double[] pairs
    )
    {
        var limits = new double[rounds];
        Array.Fill(limits, limit);
        return new PayoutGridInput(models, rounds, 0, rounds, [corr, mmc], factor, limits, pairs);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
