namespace Ballast.Core.Risk;

/// <summary>What rounds that are open at once can lose before anything of it can be taken out.</summary>
internal static class LockLoss
{
    /// <summary>Fewest stretches that do not overlap, for quantiles: fewer say nothing about a stretch to come.</summary>
    public const double FewestIndependentStretches = 5;

    /// <summary>Share of the stake that must have a return in a stretch: a model misses a round now and then.</summary>
    public const double LeastCovered = 0.8;

    /// <summary>
    /// Replays the open rounds on every stretch of the past that is as long: the first open round is paid the return of the stretch's first
    /// round, the next one that of the second. Neighbours stay neighbours, and models stay together, so nothing is assumed about
    /// how they depend on each other.
    /// </summary>
    /// <param name="stakes">Models x open rounds, NMR; 0 where a model is not at risk.</param>
    /// <param name="returns">Models x rounds of the past, shares of the stake; NaN for missing.</param>
    /// <returns>
    /// Gain or loss of each stretch with its first column. Where a return is missing, a round that was not handed in, the others stand for it in
    /// proportion to their stakes; a stretch in which less than <see cref="LeastCovered"/> of the stake has a return is left out.
    /// </returns>
    /// <exception cref="ArgumentException">There is not one row of returns for each row of stakes.</exception>
    public static IReadOnlyList<(int First, double Gain)> Stretches(double[][] stakes, double[][] returns)
    {
        ArgumentNullException.ThrowIfNull(stakes);
        ArgumentNullException.ThrowIfNull(returns);
        if (stakes.Length != returns.Length || stakes.Length == 0)
            throw new ArgumentException("There is one row of returns for each model.", nameof(returns));
        return Stretches(stakes, returns[0].Length, (model, _, round) => returns[model][round]);
    }

    /// <summary>The same where open rounds differ in how they pay: a past round returns something else in the place of each.</summary>
    /// <param name="stakes">Models x open rounds, NMR; 0 where a model is not at risk.</param>
    /// <param name="past">How many past rounds there are.</param>
    /// <param name="returnOf">What a model's past round (third) returns in the place of an open one (second); NaN for missing.</param>
    public static IReadOnlyList<(int First, double Gain)> Stretches(
        double[][] stakes,
        int past,
        Func<int, int, int, double> returnOf
    )
    {
        ArgumentNullException.ThrowIfNull(stakes);
        ArgumentNullException.ThrowIfNull(returnOf);
        var open = stakes[0].Length;
        var whole = stakes.Sum(s => s.Sum());
        var stretches = new List<(int, double)>();
        for (var first = 0; first + open <= past; first++)
        {
            var (gain, covered) = (0.0, 0.0);
            for (var model = 0; model < stakes.Length; model++)
            {
                for (var i = 0; i < open; i++)
                {
                    if (stakes[model][i] == 0 || returnOf(model, i, first + i) is var share && double.IsNaN(share))
                        continue;
                    gain += stakes[model][i] * share;
                    covered += stakes[model][i];
                }
            }
            if (covered > 0 && covered >= LeastCovered * whole)
                stretches.Add((first, gain * (whole / covered)));
        }
        return stretches;
    }

    /// <summary>The largest loss of legacy rounds that share a stake: each loses at most the clip, all of them at most the stake.</summary>
    /// <param name="rounds">Rounds open at once.</param>
    /// <param name="clip">Bound of a round's loss, as a positive share of the stake.</param>
    /// <returns>Share of the stake, in [0, 1].</returns>
    public static decimal WorstShared(int rounds, decimal clip) => Math.Min(1, rounds * clip);

    /// <summary>The same where every round takes its share of what the one before left: <c>1 - (1 - clip)^rounds</c>.</summary>
    public static double WorstCompounded(int rounds, decimal clip) => 1 - Math.Pow(1 - (double)clip, rounds);
}
