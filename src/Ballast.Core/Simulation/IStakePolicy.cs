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
/// <param name="Shares">Shares of the capital, one a model in the order of <see cref="PolicyMoment.Models"/>: at least 0, together at most 1.</param>
public sealed record PolicyDecision(IReadOnlyList<double> Shares)
{
    /// <summary>
    /// Whether winnings are staked again: compounding under the legacy rules, Compound under the atomic ones. Without it positive payouts go to the wallet (take profit),
    /// and positions are of a constant amount, which is what shrinking a stake needs (domain notes, sections 3.4 and 4.3).
    /// </summary>
    public bool Compounds { get; init; }

    /// <summary>Whether everything is asked back.</summary>
    public bool IsNothing => Shares.All(s => s == 0);

    /// <summary>The same share for each model that has taken part.</summary>
    public static PolicyDecision Equal(PolicyMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        var shares = new double[moment.Models.Count];
        foreach (var model in moment.TakingPart)
            shares[model] = 1.0 / moment.TakingPart.Count;
        return new PolicyDecision(shares);
    }

    /// <summary>Everything for one model.</summary>
    public static PolicyDecision Only(PolicyMoment moment, int model)
    {
        ArgumentNullException.ThrowIfNull(moment);
        var shares = new double[moment.Models.Count];
        shares[model] = 1;
        return new PolicyDecision(shares);
    }

    /// <summary>Nothing for anybody: everything is asked back.</summary>
    public static PolicyDecision Nothing(PolicyMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        return new PolicyDecision(new double[moment.Models.Count]);
    }
}
