namespace Ballast.Core.Allocation;

/// <summary>Conditional value at risk of losses: the mean of the worst share of them, the last one counted in part.</summary>
/// <remarks>
/// CVaR = min over v of v + Σ max(0, loss - v) / (alpha T), by Rockafellar and Uryasev (2000), "Optimization of Conditional Value-at-Risk", Journal of Risk 2.
/// A loss is a return below zero with its sign turned; a CVaR below zero is a gain even in the worst rounds.
/// </remarks>
internal static class TailLoss
{
    /// <summary>CVaR of losses, in their unit.</summary>
    /// <param name="returns">One a round.</param>
    /// <param name="alpha">The share of rounds in the tail, above 0 and at most 1.</param>
    public static double Cvar(ReadOnlySpan<double> returns, double alpha)
    {
        var shares = new double[returns.Length];
        return Cvar(returns, alpha, shares);
    }

    /// <summary>CVaR of losses, and by which share each round counts in it; the shares add up to one.</summary>
    public static double Cvar(ReadOnlySpan<double> returns, double alpha, Span<double> shares)
    {
        var sorted = returns.ToArray();
        var order = new int[returns.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(sorted, order);
        shares.Clear();
        var each = 1 / (alpha * returns.Length);
        var (left, sum) = (1.0, 0.0);
        for (var i = 0; i < order.Length && left > 0; i++)
        {
            var share = Math.Min(each, left);
            shares[order[i]] = share;
            sum -= share * sorted[i];
            left -= share;
        }
        return sum;
    }
}
