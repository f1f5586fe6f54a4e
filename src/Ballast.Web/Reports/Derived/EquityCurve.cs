using Ballast.Core.Workflows.Documents;

namespace Ballast.Web.Reports.Derived;

/// <summary>Value of 1 NMR left in round after round, and how far it stands below its former peak.</summary>
/// <param name="Equity">Product of (1 + return) since the regime began.</param>
/// <param name="Drawdown">Equity over its peak less 1, never above 0; the starting value 1 counts as a peak.</param>
internal sealed record EquityCurve(IReadOnlyList<double> Equity, IReadOnlyList<double> Drawdown)
{
    /// <summary>The curve of a series. It starts anew at 1 where the payout rule changes: returns of two rules are not one history.</summary>
    public static EquityCurve Of(IReadOnlyList<ReturnEntry> series)
    {
        var equity = new double[series.Count];
        var drawdown = new double[series.Count];
        double value = 1,
            peak = 1;
        for (var i = 0; i < series.Count; i++)
        {
            if (i > 0 && series[i].Rule != series[i - 1].Rule)
                value = peak = 1;
            value *= 1 + series[i].Return;
            peak = Math.Max(peak, value);
            equity[i] = Digits.Short(value);
            drawdown[i] = Digits.Short((value / peak) - 1);
        }

        return new EquityCurve(equity, drawdown);
    }
}
