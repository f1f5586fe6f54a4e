using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Decides which values of a score's way are news.</summary>
internal static class DailyPath
{
    /// <summary>Adds what is new of the way.</summary>
    /// <param name="history">What is kept of the score.</param>
    /// <param name="round">The round.</param>
    /// <param name="days">Values in the order of their days.</param>
    /// <param name="final">The final value; null while the score may change.</param>
    /// <param name="seenAt">When the source saw it.</param>
    /// <param name="wholeTo">The scoring day up to which the way is kept whole; null where that is not known.</param>
    /// <param name="add">Adds one value.</param>
    public static PathAddition Add(
        History<double> history,
        int round,
        IReadOnlyList<PathPoint> days,
        PathPoint? final,
        DateTimeOffset seenAt,
        int? wholeTo,
        Func<double, Knowledge, Addition> add
    )
    {
        var (added, restated) = (0, 0);
        for (var day = 0; day < days.Count; day++)
        {
            // The last word, while there is no final one, may be restated; what was shown on the days before was shown.
            var isLatest = final is null && day == days.Count - 1;
            var wasInAHole = days[day].Day > wholeTo;
            if (isLatest || wasInAHole || !history.KeepsInterimFrom(round, Columns.Milliseconds(days[day].At.Time)))
                Count(add(days[day].Value, new Knowledge(days[day].At, false, isLatest ? seenAt : null)));
        }
        if (final is { } last)
            Count(add(last.Value, new Knowledge(last.At, true, seenAt)));
        return new PathAddition(added, restated);

        void Count(Addition addition)
        {
            added += addition is Addition.New or Addition.Restated ? 1 : 0;
            restated += addition == Addition.Restated ? 1 : 0;
        }
    }
}
