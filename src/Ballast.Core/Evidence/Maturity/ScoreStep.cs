namespace Ballast.Core.Evidence.Maturity;

/// <summary>How far a score moved between two days on which it was seen one after the other.</summary>
/// <param name="Model">Row of the model.</param>
/// <param name="Round">Column of the round.</param>
/// <param name="From">Scoring day of the earlier sight; 0 for the beginning, where the score is 0.</param>
/// <param name="To">Scoring day of the later one.</param>
/// <param name="Move">root(To) x later score - root(From) x earlier one, over root(To - From): what one day moved, if days were alike.</param>
internal readonly record struct ScoreStep(int Model, int Round, int From, int To, double Move)
{
    /// <summary>The field's ways are much alike: so many models tell how restless days were.</summary>
    private const int MostModels = 40;

    /// <summary>Days that it covers.</summary>
    public int Days => To - From;

    /// <summary>All steps that had ended by a day, round by round.</summary>
    public static IEnumerable<ScoreStep> Read(ScorePaths paths, int now)
    {
        var models = Math.Min(MostModels, paths.Models.Count);
        for (var round = 0; round < paths.Rounds.Count; round++)
        {
            for (var model = 0; model < models; model++)
            {
                var (from, place) = (0, 0.0);
                for (var day = 1; day <= paths.Days && paths.DayOf(round, day) <= now; day++)
                {
                    var seen = Seen(paths, model, round, day);
                    if (double.IsNaN(seen))
                        continue;
                    var here = seen * Math.Sqrt(day);
                    yield return new ScoreStep(model, round, from, day, (here - place) / Math.Sqrt(day - from));
                    (from, place) = (day, here);
                }
            }
        }
    }

    /// <summary>The newest day on which a score was seen; the day before the first round without any.</summary>
    public static int Newest(ScorePaths paths)
    {
        var newest = paths.Rounds.Count == 0 ? 0 : paths.DayOf(0, 0);
        for (var round = 0; round < paths.Rounds.Count; round++)
        {
            for (var model = 0; model < paths.Models.Count; model++)
            {
                var day = paths.Days;
                while (day > 0 && double.IsNaN(Seen(paths, model, round, day)))
                    day--;
                if (day > 0)
                    newest = Math.Max(newest, paths.DayOf(round, day));
            }
        }
        return newest;
    }

    private static double Seen(ScorePaths paths, int model, int round, int day) =>
        day == paths.Days ? paths.Final(model, round) : paths.Shown(model, round, day);
}
