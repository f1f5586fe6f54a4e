using Ballast.Core.Alerts.Rules;

namespace Ballast.Core.Alerts;

/// <summary>Every rule. A new one is a file in <c>Rules</c> and a line here.</summary>
public static class AlertRules
{
    /// <summary>The rules, in the order of docs/alerts.md.</summary>
    public static IReadOnlyList<IAlertRule> All { get; } =
    [
        new MissedSubmission(),
        new LateSubmission(),
        new MissingScore(),
        new Drift(),
        new Drawdown(),
        new BurnStreak(),
        new UnreconciledPayout(),
        new ReleaseDue(),
        new MoneyFree(),
        new KeyProblem(),
        new StaleData(),
        new WrongSlot(),
        new RuleChange(),
    ];
}
