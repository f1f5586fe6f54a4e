namespace Ballast.Core.Evidence.Maturity;

/// <summary>
/// What a score showed on each scoring day of each round, and what became of it: models x rounds x days, NaN where nothing is known.
/// Days count from 1; the last one's score is the final one.
/// </summary>
internal sealed class ScorePaths
{
    // By model and round, made when the first day is shown: of most rounds of most models a store knows no day, only the end.
    private readonly double[]?[] _shown;
    private readonly double[] _finals;

    /// <summary>Empty paths.</summary>
    /// <param name="models">Names, one a row.</param>
    /// <param name="rounds">Ascending numbers.</param>
    /// <param name="days">Scoring days of the score: 4, 20 or 60.</param>
    /// <param name="roundsPerDay">Rounds that open in the time of a scoring day: 1 for daily rounds, 0.2 for weekly ones.</param>
    public ScorePaths(IReadOnlyList<string> models, IReadOnlyList<int> rounds, int days, double roundsPerDay)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(rounds);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(roundsPerDay);
        if (rounds.Zip(rounds.Skip(1)).Any(p => p.First >= p.Second))
            throw new ArgumentException("Rounds ascend.", nameof(rounds));
        (Models, Rounds, Days, RoundsPerDay) = ([.. models], [.. rounds], days, roundsPerDay);
        _shown = new double[]?[models.Count * rounds.Count];
        _finals = Missing(models.Count * rounds.Count);
    }

    /// <summary>Names, one a row.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>Ascending numbers.</summary>
    public IReadOnlyList<int> Rounds { get; }

    /// <summary>Scoring days of the score.</summary>
    public int Days { get; }

    /// <summary>Rounds that open in the time of a scoring day.</summary>
    public double RoundsPerDay { get; }

    /// <summary>Rounds in a row that share some of so many days; at least 1.</summary>
    public int Sharing(int days) => Math.Max(1, (int)Math.Ceiling(days * RoundsPerDay));

    /// <summary>Where a scoring day of a round stands on the line of all scoring days; days of several rounds may be the same.</summary>
    /// <param name="round">Column of the round.</param>
    /// <param name="day">0 before the first day, to <see cref="Days"/>.</param>
    public int DayOf(int round, int day) => (int)Math.Round(Rounds[round] / RoundsPerDay) + day;

    /// <summary>What was shown on a day (1 to <see cref="Days"/>); NaN where that is not known.</summary>
    public double Shown(int model, int round, int day) =>
        _shown[(model * Rounds.Count) + round]?[Checked(day)] ?? double.NaN;

    /// <summary>The final score; NaN while it is not known.</summary>
    public double Final(int model, int round) => _finals[(model * Rounds.Count) + round];

    /// <summary>Notes what was shown on a day; a later note of the same day takes the place of the one before.</summary>
    public void Show(int model, int round, int day, double score) =>
        (_shown[(model * Rounds.Count) + round] ??= Missing(Days + 1))[Checked(day)] = score;

    /// <summary>Notes the final score.</summary>
    public void Finish(int model, int round, double score) => _finals[(model * Rounds.Count) + round] = score;

    private int Checked(int day)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(day);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, Days);
        return day;
    }

    private static double[] Missing(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }
}
