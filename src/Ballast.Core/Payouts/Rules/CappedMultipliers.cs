using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts.Rules;

/// <summary>A multiplier above what could be chosen counts as the largest that could be; only then is the combination looked at.</summary>
/// <remarks>
/// Stakes kept multipliers that a later rule no longer offered (TC x 3 became TC x 1 in round 589). Every rule with a range is given this
/// (<see cref="Over"/>). A fixed multiplier has no range: rows that show another one come from the edge of the next rule.
/// </remarks>
internal sealed class CappedMultipliers : IMultiplierRule
{
    private readonly IMultiplierRule _combination;
    private readonly IReadOnlyList<PayoutTerm> _ranges;

    private CappedMultipliers(IMultiplierRule combination, IReadOnlyList<PayoutTerm> ranges) =>
        (_combination, _ranges) = (combination, ranges);

    /// <inheritdoc />
    public string Id => _combination.Id;

    /// <inheritdoc />
    public string Text => $"{_combination.Text}; above its range a multiplier counts as the largest of it";

    /// <inheritdoc />
    public string Source =>
        $"{_combination.Source}; forum 'Stake multiplier updates starting round 589' (topic 6708) for what is above the range";

    /// <summary>A rule about combinations, with multipliers cut to what the terms offer; the rule itself where they offer no choice.</summary>
    public static IMultiplierRule Over(IMultiplierRule combination, IReadOnlyList<PayoutTerm> terms)
    {
        var bare = combination is CappedMultipliers capped ? capped._combination : combination;
        PayoutTerm[] ranges = [.. terms.Where(t => !t.IsFixed)];
        return ranges.Length == 0 ? bare : new CappedMultipliers(bare, ranges);
    }

    /// <inheritdoc />
    public Multipliers Effective(Multipliers chosen)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        foreach (var (metric, value) in chosen.Items)
        {
            if (Cut(metric, value) != value)
                return _combination.Effective(
                    new Multipliers(chosen.Items.Select(i => (i.Metric, Cut(i.Metric, i.Value))))
                );
        }
        return _combination.Effective(chosen);
    }

    private static bool IsOf(PayoutTerm term, Metric metric)
    {
        if (term.Role == metric.Name)
            return true;
        foreach (var other in term.Metrics)
        {
            if (other.Name == metric.Name)
                return true;
        }
        return false;
    }

    private decimal Cut(Metric metric, decimal value)
    {
        foreach (var term in _ranges)
        {
            if (IsOf(term, metric))
                return Math.Min(value, term.Options[^1]);
        }
        return value;
    }
}
