using Ballast.Core.Rounds;

namespace Ballast.Core.Backtesting.Regret;

/// <summary>What one other choice would have earned, with the same NMR at risk in every round.</summary>
/// <param name="BestMultipliers">The same stakes, all with the combination that was best for them.</param>
/// <param name="BestModel">All of each round's stake on the model that was best for it, with its own multipliers.</param>
/// <param name="EqualWeight">Each round's stake in equal parts on all models with a score.</param>
internal sealed record Alternatives(Nmr BestMultipliers, Nmr BestModel, Nmr EqualWeight)
{
    /// <summary>Values the choices.</summary>
    public static Alternatives Compute(RegretTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        decimal[] stakes = [.. RegretWalk.Rounds(table).Select(table.StakeOf)];
        var multipliers = Enumerable.Range(0, table.Combinations).Max(k => Staked(table, k));
        var model = Enumerable.Range(0, table.Models).Max(m => Alone(table, m, stakes));
        var equal = RegretWalk.Rounds(table).Sum(r => stakes[r] * RegretWalk.Mean(table, r, m => table.Chosen(m, r)));
        return new Alternatives(new Nmr(multipliers), new Nmr(model), new Nmr(equal));
    }

    private static decimal Staked(RegretTable table, int combination) =>
        RegretWalk
            .Cells(table)
            .Sum(c => table.Stake(c.Model, c.Round).Amount * (table.Share(c.Model, c.Round, combination) ?? 0));

    private static decimal Alone(RegretTable table, int model, decimal[] stakes) =>
        RegretWalk.Rounds(table).Sum(r => stakes[r] * (table.Chosen(model, r) ?? 0));
}
