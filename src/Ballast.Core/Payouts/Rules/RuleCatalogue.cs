namespace Ballast.Core.Payouts.Rules;

/// <summary>All formulas and multiplier rules there are.</summary>
public static class RuleCatalogue
{
    /// <summary>Clip before the payout factor.</summary>
    public static IPayoutFormula ClipBeforeFactor { get; } = new ClipBeforeFactor();

    /// <summary>Clip after the payout factor.</summary>
    public static IPayoutFormula ClipAfterFactor { get; } = new ClipAfterFactor();

    /// <summary>Every payout formula.</summary>
    public static IReadOnlyList<IPayoutFormula> Formulas { get; } = [ClipBeforeFactor, ClipAfterFactor];

    /// <summary>Every multiplier rule.</summary>
    public static IReadOnlyList<IMultiplierRule> MultiplierRules { get; } =
    [new AnyCombination(), new CorrOrDoubleMmc(), new TcNeedsDouble("corr"), new TcNeedsDouble("fnc")];

    /// <summary>The formula of an order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No formula has that order: a new one must not be paid as another.</exception>
    public static IPayoutFormula Formula(ClipOrder order) =>
        order switch
        {
            ClipOrder.BeforeFactor => ClipBeforeFactor,
            ClipOrder.AfterFactor => ClipAfterFactor,
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "No formula has that order."),
        };

    /// <summary>The multiplier rule of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the shipped data and the code do not fit.</exception>
    public static IMultiplierRule MultiplierRule(string id) =>
        MultiplierRules.FirstOrDefault(r => r.Id == id)
        ?? throw new ArgumentException($"No multiplier rule '{id}' is known.", nameof(id));
}
