using System.Globalization;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Alerts.Rules;

/// <summary>Nothing was synced while scores came out, or syncs have been failing for hours.</summary>
/// <remarks>
/// Scores come out from Tuesday to Saturday in the afternoon, so a weekend makes nothing stale: stale is what two days of scores have come out since. Counted from the last sync of
/// any model that is followed; a store that never was synced says nothing. A failing sync speaks after six hours; where its keys are the reason, the rule for keys does.
/// Facts, known by the last sync, or the moment since when it fails. Source: domain notes, section 2.3.
/// </remarks>
internal sealed class StaleData : IAlertRule
{
    private const int MostScoreDays = 2;

    /// <summary>The hour (UTC) by which the scores of a day are out.</summary>
    private const int ScoresOutBy = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    /// <inheritdoc/>
    public string Name => "stale-data";

    /// <inheritdoc/>
    public string Finds => "Nothing was synced while scores came out, or syncs have been failing for hours.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var now = ground.View.AsOf;
        if (ground.Sync.Trouble is { } trouble && !KeyProblem.IsOfKeys(trouble) && now - trouble.Since >= Patience)
            yield return ground.Found(
                this,
                ("", $"failing-{Moment(trouble.Since)}"),
                IncidentUrgency.Warning,
                trouble.Since,
                $"Every sync has failed since {Format.Time(trouble.Since)} UTC: {AlertWords.Line(trouble.Reason)}"
            ) with
            {
                Tournament = null,
                Next = "sync",
            };
        if (
            ground.View.Tracked.Where(t => t.IsWatched || t.Account is not null).Max(t => t.SyncedAt) is { } synced
            && ScoreDays(synced, now) is >= MostScoreDays and var days
        )
            yield return ground.Found(
                this,
                ("", Moment(synced)),
                IncidentUrgency.Warning,
                synced,
                $"Nothing was synced since {Format.Time(synced)} UTC; scores came out on {Format.Many(days, "day")} since then."
            ) with
            {
                Next = "sync",
            };
    }

    /// <summary>Days whose scores came out between two moments, by the calendar.</summary>
    internal static int ScoreDays(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (Day(from.AddHours(24 - ScoresOutBy)), Day(to.AddHours(24 - ScoresOutBy).AddDays(-1)));
        var count = 0;
        // After a year it is stale enough.
        for (var day = first; day <= last && count < 250; day = day.AddDays(1))
            count += day.DayOfWeek is DayOfWeek.Sunday or DayOfWeek.Monday ? 0 : 1;
        return count;
    }

    private static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
