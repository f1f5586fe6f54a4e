using Ballast.Core.Store;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Alerts.Rules;

/// <summary>A change of the payout rules or of the calendar that is near. It compares what rounds say with what is known: no chance is in it.</summary>
/// <remarks>Definition: <see cref="RuleChangeFinder"/>. One incident a change; a change of the change is another one. Who has looked at a change is not told of it again.</remarks>
internal sealed class RuleChange : IAlertRule
{
    /// <inheritdoc/>
    public string Name => SeenRuleChange.Name;

    /// <inheritdoc/>
    public string Finds =>
        "The payout rules or the calendar of rounds change, or a round says something that cannot be read.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var view = ground.View;
        // Whoever has nothing in a tournament is not woken for its rules.
        if (view.Models.Count == 0)
            return [];
        return RuleChangeFinder
            .Find(view)
            .Where(c => view.LookedAt?.ContainsKey(c.Key) != true)
            .Select(c =>
                ground.Found(
                    this,
                    ("", c.Occasion),
                    c.IsToCome(view.AsOf) ? IncidentUrgency.Warning : IncidentUrgency.Urgent,
                    c.OpensAt,
                    AlertWords.Line(RuleChangeWords.Sentence(c, view.AsOf)),
                    [.. c.Differences.Select(AlertWords.Line)]
                ) with
                {
                    Next = "rule-changes",
                }
            );
    }
}
