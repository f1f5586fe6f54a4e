namespace Ballast.Core.Evidence.Maturity;

/// <summary>What overlapping stretches are worth for a sum over open positions.</summary>
/// <param name="Means">In independent ones, for a mean.</param>
/// <param name="Squares">In independent ones, for a mean square.</param>
/// <param name="LawFactor">
/// By how much the variance of the sum is larger than that of the stretches. Measured surprises are of the days that were left, so it is 1; the law's are of
/// whole ways, which of two rounds share fewer days than the last days of both do.
/// </param>
/// <param name="Fitted">How many figures were fitted to the same stretches: the intercept, and the slope where it was not the law's.</param>
internal sealed record StretchWorth(double Means, double Squares, double LawFactor, int Fitted)
{
    /// <summary>By the days that the sum hangs on, each with its weight: neighbouring stretches share them.</summary>
    /// <param name="positions">What the sum is over.</param>
    /// <param name="shifts">How many rounds back each stretch lies, ascending; not empty.</param>
    /// <param name="roundsPerDay">Rounds that open in the time of a scoring day.</param>
    public static StretchWorth Compute(
        IReadOnlyList<OpenPosition> positions,
        IReadOnlyList<int> shifts,
        double roundsPerDay
    )
    {
        var terms = positions.SelectMany(p => p.Terms.Select(t => (Position: p, Term: t))).ToList();
        var days = terms.Select(t => t.Term.Maturity.Paths.Days).DefaultIfEmpty(1).Max();
        var (drawn, coming) = (new double[(2 * days) + 1], new double[(2 * days) + 1]);
        var isMeasured = false;
        foreach (var (position, term) in terms)
        {
            var left = term.Maturity.Paths.Days - term.Day;
            if (left <= 0)
                continue;
            var fit = term.Maturity.Fits[term.Day];
            var weight = position.Linear(term) * fit.Spread;
            var isLaw = fit.Basis == MaturityBasis.Law;
            isMeasured |= !isLaw;
            Spread(coming, days + 1, days + left, weight);
            Spread(drawn, isLaw ? days + 1 - term.Day : days + 1, days + left, weight);
        }
        var own = drawn.Sum(w => w * w);
        var span = (shifts[^1] - shifts[0] + 1) / roundsPerDay;
        if (own <= 0)
            return new StretchWorth(shifts.Count, shifts.Count, 1, 0);
        var (means, squares) = Sharing(drawn, own, span);
        // Stretches that are missing in between are worth nothing.
        var there = span * shifts.Count / (shifts[^1] - shifts[0] + 1);
        return new StretchWorth(
            Math.Clamp(there / means, 1, shifts.Count),
            Math.Clamp(there / squares, 1, shifts.Count),
            coming.Sum(w => w * w) / own,
            isMeasured ? 2 : 1
        );
    }

    /// <summary>The same share of a variance to each of some days.</summary>
    private static void Spread(double[] days, int from, int to, double weight)
    {
        for (var day = from; day <= to; day++)
            days[day] += weight / Math.Sqrt(to - from + 1);
    }

    private static (double Means, double Squares) Sharing(double[] weights, double own, double span)
    {
        var (means, squares) = (1.0, 1.0);
        for (var lag = 1; lag < weights.Length && lag < span; lag++)
        {
            var shared = 0.0;
            for (var day = lag; day < weights.Length; day++)
                shared += weights[day] * weights[day - lag] / own;
            means += 2 * (1 - (lag / span)) * shared;
            squares += 2 * (1 - (lag / span)) * shared * shared;
        }
        return (Math.Max(1, means), Math.Max(1, squares));
    }
}
