using Ballast.Core.Risk;

namespace Ballast.Core.Evidence.Maturity;

/// <summary>
/// Steps through the past: at each moment learns from the rounds that had resolved, nowcasts those that were open, and looks up what became
/// of them.
/// </summary>
/// <remarks>
/// Rounds resolve in the order of their numbers, so that "had resolved" is "stands before". A round n places after the newest resolved one has
/// n days less to go.
/// </remarks>
internal static class CoverageWalk
{
    private static readonly string[] Parts = ["all", "early", "middle", "late"];

    /// <summary>The record; empty where no past moment had enough to learn from.</summary>
    /// <param name="paths">The ways; rounds without a final score are never looked up.</param>
    /// <param name="cancellation">Stops between moments.</param>
    public static IReadOnlyList<CoverageRecord> Run(ScorePaths paths, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var open = paths.Sharing(paths.Days);
        var tallies = Parts.Select(_ => new Tally()).ToArray();
        // Half of the open rounds are new at the next moment: every round is met about twice, on different days.
        for (var resolved = open; resolved < paths.Rounds.Count; resolved += Math.Max(1, open / 2))
        {
            cancellation.ThrowIfCancellationRequested();
            if (ScoreMaturity.Estimate(paths, resolved) is { } maturity)
                LookUp(maturity, resolved, tallies);
        }
        return [.. Parts.Zip(tallies).Where(p => p.Second.Cases > 0).Select(p => p.Second.Record(p.First, paths))];
    }

    private static void LookUp(ScoreMaturity maturity, int resolved, Tally[] tallies)
    {
        var paths = maturity.Paths;
        for (var round = resolved; round < paths.Rounds.Count; round++)
        {
            var later = paths.Rounds[round] - paths.Rounds[resolved - 1];
            var day = paths.Days - (int)Math.Round(later / paths.RoundsPerDay);
            if (day < 1)
                return;
            for (var model = 0; model < paths.Models.Count; model++)
            {
                var (shown, final) = (paths.Shown(model, round, day), paths.Final(model, round));
                if (double.IsNaN(shown) || double.IsNaN(final))
                    continue;
                var nowcast = maturity.Nowcast(model, day, shown);
                tallies[0].Add(round, nowcast, final);
                tallies[1 + Math.Min(2, 3 * day / paths.Days)].Add(round, nowcast, final);
            }
        }
    }

    private sealed class Tally
    {
        private readonly HashSet<int> _rounds = [];
        private int _eighty;
        private int _ninetyFive;
        private int _wrong;
        private double _error;

        public int Cases { get; private set; }

        public void Add(int round, ScoreNowcast nowcast, double final)
        {
            Cases++;
            _rounds.Add(round);
            _eighty += nowcast.Eighty.Holds(final) ? 1 : 0;
            _ninetyFive += nowcast.NinetyFive.Holds(final) ? 1 : 0;
            _wrong += Math.Sign(nowcast.Shown) == Math.Sign(final) ? 0 : 1;
            _error += final - nowcast.Expected;
        }

        public CoverageRecord Record(string part, ScorePaths paths)
        {
            double count = Cases;
            var independent = IndependentRounds.Count(_rounds.Count, paths.Sharing(paths.Days));
            return new CoverageRecord(
                part,
                Cases,
                _rounds.Count,
                independent,
                _eighty / count,
                _ninetyFive / count,
                _error / count,
                _wrong / count
            );
        }
    }
}
