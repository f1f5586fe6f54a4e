namespace Ballast.Core.Payouts.Rules;

/// <summary>What a chosen combination of multipliers really counted as: some regimes did not pay every combination.</summary>
public interface IMultiplierRule
{
    /// <summary>The name used in the rules' data.</summary>
    string Id { get; }

    /// <summary>The rule in words.</summary>
    string Text { get; }

    /// <summary>Who says so.</summary>
    string Source { get; }

    /// <summary>The multipliers that counted.</summary>
    Multipliers Effective(Multipliers chosen);
}
