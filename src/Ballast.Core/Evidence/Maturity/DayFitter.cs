using Ballast.Core.Risk;

namespace Ballast.Core.Evidence.Maturity;

/// <summary>Fits every scoring day of a score: to what was seen where enough was, else to the law.</summary>
/// <remarks>
/// Measured: least squares of final on shown score over all models and resolved rounds of that day. Law: a score is a sum of days over the root of
/// their number, so that of day d of D the share root(d / D) stays, (1 - d / D) x the mean comes to it, and the rest has a deviation of
/// root(1 - d / D) times that of final scores. Rounds of the same days share their surprise, so a fit counts as enough by independent
/// rounds (<see cref="IndependentRounds"/>): rounds / (rounds that share what is left of the way).
/// </remarks>
internal static class DayFitter
{
    /// <summary>Fewer independent rounds than this are no ground for a fit.</summary>
    public const double FewestIndependentRounds = 8;

    /// <summary>One fit a day from 0 to the last but one; null where even the law has too little.</summary>
    /// <param name="paths">The ways.</param>
    /// <param name="until">Columns from here on take no part.</param>
    /// <param name="fewest">Independent rounds that are enough.</param>
    public static IReadOnlyList<DayFit>? Fit(ScorePaths paths, int until, double fewest)
    {
        var finals = Finals(paths, until);
        var independent = finals.Independent(paths, paths.Days);
        var fits = new DayFit[paths.Days];
        for (var day = 0; day < paths.Days; day++)
        {
            var measured = day == 0 ? null : Measured(paths, day, until);
            if (measured?.IndependentRounds >= fewest)
                fits[day] = measured;
            else if (independent >= fewest && finals.Count > 2)
                fits[day] = Law(finals, day, paths.Days, independent);
            else
                return null;
        }
        return fits;
    }

    /// <summary>What the resolved rounds are worth in rounds that share no day.</summary>
    public static double IndependentFinals(ScorePaths paths, int until)
    {
        return Finals(paths, until).Independent(paths, paths.Days);
    }

    private static DayFit? Measured(ScorePaths paths, int day, int until)
    {
        var pairs = new Pairs(until);
        for (var model = 0; model < paths.Models.Count; model++)
        {
            for (var round = 0; round < until; round++)
                pairs.Add(round, paths.Shown(model, round, day), paths.Final(model, round));
        }
        if (pairs.Count < 3)
            return null;
        var slope = pairs.VarianceShown > 0 ? pairs.Covariance / pairs.VarianceShown : 0;
        var rest = Math.Max(0, pairs.VarianceFinal - (slope * pairs.Covariance));
        var spread = Math.Sqrt(rest * pairs.Count / (pairs.Count - 2));
        return new DayFit(
            day,
            slope,
            pairs.MeanFinal - (slope * pairs.MeanShown),
            spread,
            pairs.Count,
            pairs.Independent(paths, paths.Days - day),
            MaturityBasis.Measured
        );
    }

    private static DayFit Law(Pairs finals, int day, int days, double independent)
    {
        var gone = day / (double)days;
        return new DayFit(
            day,
            Math.Sqrt(gone),
            (1 - gone) * finals.MeanFinal,
            Math.Sqrt((1 - gone) * finals.VarianceFinal * finals.Count / (finals.Count - 1)),
            finals.Count,
            independent,
            MaturityBasis.Law
        );
    }

    private static Pairs Finals(ScorePaths paths, int until)
    {
        var finals = new Pairs(until);
        for (var model = 0; model < paths.Models.Count; model++)
        {
            for (var round = 0; round < until; round++)
                finals.Add(round, 0, paths.Final(model, round));
        }
        return finals;
    }

    /// <summary>Running moments of pairs; those with a missing half are left out.</summary>
    private sealed class Pairs(int rounds)
    {
        private readonly bool[] _seen = new bool[rounds];
        private double _shown;
        private double _final;
        private double _shownSquared;
        private double _finalSquared;
        private double _product;

        public int Count { get; private set; }

        public double MeanShown => _shown / Count;

        public double MeanFinal => _final / Count;

        public double VarianceShown => (_shownSquared / Count) - (MeanShown * MeanShown);

        public double VarianceFinal => Math.Max(0, (_finalSquared / Count) - (MeanFinal * MeanFinal));

        public double Covariance => (_product / Count) - (MeanShown * MeanFinal);

        public double Independent(ScorePaths paths, int daysLeft) =>
            IndependentRounds.Count(_seen.Count(s => s), paths.Sharing(daysLeft));

        public void Add(int round, double shown, double final)
        {
            if (double.IsNaN(shown) || double.IsNaN(final))
                return;
            Count++;
            _seen[round] = true;
            _shown += shown;
            _final += final;
            _shownSquared += shown * shown;
            _finalSquared += final * final;
            _product += shown * final;
        }
    }
}
