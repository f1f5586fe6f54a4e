using Ballast.Core.Numerics;
using Ballast.Core.Risk;

namespace Ballast.Core.Evidence.Maturity;

/// <summary>
/// Puts what past rounds brought beyond expectation on the rounds that are open, all at once: so models, scores and rounds move together
/// as they did.
/// </summary>
/// <remarks>
/// Filtered historical simulation (Hull and White 1998; Barone-Adesi, Giannopoulos and Vosper 1999). Stretch s takes for each open round the surprise of the
/// round s places before it, after the same scoring day, of the same model, scaled from what volatility was expected to be then to what it is now
/// (<see cref="VolatilityOutlook"/>). A model that has none there borrows that of the next one in the list that has; its size is the model's own.
/// A year holds a dozen stretches that share no day, too few to read the 2.5 % quantile off: the ends are the mean and the deviation of the sum over
/// stretches, with Student's level for as many as they are worth (<see cref="StretchWorth"/>) and root(1 + 1 / n) for an expectation that is an
/// estimate. The clip bounds them: each end is what the strongest quarter of the stretches would pay, had it gone as far as that.
/// </remarks>
internal sealed class PendingScenarios
{
    /// <summary>Fewer independent stretches than this give no band.</summary>
    public const double FewestIndependent = 5;

    private readonly ScorePaths _paths;
    private readonly List<OpenPosition> _positions;
    private readonly Stretches _stretches;
    private readonly int _overlap;

    /// <summary>Finds the stretches of the past.</summary>
    /// <param name="paths">Ways of any of the scores: all scores have the same models and rounds.</param>
    /// <param name="positions">What is open.</param>
    /// <param name="longest">Rounds in a row that share a day of the score that takes longest: where no score of an open position has ripened often enough to say.</param>
    public PendingScenarios(ScorePaths paths, IEnumerable<OpenPosition> positions, int longest = 1)
    {
        ArgumentNullException.ThrowIfNull(paths);
        _paths = paths;
        _positions = [.. positions];
        _overlap = _positions
            .SelectMany(p => p.Terms)
            .Select(t => t.Maturity.Paths.Sharing(t.Maturity.Paths.Days))
            .DefaultIfEmpty(longest)
            .Max();
        _stretches = new Stretches(paths, _positions);
    }

    private int Count => _stretches.Shifts.Count;

    private double Independent => IndependentRounds.Count(Count, _overlap);

    /// <summary>The sum over some of the positions.</summary>
    public PendingPayout Of(Func<OpenPosition, bool> takes)
    {
        var taking = _positions.Where(takes).ToList();
        var stake = taking.Sum(p => p.Stake);
        var shown = taking.Where(p => p.Terms.All(t => t.Day > 0)).Sum(p => p.Pays([.. p.Terms.Select(t => t.Shown)]));
        if (Independent < FewestIndependent)
            return Without(taking.Count, stake, shown);
        var moves = Moves(taking);
        var expected = Enumerable.Range(0, Count).Average(stretch => Pays(taking, stretch, 1));
        return new PendingPayout(
            taking.Count,
            stake,
            shown,
            expected,
            Inside(taking, moves, 0.80),
            Inside(taking, moves, 0.95),
            Count,
            Independent,
            null
        );
    }

    private Band Inside(List<OpenPosition> taking, double[] moves, double share)
    {
        var worth = StretchWorth.Compute(taking, _stretches.Shifts, _paths.RoundsPerDay);
        var mean = moves.Average();
        // Deviations from their own mean and fit are too small, by what was fitted to so few.
        var left = Math.Max(0.2, 1 - (worth.Fitted / worth.Means));
        var variance = moves.Sum(m => (m - mean) * (m - mean)) / moves.Length / left * worth.LawFactor;
        var freedom = PredictionWidth.Freedom(worth.Squares - 1, Doubt(taking));
        var reach = StudentT.Quantile((1 + share) / 2, freedom) * Math.Sqrt(variance * (1 + (1 / worth.Means)));
        return new Band(At(taking, moves, mean - reach), At(taking, moves, mean + reach));
    }

    /// <summary>What the strongest quarter of the stretches would pay on average, had each moved the unclipped sum by so much.</summary>
    private double At(List<OpenPosition> taking, double[] moves, double end)
    {
        int[] strongest =
        [
            .. Enumerable
                .Range(0, moves.Length)
                .Where(s => moves[s] != 0)
                .OrderByDescending(s => Math.Abs(moves[s]))
                .Take(Math.Max(1, moves.Length / 4)),
        ];
        return strongest.Length == 0
            ? Pays(taking, 0, 1)
            : strongest.Average(stretch => Pays(taking, stretch, end / moves[stretch]));
    }

    /// <summary>What each stretch would bring beyond the expected scores if nothing were clipped, in NMR.</summary>
    private double[] Moves(List<OpenPosition> taking)
    {
        var moves = new double[Count];
        foreach (var position in taking)
        {
            var beyond = _stretches[position];
            for (var term = 0; term < beyond.Length; term++)
            {
                var weight = position.Linear(position.Terms[term]);
                for (var stretch = 0; stretch < moves.Length; stretch++)
                    moves[stretch] += weight * beyond[term][stretch];
            }
        }
        return moves;
    }

    private double Pays(List<OpenPosition> taking, int stretch, double times)
    {
        var sum = 0.0;
        Span<double> room = stackalloc double[16];
        foreach (var position in taking)
        {
            var beyond = _stretches[position];
            var scores = beyond.Length <= room.Length ? room[..beyond.Length] : new double[beyond.Length];
            for (var i = 0; i < scores.Length; i++)
                scores[i] = position.Terms[i].Expected + (times * beyond[i][stretch]);
            sum += position.Pays(scores);
        }
        return sum;
    }

    private static double Doubt(List<OpenPosition> taking) =>
        taking
            .SelectMany(p => p.Terms)
            .Where(t => t.Day < t.Maturity.Paths.Days)
            .Select(t => t.Maturity.Outlook.Doubt(t.Maturity.Paths.Days - t.Day))
            .DefaultIfEmpty(0)
            .Max();

    private PendingPayout Without(int count, double stake, double shown)
    {
        var more = (int)Math.Ceiling((FewestIndependent - Independent) * _overlap);
        var none = new Band(double.NaN, double.NaN);
        return new PendingPayout(
            count,
            stake,
            shown,
            double.NaN,
            none,
            none,
            Count,
            Independent,
            new Shortage(
                $"past stretches of rounds worth {Independent:0.0} that share no day, and {FewestIndependent:0} are needed",
                Math.Max(1, more)
            )
        );
    }
}
