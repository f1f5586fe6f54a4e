using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Core.Workflows.RuleChanges;

/// <summary>What a change would have meant for some stakes: the same rounds, paid once by the rule before and once by the rule after.</summary>
/// <param name="Models">Models that took part.</param>
/// <param name="Nmr">NMR at work, all models together, the same under both rules.</param>
/// <param name="IsOwnStake">Whether these are the stakes that are open now; else 100 NMR of each model are assumed.</param>
/// <param name="From">First of the rounds.</param>
/// <param name="To">Last of the rounds.</param>
/// <param name="Rounds">How many.</param>
/// <param name="Before">NMR that they brought under the rule before, summed.</param>
/// <param name="After">The same under the rule after.</param>
/// <param name="Difference">After less before, NMR a round, with its 95 % interval.</param>
/// <param name="Assumption">What was assumed, in words.</param>
internal sealed record RuleEffect(
    IReadOnlyList<string> Models,
    decimal Nmr,
    bool IsOwnStake,
    int From,
    int To,
    int Rounds,
    double Before,
    double After,
    Interval Difference,
    string Assumption
)
{
    /// <summary>Scores that the rule after pays on and that take no part here, because they have no past.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];
}
