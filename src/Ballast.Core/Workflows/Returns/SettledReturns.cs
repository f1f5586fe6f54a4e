using Ballast.Core.Ledger;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Returns;

/// <summary>Returns as they were settled: payout over stake.</summary>
internal static class SettledReturns
{
    public static ReturnPanel Of(IReadOnlyList<string> models, List<Position> settled, RoundDates dates)
    {
        int[] rounds = [.. settled.Select(p => p.Round).Distinct().Order()];
        var columnOf = rounds.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => p.i);
        var byModel = settled.ToLookup(p => p.Model);
        string[] staked = [.. models.Where(byModel.Contains)];
        var values = new double[staked.Length][];
        for (var row = 0; row < staked.Length; row++)
        {
            values[row] = Missing(rounds.Length);
            foreach (var position in byModel[staked[row]])
                values[row][columnOf[position.Round]] = Share(position.Payout!.Value, position.AtRisk!.Value);
        }
        return new ReturnPanel(
            ReturnSource.Settled,
            "payouts as settled, over the stake at risk",
            staked,
            [.. rounds.Select(dates.Of)],
            values,
            Mix(settled, rounds),
            "by the stake at risk",
            [
                .. models
                    .Where(m => !byModel.Contains(m))
                    .Select(m => new SkippedModel(m, "no settled payout on a stake")),
            ],
            []
        );
    }

    private static double[] Mix(List<Position> settled, int[] rounds)
    {
        var sums = settled
            .GroupBy(p => p.Round)
            .ToDictionary(
                g => g.Key,
                g => Share(Amounts.Sum(g, p => p.Payout!.Value), Amounts.Sum(g, p => p.AtRisk!.Value))
            );
        return [.. rounds.Select(r => sums[r])];
    }

    private static double Share(Nmr payout, Nmr stake) => (double)(payout.Amount / stake.Amount);

    private static double[] Missing(int length)
    {
        var row = new double[length];
        Array.Fill(row, double.NaN);
        return row;
    }
}
