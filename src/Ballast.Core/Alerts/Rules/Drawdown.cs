using Ballast.Core.Alerts.Records;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Alerts.Rules;

/// <summary>A model is in a fall that is deeper than any before, and than 99 of 100 years that its past foretells.</summary>
/// <remarks>
/// Depth is that of the summed returns, in stakes. The past ends at a cut that is fixed (<see cref="WatchedRecord"/>), and the forecast takes overlapping rounds, heavy tails and
/// how little is known of the mean into account (<see cref="RecordForecast"/>). Needs 200 rounds of 20-day scores before the cut and 125 after it. Missing rounds leave the curve
/// where it is. By construction two forecasts a year, each passed once in a hundred: at most 0.02 a model and year. One incident a fall: its first round below the peak.
/// </remarks>
internal sealed class Drawdown : IAlertRule
{
    /// <inheritdoc/>
    public string Name => "drawdown";

    /// <inheritdoc/>
    public string Finds => "A model is in a fall that is deeper than its own past foretells.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0.02;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var minded = ground.Models.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return ground.Records.Falls().Where(f => minded.Contains(f.Model)).Select(f => Found(ground, f));
    }

    private Incident Found(AlertGround ground, UnusualFall fall) =>
        ground.Found(
            this,
            (fall.Model, $"{fall.Begin}"),
            IncidentUrgency.Warning,
            ground.View.Dates.ResolvedAt(fall.Begin),
            $"{AlertWords.Line(fall.Model)} is in a fall that began with round {fall.Begin}: {Format.PlainPercent(fall.Depth)} of the stake, and 99 of 100 years that its past foretells stay above {Format.PlainPercent(fall.Limit)}.",
            "Where chance alone rules, a year of one model shows this less than once in fifty."
        ) with
        {
            Next = "risk",
        };
}
