namespace Ballast.Core.Evidence.Maturity;

/// <summary>How a score ripens: what its value on a scoring day says about the final one, from rounds that have resolved.</summary>
internal sealed class ScoreMaturity
{
    private readonly Surprises _surprises;

    private ScoreMaturity(ScorePaths paths, IReadOnlyList<DayFit> fits, int until)
    {
        (Paths, Fits) = (paths, fits);
        Outlook = new VolatilityOutlook(paths, until < paths.Rounds.Count ? paths.DayOf(until - 1, paths.Days) : null);
        _surprises = new Surprises(paths, fits, until, Outlook);
    }

    /// <summary>The ways it was learnt from.</summary>
    public ScorePaths Paths { get; }

    /// <summary>One a scoring day, from 0 (before the first score) to the last but one.</summary>
    public IReadOnlyList<DayFit> Fits { get; }

    /// <summary>How restless the coming days are expected to be.</summary>
    internal VolatilityOutlook Outlook { get; }

    /// <summary>Learns from resolved rounds.</summary>
    /// <param name="paths">The ways.</param>
    /// <param name="until">Columns of <paramref name="paths"/> from here on take no part; null takes all.</param>
    /// <param name="fewest">Independent rounds that are enough for a day; null takes eight.</param>
    /// <returns>Null where there are too few rounds even for the law; <see cref="ShortageOf"/> says how many.</returns>
    public static ScoreMaturity? Estimate(ScorePaths paths, int? until = null, double? fewest = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var end = until ?? paths.Rounds.Count;
        var fits = DayFitter.Fit(paths, end, fewest ?? DayFitter.FewestIndependentRounds);
        return fits is null ? null : new ScoreMaturity(paths, fits, end);
    }

    /// <summary>Why nothing can be said, and about how many more resolved rounds would do.</summary>
    public static Shortage ShortageOf(ScorePaths paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var there = DayFitter.IndependentFinals(paths, paths.Rounds.Count);
        var more = Math.Max(
            1,
            (int)Math.Ceiling((DayFitter.FewestIndependentRounds - there) * paths.Sharing(paths.Days))
        );
        return new Shortage(
            $"resolved rounds worth {there:0.0} that share no day, and {DayFitter.FewestIndependentRounds:0} are needed",
            more
        );
    }

    /// <summary>The nowcast of an open round.</summary>
    /// <param name="model">Row of the model in <see cref="Paths"/>; null for one that has none.</param>
    /// <param name="day">Scoring day of the score, 0 before the first.</param>
    /// <param name="shown">The latest score; NaN before the first.</param>
    public ScoreNowcast Nowcast(int? model, int day, double shown)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(day);
        // On the last day the score is what it will be, restatements aside.
        if (day >= Paths.Days)
            return new ScoreNowcast(
                day,
                shown,
                shown,
                new Band(shown, shown),
                new Band(shown, shown),
                Fits[^1].Basis,
                Fits[^1].IndependentRounds
            );
        var fit = Fits[day];
        var expected = fit.Expected(shown);
        return new ScoreNowcast(
            day,
            day == 0 ? double.NaN : shown,
            expected,
            Around(expected, model, fit, _surprises.Eighty(day)),
            Around(expected, model, fit, _surprises.NinetyFive(day)),
            fit.Basis,
            fit.IndependentRounds
        );
    }

    /// <summary>What a resolved round brought beyond what was to be expected on a day, in units of that day's and model's spread; NaN where unknown.</summary>
    public double Surprise(int model, int round, int day) => _surprises.At(model, round, day);

    /// <summary>One spread of a model's final score after a day, as restless as the coming days are expected to be; in units of the score.</summary>
    public double Spread(int? model, int day) =>
        Fits[day].Spread * Scale(model, Fits[day]) * Math.Sqrt(Outlook.Now(Paths.Days - day));

    private Band Around(double expected, int? model, DayFit fit, Band levels)
    {
        var spread = Spread(model, fit.Day);
        return new Band(expected + (spread * levels.Low), expected + (spread * levels.High));
    }

    private double Scale(int? model, DayFit fit) => model is { } row ? _surprises.ScaleOf(row, fit.Basis) : 1;
}
