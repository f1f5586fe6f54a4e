namespace Ballast.Core.Simulation;

/// <summary>A rule by which an owner divides stake over models. It sees what was known at a moment, and can do only what the staking system allows.</summary>
public interface IStakePolicy
{
    /// <summary>Its name, as it is asked for: lower case, with dashes.</summary>
    string Name { get; }

    /// <summary>What it does, in a line that begins in lower case.</summary>
    string Does { get; }

    /// <summary>Decides before the stakes of a round are fixed.</summary>
    /// <param name="moment">What is known.</param>
    /// <returns>What to aim for; null leaves everything as it is.</returns>
    PolicyDecision? Decide(PolicyMoment moment);
}

/// <summary>What a policy aims for.</summary>
/// <param name="Shares">Shares of the capital by model, at least 0, together at most 1; a model that is not named gets none.</param>
public sealed record PolicyDecision(IReadOnlyDictionary<string, decimal> Shares)
{
    /// <summary>
    /// Whether winnings are staked again: compounding under the legacy rules, Compound under the atomic ones. Without it positive payouts go to the wallet (take profit),
    /// and positions are of a constant amount, which is what shrinking a stake needs (domain notes, sections 3.4 and 4.3).
    /// </summary>
    public bool Compounds { get; init; }

    /// <summary>The same share for each model.</summary>
    public static PolicyDecision Equal(IReadOnlyCollection<string> models) =>
        new(models.ToDictionary(m => m, _ => 1m / models.Count, StringComparer.Ordinal));

    /// <summary>Nothing for anybody: everything is asked back.</summary>
    public static PolicyDecision Nothing { get; } = new(new Dictionary<string, decimal>());
}
