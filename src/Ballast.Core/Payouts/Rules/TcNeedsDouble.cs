using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts.Rules;

/// <summary>Rounds 589-649 of Classic and 589-713 of Signals: TC counted only beside twice the other score; otherwise it was treated as 0.</summary>
/// <param name="score">The other score: corr on Classic, fnc on Signals.</param>
internal sealed class TcNeedsDouble(string score) : IMultiplierRule
{
    private const decimal Double = 2m;

    /// <inheritdoc />
    public string Id => $"tc-needs-double-{score}";

    /// <inheritdoc />
    public string Text => $"tc above 0 needs {score} x 2, otherwise it counts as 0";

    /// <inheritdoc />
    public string Source =>
        "forum 'Stake multiplier updates starting round 589' (topic 6708), for both tournaments; docs 2023-12-20 (commit 0ef33d6)";

    /// <inheritdoc />
    public Multipliers Effective(Multipliers chosen)
    {
        var isDouble = chosen.Items.Any(i => i.Metric != Metric.Tc && i.Value == Double);
        return isDouble || chosen[Metric.Tc] == 0 ? chosen : chosen.With(Metric.Tc, 0m);
    }
}
