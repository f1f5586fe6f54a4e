using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Returns;

/// <summary>Returns as they were settled: payout over the NMR that was committed.</summary>
/// <param name="dates">When rounds closed and resolved.</param>
/// <param name="capital">What was committed in atomic positions.</param>
/// <param name="basis">Whether an atomic round is set against all open positions or its own.</param>
internal sealed class SettledReturns(RoundDates dates, AtomicCapital capital, CapitalBasis basis)
{
    public ReturnPanel Of(IReadOnlyList<string> models, List<Position> settled)
    {
        int[] rounds = [.. settled.Select(p => p.Round).Distinct().Order()];
        var columnOf = rounds.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => p.i);
        var byModel = settled.ToLookup(p => p.Model);
        string[] staked = [.. models.Where(byModel.Contains)];
        double[][] Rows(Func<Position, Nmr?> over) =>
            [.. staked.Select(m => Row(rounds.Length, byModel[m], p => columnOf[p.Round], over))];

        var values = Rows(p => CapitalOf([p], [p.Model], p.Round));
        var positions = Rows(p => p.AtRisk);
        var mix = Mix(settled, staked, rounds);
        var isAtomic = Array.Exists(rounds, dates.IsAtomic);
        int[] known = [.. Enumerable.Range(0, rounds.Length).Where(c => !double.IsNaN(mix[c]))];
        return new ReturnPanel(
            ReturnSource.Settled,
            basis,
            Assumption(isAtomic, rounds.Length - known.Length),
            staked,
            [.. known.Select(c => new ReturnRound(rounds[c], dates.Day(rounds[c]), dates.RuleOf(rounds[c])))],
            Columns(values, known),
            Columns(positions, known),
            [.. known.Select(c => mix[c])],
            isAtomic ? "by the NMR committed" : "by the stake at risk",
            [
                .. models
                    .Where(m => !byModel.Contains(m))
                    .Select(m => new SkippedModel(m, "no settled payout on a stake")),
            ],
            []
        );
    }

    private string Assumption(bool isAtomic, int leftOut)
    {
        var over =
            basis == CapitalBasis.Committed && isAtomic
                ? "the NMR committed (atomic rounds: all positions open when the round settled)"
                : "the stake at risk";
        var without =
            leftOut == 0
                ? ""
                : $"; {leftOut} settled rounds are left out, because what else was staked when they settled is not stored";
        return $"payouts as settled, over {over}{without}";
    }

    private double[] Mix(List<Position> settled, string[] staked, int[] rounds)
    {
        var byRound = settled.ToLookup(p => p.Round);
        return
        [
            .. rounds.Select(r =>
                Share(Amounts.Sum(byRound[r], p => p.Payout!.Value), CapitalOf(byRound[r], staked, r))
            ),
        ];
    }

    /// <summary>What payouts of a round are set against; null where it is not known.</summary>
    private Nmr? CapitalOf(IEnumerable<Position> positions, IReadOnlyList<string> models, int round) =>
        basis == CapitalBasis.Committed && dates.IsAtomic(round)
            ? capital.At(models, round)
            : Amounts.Sum(positions, p => p.AtRisk!.Value);

    private static double Share(Nmr payout, Nmr? capital) =>
        capital is { } known ? (double)(payout.Amount / known.Amount) : double.NaN;

    private static double[] Row(
        int length,
        IEnumerable<Position> positions,
        Func<Position, int> column,
        Func<Position, Nmr?> over
    )
    {
        var row = new double[length];
        Array.Fill(row, double.NaN);
        foreach (var position in positions)
            row[column(position)] = Share(position.Payout!.Value, over(position));
        return row;
    }

    private static double[][] Columns(double[][] rows, int[] columns) =>
        [.. rows.Select(row => columns.Select(c => row[c]).ToArray())];
}
