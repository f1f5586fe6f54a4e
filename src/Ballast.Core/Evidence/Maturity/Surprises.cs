using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence.Maturity;

/// <summary>
/// What final scores brought beyond what was to be expected, in spreads of the day and of the model as restless as days were expected to be, and the
/// levels between which so and so many of them lay.
/// </summary>
internal sealed class Surprises
{
    private readonly ScorePaths _paths;
    private readonly IReadOnlyList<DayFit> _fits;
    private readonly VolatilityOutlook _outlook;
    private readonly Dictionary<MaturityBasis, ModelScale[]> _scales = [];
    private readonly Band[] _eighty;
    private readonly Band[] _ninetyFive;

    /// <param name="paths">The ways.</param>
    /// <param name="fits">One a day from 0.</param>
    /// <param name="until">Columns from here on take no part.</param>
    /// <param name="outlook">How restless days were expected to be.</param>
    public Surprises(ScorePaths paths, IReadOnlyList<DayFit> fits, int until, VolatilityOutlook outlook)
    {
        (_paths, _fits, _outlook) = (paths, fits, outlook);
        var sorted = new Dictionary<MaturityBasis, double[]>();
        foreach (var basis in fits.Select(f => f.Basis).Distinct())
        {
            // The law's surprises are those of whole ways, whatever the day.
            int[] days = basis == MaturityBasis.Law ? [0] : [.. fits.Where(f => f.Basis == basis).Select(f => f.Day)];
            _scales[basis] = [.. Enumerable.Range(0, paths.Models.Count).Select(m => Scale(m, days, until))];
            sorted[basis] = Sorted(days, until, _scales[basis]);
        }
        _eighty = [.. fits.Select(f => Levels(sorted[f.Basis], 0.80, f))];
        _ninetyFive = [.. fits.Select(f => Levels(sorted[f.Basis], 0.95, f))];
    }

    /// <summary>The spread of a model's surprises, in those of the field.</summary>
    public double ScaleOf(int model, MaturityBasis basis) => _scales[basis][model].Whole;

    /// <summary>
    /// The surprise of a resolved round after a day, in spreads of the day and of the model as its other rounds tell it; NaN where the way is
    /// not known.
    /// </summary>
    public double At(int model, int round, int day)
    {
        var fit = _fits[day];
        return Raw(model, round, fit.Basis == MaturityBasis.Law ? 0 : day) / _scales[fit.Basis][model].Without(round);
    }

    /// <summary>The levels between which four of five surprises lie.</summary>
    public Band Eighty(int day) => _eighty[day];

    /// <summary>The levels between which nineteen of twenty surprises lie.</summary>
    public Band NinetyFive(int day) => _ninetyFive[day];

    /// <summary>
    /// Levels between which a share of all surprises lay, moved outwards because few independent rounds tell them (<see cref="PredictionWidth"/>) and
    /// because the expectation is an estimate too: root(1 + 1 / n).
    /// </summary>
    private Band Levels(double[] sorted, double share, DayFit fit)
    {
        var (low, high) = ((1 - share) / 2, (1 + share) / 2);
        var independent = Math.Max(fit.IndependentRounds, 1);
        var doubt = _outlook.Doubt(_paths.Days - fit.Day);
        // Two, for the slope and the intercept.
        var freedom = PredictionWidth.Freedom(PredictionWidth.Squares(independent) - 2, doubt);
        var wider = PredictionWidth.Widening(high, freedom) * Math.Sqrt(1 + (1 / independent));
        return new Band(wider * Quantile.ComputeSorted(sorted, low), wider * Quantile.ComputeSorted(sorted, high));
    }

    private double Raw(int model, int round, int day)
    {
        var fit = _fits[day];
        var shown = day == 0 ? 0 : _paths.Shown(model, round, day);
        if (day > 0 && double.IsNaN(shown))
            return double.NaN;
        var spread = fit.Spread * Math.Sqrt(_outlook.At(_paths.DayOf(round, day), _paths.Days - day));
        return spread > 0 ? (_paths.Final(model, round) - fit.Expected(shown)) / spread : double.NaN;
    }

    private ModelScale Scale(int model, int[] days, int until)
    {
        var (sums, counts) = (new double[until], new int[until]);
        for (var round = 0; round < until; round++)
        {
            foreach (var day in days)
            {
                var surprise = Raw(model, round, day);
                if (double.IsNaN(surprise))
                    continue;
                sums[round] += surprise * surprise;
                counts[round]++;
            }
        }
        return new ModelScale(sums, counts, _paths.Sharing(_paths.Days));
    }

    private double[] Sorted(int[] days, int until, ModelScale[] scales)
    {
        var all = new List<double>();
        for (var model = 0; model < _paths.Models.Count; model++)
        {
            for (var round = 0; round < until; round++)
            {
                foreach (var day in days)
                {
                    var surprise = Raw(model, round, day);
                    if (!double.IsNaN(surprise))
                        all.Add(surprise / scales[model].Without(round));
                }
            }
        }
        var sorted = all.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
