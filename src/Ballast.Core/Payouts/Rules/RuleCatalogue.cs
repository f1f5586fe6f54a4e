namespace Ballast.Core.Payouts.Rules;

/// <summary>All multiplier rules there are.</summary>
internal static class RuleCatalogue
{
    /// <summary>Every multiplier rule.</summary>
    public static IReadOnlyList<IMultiplierRule> MultiplierRules { get; } =
    [new AnyCombination(), new CorrOrDoubleMmc(), new TcNeedsDouble("corr"), new TcNeedsDouble("fnc")];

    /// <summary>The multiplier rule of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the shipped data and the code do not fit.</exception>
    public static IMultiplierRule MultiplierRule(string id) =>
        MultiplierRules.FirstOrDefault(r => r.Id == id)
        ?? throw new ArgumentException($"No multiplier rule '{id}' is known.", nameof(id));
}
