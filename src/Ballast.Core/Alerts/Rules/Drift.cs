using Ballast.Core.Alerts.Records;
using Ballast.Core.Evidence.Drift;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Alerts.Rules;

/// <summary>The returns of a model fell to a lower level, more than chance explains: against the other models, or where there are fewer than three against its own past.</summary>
/// <remarks>
/// The test is that of the evidence (<see cref="DriftFinder"/>), inside the newest payout rule, at a level of 1 % for all models and both directions together; it is made at every
/// 20th round only, so that who looks each day looks 12.5 times a year at what changes slowly. It needs ten overlaps of rounds. Missing rounds are left out. One incident a
/// model and fall: the round of the first of the looks in a row that show it. The rate is measured (docs/alerts.md). A fall of all models together is no model's.
/// </remarks>
internal sealed class Drift : IAlertRule
{
    /// <inheritdoc/>
    public string Name => "drift";

    /// <inheritdoc/>
    public string Finds => "The returns of a model fell to a lower level, more than chance explains.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0.02;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        if (ground.Returns is not { } returns)
            return [];
        var minded = ground.Models.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return LevelFalls
            .Find(returns.Panel, returns.Stretch.Overlap)
            .Where(f => minded.Contains(f.Model))
            .Select(f => Found(ground, f));
    }

    private Incident Found(AlertGround ground, LevelFall fall)
    {
        var (name, what) = (
            AlertWords.Line(fall.Model),
            fall.IsLead ? "its mean lead over the others went" : "its mean return went"
        );
        return ground.Found(
            this,
            (fall.Model, $"{fall.FirstLook}"),
            IncidentUrgency.Warning,
            ground.View.Dates.ResolvedAt(fall.FirstLook),
            $"{name} fell {(fall.IsLead ? "behind the other models" : "behind its own past")} after about round {fall.LastBefore}: {what} from {Format.Percent(fall.Before, 2)} to {Format.Percent(fall.After, 2)} of the stake a round.",
            "Where chance alone rules, a year of one model shows this less than once in fifty."
        ) with
        {
            Next = "evidence",
        };
    }
}
