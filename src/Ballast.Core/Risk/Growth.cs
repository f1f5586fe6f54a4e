using Ballast.Core.Ledger;

namespace Ballast.Core.Risk;

/// <summary>What a compounding stake grows by.</summary>
internal static class Growth
{
    /// <summary>
    /// The constant return per round that, staked again by the same law, would have ended at the same capital; NaN for an empty series or a total loss.
    /// </summary>
    /// <param name="returns">One a round; NaN for a round that the model missed.</param>
    /// <param name="law">How settled NMR is staked again.</param>
    public static double PerRound(ReadOnlySpan<double> returns, Compounding law) =>
        law.IsLegacy ? Legacy(returns) : Atomic(returns, law);

    private static double Legacy(ReadOnlySpan<double> returns)
    {
        var (logs, rounds) = (0.0, 0);
        foreach (var value in returns)
        {
            if (double.IsNaN(value))
                continue;
            if (value <= -1)
                return double.NaN;
            logs += Math.Log(1 + value);
            rounds++;
        }
        return rounds == 0 ? double.NaN : Math.Exp(logs / rounds) - 1;
    }

    private static double Atomic(ReadOnlySpan<double> returns, Compounding law)
    {
        var walk = new CapitalWalk(law, stackalloc double[law.Room]);
        var (capital, rounds) = (1.0, 0);
        foreach (var value in returns)
        {
            capital = walk.Step(value);
            rounds += double.IsNaN(value) ? 0 : 1;
        }
        return rounds == 0 || capital <= 0 ? double.NaN : Constant(capital, rounds, law);
    }

    /// <summary>
    /// With L rounds open at once, n = m L + k rounds of a constant return r of the position end at ((k (1 + r) + L - k) (1 + r)^m) / L: k positions
    /// were staked m + 1 times, the others m times. It grows with r, so the root is found by halving.
    /// </summary>
    private static double Constant(double capital, int rounds, Compounding law)
    {
        var (open, times) = (law.StakedAgainAfter, rounds / law.StakedAgainAfter);
        var more = rounds - (times * open);
        double End(double growth) => ((more * growth) + open - more) * Math.Pow(growth, times) / open;
        var (low, high) = (0.0, 1.0);
        while (End(high) < capital)
            high *= 2;
        // Halved until the ends are neighbours to the last digits of a double.
        for (var i = 0; i < 100 && low < high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = End(middle) < capital ? (middle, high) : (low, middle);
        }
        return (((low + high) / 2) - 1) * law.CapitalShare;
    }
}
