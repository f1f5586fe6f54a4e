using Ballast.Core.Ledger;

namespace Ballast.Core.Risk;

/// <summary>What a compounding stake grows by.</summary>
internal static class Growth
{
    /// <summary>The constant return per round that would have ended at the same place; NaN for an empty series or a total loss.</summary>
    /// <param name="returns">One a round; NaN for a round that the model missed.</param>
    /// <param name="law">How settled NMR is staked again.</param>
    public static double PerRound(ReadOnlySpan<double> returns, Compounding law)
    {
        var walk = new CapitalWalk(law, stackalloc double[law.Room]);
        var (logs, rounds, capital) = (0.0, 0, 1.0);
        foreach (var value in returns)
        {
            if (double.IsNaN(value))
            {
                walk.Step(value);
                continue;
            }
            rounds++;
            if (law.IsLegacy && value <= -1)
                return double.NaN;
            if (law.IsLegacy)
                logs += Math.Log(1 + value);
            else
                capital = walk.Step(value);
        }
        if (!law.IsLegacy)
            logs = capital > 0 ? Math.Log(capital) : double.NaN;
        return rounds == 0 ? double.NaN : Math.Exp(logs / rounds) - 1;
    }
}
