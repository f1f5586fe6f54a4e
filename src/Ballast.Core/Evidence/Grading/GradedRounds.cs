using Ballast.Core.Evidence.WalkForward;

namespace Ballast.Core.Evidence.Grading;

/// <summary>Averages what became of claims, knowing that claims about neighbouring rounds were decided by the same days.</summary>
/// <remarks>
/// Claims about one round are one step, whose figure is their mean: said ten times, a thing is no truer. Steps share days where they lie closer
/// than the reach. From there it is the walk's interval: <see cref="OverlapEstimate"/>, and for rates Wilson's with the number of
/// steps that share nothing in place of n.
/// </remarks>
internal static class GradedRounds
{
    /// <summary>The mean with its interval, or how many more rounds are needed.</summary>
    /// <param name="cases">Each claim's figure at the first round that it speaks of.</param>
    /// <param name="reach">Rounds after which a claim shares no day with another.</param>
    /// <param name="isRate">Whether figures are 1 for held and 0 for not.</param>
    public static Estimate Average(IEnumerable<(int Round, double Value)> cases, int reach, bool isRate)
    {
        var steps = cases
            .Where(c => double.IsFinite(c.Value))
            .GroupBy(c => c.Round)
            .OrderBy(g => g.Key)
            .Select(g => (Round: g.Key, Value: g.Average(c => c.Value)))
            .ToList();
        if (steps.Count == 0)
            return Estimate.Without(0, new Shortage("nothing could be graded yet", null));
        int[] rounds = [.. steps.Select(s => s.Round)];
        double[] figures = [.. steps.Select(s => s.Value)];
        var spacing = Spacing(rounds);
        return isRate
            ? OverlapEstimate.Rate(figures, Sharing(rounds, reach), spacing, Independent(rounds, reach))
            : OverlapEstimate.Mean(figures, Sharing(rounds, reach), spacing);
    }

    /// <summary>How many of the rounds share no day: 1 + distance / reach.</summary>
    /// <param name="rounds">Ascending.</param>
    /// <param name="reach">Rounds after which no day is shared.</param>
    public static double Independent(IReadOnlyList<int> rounds, int reach) =>
        rounds.Count == 0 ? 0 : Math.Min(rounds.Count, 1 + ((rounds[^1] - rounds[0]) / (double)reach));

    /// <summary>The most steps that share days with one another.</summary>
    private static int Sharing(int[] rounds, int reach)
    {
        var (most, first) = (1, 0);
        for (var last = 0; last < rounds.Length; last++)
        {
            while (rounds[last] - rounds[first] >= reach)
                first++;
            most = Math.Max(most, last - first + 1);
        }
        return most;
    }

    private static int Spacing(int[] rounds) =>
        rounds.Length < 2 ? 1 : (int)Math.Ceiling((rounds[^1] - rounds[0]) / (double)(rounds.Length - 1));
}
