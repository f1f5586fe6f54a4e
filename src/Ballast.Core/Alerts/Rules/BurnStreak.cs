using Ballast.Core.Alerts.Records;
using Ballast.Core.Store;

namespace Ballast.Core.Alerts.Rules;

/// <summary>A model burned in more rounds in a row than in any stretch before, and than in 99 of 100 years that its past foretells.</summary>
/// <remarks>
/// Rounds that share days burn together, so twenty burns in a row may be one bad month: the forecast has that overlap in it (<see cref="RecordForecast"/>), and the cut is that of
/// <see cref="WatchedRecord"/>. A missing round neither ends a streak nor makes it longer. By construction about 0.02 a model and year; stated is what the measured interval stays below. One incident a streak: its first round.
/// </remarks>
internal sealed class BurnStreak : IAlertRule
{
    /// <inheritdoc/>
    public string Name => "burn-streak";

    /// <inheritdoc/>
    public string Finds => "A model burned in more rounds in a row than its own past foretells.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0.03;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var minded = ground.Models.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return ground.Records.Streaks().Where(s => minded.Contains(s.Model)).Select(s => Found(ground, s));
    }

    private Incident Found(AlertGround ground, UnusualStreak streak) =>
        ground.Found(
            this,
            (streak.Model, $"{streak.Begin}"),
            IncidentUrgency.Warning,
            ground.View.Dates.ResolvedAt(streak.Begin),
            $"{AlertWords.Line(streak.Model)} burned in {streak.Count} rounds in a row, from round {streak.Begin} on; 99 of 100 years that its past foretells have at most {streak.Limit}.",
            "Rounds that share days burn together. Where chance alone rules, a year of one model shows this about once in forty."
        ) with
        {
            Next = "risk",
        };
}
