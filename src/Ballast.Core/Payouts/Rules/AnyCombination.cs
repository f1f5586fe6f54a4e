namespace Ballast.Core.Payouts.Rules;

/// <summary>Every multiplier counts as it was chosen.</summary>
internal sealed class AnyCombination : IMultiplierRule
{
    /// <inheritdoc />
    public string Id => "any";

    /// <inheritdoc />
    public string Text => "every multiplier counts as chosen";

    /// <inheritdoc />
    public string Source => "the usual case; settled payouts of rounds 225-325";

    /// <inheritdoc />
    public Multipliers Effective(Multipliers chosen) => chosen;
}
