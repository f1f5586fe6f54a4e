namespace Ballast.Core.Numerics;

/// <summary>
/// Equity under overlapping rounds as anybody would write it. It is the definition: <see cref="EquityGridKernel"/> equals
/// it to 1e-12 relative or 1e-13 absolute, and earns its place by being measured against it.
/// </summary>
/// <remarks>
/// A stake begins at 1 and backs every open round. Before round t opens, the payout of round t - lag comes in:
/// <c>S[t] = S[t-1] + P[t-lag]</c>; round t will pay <c>P[t] = S[t] * return[t]</c>, with the clipped return of
/// <see cref="PayoutGridInput"/>. After the last round the open payouts come in one after the other. A missing round
/// pays 0 but takes its time; the tail and the Sharpe ratio are of present rounds alone.
/// </remarks>
internal static class PlainEquityGrid
{
    /// <summary>Final equity, largest drawdown, CVaR 5 % and Sharpe ratio.</summary>
    /// <param name="input">Scores, round terms and combinations.</param>
    /// <param name="lag">Rounds until a payout comes in, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lag is below 1.</exception>
    public static EquityGrid Compute(PayoutGridInput input, int lag)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lag);
        var grid = new EquityGrid(input.Models, input.Combinations);
        for (var model = 0; model < input.Models; model++)
        {
            for (var combination = 0; combination < input.Combinations; combination++)
            {
                var place = model * input.Combinations + combination;
                var returns = PlainPayoutGrid.Returns(input, model, combination);
                (grid.FinalEquity[place], grid.LargestDrawdown[place]) = Walk(returns, lag);
                grid.Cvar[place] = Cvar(Gaps.Dropped(returns));
                grid.Sharpe[place] = Sharpe(Gaps.Dropped(returns));
            }
            for (var round = 0; round < input.Rounds; round++)
                grid.PresentRounds[model] += PlainPayoutGrid.IsMissing(input, model, round) ? 0 : 1;
        }
        return grid;
    }

    private static (double Final, double Drawdown) Walk(double[] returns, int lag)
    {
        var payouts = new double[returns.Length];
        var (equity, peak, worst) = (1.0, 1.0, 0.0);
        for (var t = 0; t < returns.Length + lag; t++)
        {
            if (t >= lag)
                equity += payouts[t - lag];
            if (t < returns.Length)
                payouts[t] = double.IsNaN(returns[t]) ? 0 : equity * returns[t];
            peak = Math.Max(peak, equity);
            worst = Math.Max(worst, 1 - equity / peak);
        }
        return (equity, worst);
    }

    private static double Cvar(double[] present)
    {
        Array.Sort(present);
        var tail = EquityGrid.Tail(present.Length);
        var sum = 0.0;
        for (var i = 0; i < tail; i++)
            sum += present[i];
        return tail == 0 ? double.NaN : sum / tail;
    }

    /// <summary>Mean over standard deviation, in two passes; NaN where nothing varies.</summary>
    /// <param name="present">Returns, none missing.</param>
    internal static double Sharpe(ReadOnlySpan<double> present)
    {
        if (!Variation.Varies(present))
            return double.NaN;
        var (mean, squares) = (0.0, 0.0);
        foreach (var value in present)
            mean += value;
        mean /= present.Length;
        foreach (var value in present)
            squares += (value - mean) * (value - mean);
        return mean / Math.Sqrt(squares / present.Length);
    }
}
