using Ballast.Core.Store;

namespace Ballast.Core.Alerts;

/// <summary>One thing that somebody wants to be woken for. One rule a file; <see cref="AlertRules"/> lists them.</summary>
public interface IAlertRule
{
    /// <summary>Its name, for example <c>missed-submission</c>.</summary>
    string Name { get; }

    /// <summary>What it finds, in one plain sentence.</summary>
    string Finds { get; }

    /// <summary>
    /// How often it speaks although nothing happened: false incidents a model and year, as stated; 0 for a rule that compares facts. The statement is
    /// measured (docs/alerts.md).
    /// </summary>
    double FalseAlarmsPerModelYear { get; }

    /// <summary>What there is at the moment of the ground. The same incident found again has the same key.</summary>
    IEnumerable<Incident> Find(AlertGround ground);
}
