namespace Ballast.Core.Numerics;

/// <summary>
/// The payout grid as anybody would write it. It is the definition: <see cref="PayoutGridKernel"/> equals it to 1e-12
/// relative or 1e-13 absolute, and earns its place by being measured against it.
/// </summary>
internal static class PlainPayoutGrid
{
    /// <summary>The sum of the returns of all present rounds, a share of stake.</summary>
    public static PayoutGrid Totals(PayoutGridInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var grid = new PayoutGrid(input.Models, input.Combinations);
        for (var model = 0; model < input.Models; model++)
        {
            var totals = grid.Row(model);
            for (var round = 0; round < input.Rounds; round++)
            {
                if (IsMissing(input, model, round))
                    continue;
                grid.PresentRounds[model]++;
                for (var combination = 0; combination < totals.Length; combination++)
                    totals[combination] += Return(input, model, round, combination);
            }
        }
        return grid;
    }

    /// <summary>The return of staying in for all present rounds: the product of (1 + return), minus 1.</summary>
    public static PayoutGrid Compounded(PayoutGridInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var grid = new PayoutGrid(input.Models, input.Combinations);
        for (var model = 0; model < input.Models; model++)
        {
            var wealth = grid.Row(model);
            wealth.Fill(1);
            for (var round = 0; round < input.Rounds; round++)
            {
                if (IsMissing(input, model, round))
                    continue;
                grid.PresentRounds[model]++;
                for (var combination = 0; combination < wealth.Length; combination++)
                    wealth[combination] *= 1 + Return(input, model, round, combination);
            }
            foreach (ref var value in wealth)
                value -= 1;
        }
        return grid;
    }

    /// <summary>The returns of one model under one combination, a share of stake; NaN where the round is missing.</summary>
    internal static double[] Returns(PayoutGridInput input, int model, int combination)
    {
        var returns = new double[input.Rounds];
        for (var round = 0; round < returns.Length; round++)
            returns[round] = IsMissing(input, model, round) ? double.NaN : Return(input, model, round, combination);
        return returns;
    }

    internal static bool IsMissing(PayoutGridInput input, int model, int round)
    {
        for (var plane = 0; plane < input.Planes; plane++)
            if (double.IsNaN(input.Scores(plane, model)[round]))
                return true;
        return false;
    }

    private static double Return(PayoutGridInput input, int model, int round, int combination)
    {
        var sum = 0.0;
        for (var plane = 0; plane < input.Planes; plane++)
            sum += input.Multipliers[combination * input.Planes + plane] * input.Scores(plane, model)[round];
        var limit = input.RoundLimit[input.FirstColumn + round];
        return Math.Clamp(input.RoundFactor[input.FirstColumn + round] * sum, -limit, limit);
    }
}
