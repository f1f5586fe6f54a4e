using Ballast.Core.Ledger;
using Ballast.Core.Questions.Risk;

namespace Ballast.Server.Charts;

/// <summary>What 1 NMR of committed capital became, and how far it stands below its former peak.</summary>
/// <param name="Equity">Capital since the regime began, settled NMR staked again by the law of its rule.</param>
/// <param name="Drawdown">Equity over its peak less 1, never above 0; the starting value 1 counts as a peak.</param>
internal sealed record EquityCurve(IReadOnlyList<double> Equity, IReadOnlyList<double> Drawdown)
{
    /// <summary>The curve of a subject. It starts anew at 1 where the payout rule changes: returns of two rules are not one history.</summary>
    public static EquityCurve Of(RiskSubjectEntry subject)
    {
        var equity = new List<double>();
        var drawdown = new List<double>();
        foreach (var regime in subject.Regimes)
        {
            var series = subject.Series.Where(r => r.Round >= regime.From && r.Round <= regime.To);
            Add([.. series], new Compounding(regime.StakedAgainAfter, regime.CapitalShare), equity, drawdown);
        }
        return new EquityCurve(equity, drawdown);
    }

    private static void Add(ReturnEntry[] series, Compounding law, List<double> equity, List<double> drawdown)
    {
        // A round that the model missed passes too.
        var grid = new double[series.Length == 0 ? 0 : series[^1].Round - series[0].Round + 1];
        Array.Fill(grid, double.NaN);
        foreach (var entry in series)
            grid[entry.Round - series[0].Round] = entry.Return;
        var (capital, peak) = (law.Capital(grid), 1.0);
        foreach (var entry in series)
        {
            var value = capital[entry.Round - series[0].Round];
            peak = Math.Max(peak, value);
            equity.Add(Digits.Short(value));
            drawdown.Add(Digits.Short((value / peak) - 1));
        }
    }
}
