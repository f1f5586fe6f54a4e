using Ballast.Core.Ledger;
using Ballast.Core.Rounds;

namespace Ballast.Core.Backtesting.Regret;

/// <summary>A part of the difference between the best choice and what was done.</summary>
internal enum RegretTerm
{
    /// <summary>Equal stakes on all models in place of the best one, both with the best multipliers.</summary>
    ModelChoice,

    /// <summary>The multipliers that were chosen in place of the best ones, on equal stakes.</summary>
    MultiplierChoice,

    /// <summary>The usual shares of the models in place of equal ones.</summary>
    Size,

    /// <summary>The stakes of each round in place of the usual ones.</summary>
    Timing,

    /// <summary>Paid less computed.</summary>
    Unexplained,
}

/// <summary>From what the best choice would have earned to what was earned, one decision at a time.</summary>
/// <remarks>
/// Every step is valued at the mean stake of a round, until the last but one puts the real stakes in. Values are rounded to 18 places before
/// differences are taken, so the terms add up exactly. A model without a score in a round earns nothing there alone, and takes no part in
/// that round's equal weight. The best is known only afterwards: the more candidates, the better it looks by chance.
/// </remarks>
/// <param name="BestModel">Place of the best model.</param>
/// <param name="BestCombination">Place of its best combination.</param>
/// <param name="Best">What it would have earned at the mean stake.</param>
/// <param name="Actual">What was paid.</param>
/// <param name="Terms">They add up to actual less best.</param>
internal sealed record RegretWalk(
    int BestModel,
    int BestCombination,
    Nmr Best,
    Nmr Actual,
    IReadOnlyList<(RegretTerm Term, Nmr Change)> Terms
)
{
    /// <summary>Walks from the best choice to what was done.</summary>
    public static RegretWalk Run(RegretTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var meanStake = Rounds(table).Sum(table.StakeOf) / table.Rounds;
        var (model, combination, sum) = BestOf(table);
        Nmr[] values =
        [
            new(meanStake * sum),
            new(meanStake * Rounds(table).Sum(r => Mean(table, r, m => table.Share(m, r, combination)))),
            new(meanStake * Rounds(table).Sum(r => Mean(table, r, m => table.Chosen(m, r)))),
            new(meanStake * UsualShares(table)),
            // Each payout is rounded by itself, as it is settled.
            Amounts.Sum(Cells(table), c => table.Stake(c.Model, c.Round) * (table.Chosen(c.Model, c.Round) ?? 0)),
            new(Cells(table).Sum(c => table.Paid(c.Model, c.Round).Amount)),
        ];
        return new RegretWalk(
            model,
            combination,
            values[0],
            values[^1],
            [.. Enum.GetValues<RegretTerm>().Select((term, i) => (term, values[i + 1] - values[i]))]
        );
    }

    /// <summary>The model and combination with the largest sum of returns, the first of equals.</summary>
    private static (int Model, int Combination, decimal Sum) BestOf(RegretTable table)
    {
        var best = (Model: 0, Combination: 0, Sum: decimal.MinValue);
        for (var model = 0; model < table.Models; model++)
        {
            for (var combination = 0; combination < table.Combinations; combination++)
            {
                var sum = Rounds(table).Sum(r => table.Share(model, r, combination) ?? 0);
                if (sum > best.Sum)
                    best = (model, combination, sum);
            }
        }
        return best;
    }

    /// <summary>Sum of returns where every model holds its share of all NMR that was ever at risk.</summary>
    private static decimal UsualShares(RegretTable table)
    {
        var all = Rounds(table).Sum(table.StakeOf);
        if (all == 0)
            return 0;
        var sum = 0m;
        for (var model = 0; model < table.Models; model++)
        {
            var share = Rounds(table).Sum(r => table.Stake(model, r).Amount) / all;
            sum += share * Rounds(table).Sum(r => table.Chosen(model, r) ?? 0);
        }
        return sum;
    }

    internal static decimal Mean(RegretTable table, int round, Func<int, decimal?> share)
    {
        var known = Enumerable.Range(0, table.Models).Select(share).OfType<decimal>().ToList();
        return known.Count == 0 ? 0 : known.Sum() / known.Count;
    }

    internal static IEnumerable<int> Rounds(RegretTable table) => Enumerable.Range(0, table.Rounds);

    internal static IEnumerable<(int Model, int Round)> Cells(RegretTable table) =>
        Enumerable.Range(0, table.Models).SelectMany(m => Rounds(table).Select(r => (m, r)));
}
