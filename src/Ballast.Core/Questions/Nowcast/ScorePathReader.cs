using Ballast.Core.Evidence.Maturity;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Nowcast;

/// <summary>Reads the ways of scores from the store's revisions: daily ones from a sync, single days from snapshots.</summary>
/// <param name="view">What is known, with what was known before.</param>
/// <param name="models">Whose ways.</param>
/// <param name="rounds">Ascending: resolved and open ones.</param>
/// <param name="horizons">Horizons of scores.</param>
internal sealed class ScorePathReader(
    AsOfView view,
    IReadOnlyList<string> models,
    IReadOnlyList<int> rounds,
    ScoreHorizons horizons
)
{
    private const double ScoringDaysPerWeek = 5;

    private readonly Dictionary<string, int> _rowOf = models.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i);
    private readonly Dictionary<int, int> _columnOf = rounds.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => p.i);

    /// <summary>The ways of one score, of rounds in which it has the horizon it has in the last one that is paid by it; in the last of all where none is.</summary>
    /// <remarks>
    /// A revision stands for its own day only: of a score that was seen on days 3 and 15, day 12 is not known. Where a file did not say when it
    /// was written, its values of running rounds carry the round's end for a moment; they are left out.
    /// </remarks>
    public ScorePaths Of(Metric metric)
    {
        // While a tournament moves to longer scores, rounds that are open are paid by either; a score goes by those that it pays.
        var days = horizons.Of(rounds.LastOrDefault(r => IsPaidBy(r, metric), rounds[^1]), metric).Days;
        var paths = new ScorePaths(models, rounds, days, RoundsPerDay());
        var takes = rounds.Select(r => horizons.Of(r, metric)).ToList();
        foreach (var revision in view.ScoreRevisions(metric, rounds[0]))
        {
            if (
                !_rowOf.TryGetValue(revision.Model, out var row)
                || !_columnOf.TryGetValue(revision.Round, out var column)
                || takes[column].Days != days
            )
                continue;
            if (revision.IsFinal)
                paths.Finish(row, column, revision.Score);
            else
            {
                var (_, starts, ends) = takes[column];
                var day = ScoringProgress.DayAt(revision.Known.Time, starts, ends, days);
                // Shown before the first day by the calendar: the calendar is wrong by a day, not the score.
                if (revision.Known.Basis == TimeBasis.Recorded || day < days)
                    paths.Show(row, column, Math.Max(day, 1), revision.Score);
            }
        }
        return paths;
    }

    private bool IsPaidBy(int round, Metric metric) =>
        view.Dates.RuleOf(round)?.Terms.Any(t => view.Terms.Of(t) == metric) == true;

    private double RoundsPerDay() => rounds[^1] <= RoundCalendar.LastWeeklyRound ? 1 / ScoringDaysPerWeek : 1;
}
