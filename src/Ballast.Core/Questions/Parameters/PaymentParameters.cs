using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Questions.Parameters;

/// <summary>How scores are paid.</summary>
public static class PaymentParameters
{
    private const string Actual = "actual";
    private const string Auto = "auto";
    private const decimal LargestClip = 1_000_000_000m;

    /// <summary>What the sum of scores is multiplied by.</summary>
    public static readonly Parameter Factor = new(
        "payout-factor",
        "A constant factor, or actual: factor and clip as they held in each round (default: 0.1)."
    )
    {
        ValueName = "F|actual",
        Known = () => [Actual],
    };

    /// <summary>What bounds a payout.</summary>
    public static readonly Parameter Clip = new(
        "clip",
        "Bound of a round's payout as a share of the stake (default: 0.05, or as the rule says)."
    )
    {
        ValueName = "SHARE",
        Range = new(0, LargestClip),
    };

    /// <summary>Which rule pays.</summary>
    public static readonly Parameter Rule = new(
        "rule",
        "auto (each round's own), or the id of a rule for every round: ballast rules."
    )
    {
        ValueName = "ID",
        Default = Auto,
        Known = () => PayoutTimeline.Shipped.Rules.Select(r => r.Id).Prepend(Auto),
    };

    private static readonly Parameter Capital = new(
        "capital",
        "What a return is a share of: committed (all open positions of atomic rounds together) or position (each by itself)."
    )
    {
        ValueName = "BASIS",
        Default = "committed",
        Choices = ["committed", "position"],
    };

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<Parameter> All { get; } = [Factor, Clip, Rule, Capital];

    /// <summary>What was said of payment.</summary>
    /// <param name="given">What was said.</param>
    /// <param name="rules">The rules that may be named: the shipped ones, and those of rounds that say something else.</param>
    /// <exception cref="ParameterException">A text cannot be read, or no such rule is known.</exception>
    public static PaymentAssumptions Read(Given given, RoundRules rules)
    {
        ArgumentNullException.ThrowIfNull(given);
        var isActual = given.Text(Factor)?.Equals(Actual, StringComparison.OrdinalIgnoreCase) == true;
        var rule = given.Text(Rule)!;
        return new PaymentAssumptions
        {
            Mode = isActual ? PaymentMode.Actual : PaymentMode.Simplified,
            Factor = isActual ? null : given.Number(Factor, 0, 1),
            Clip = given.Number(Clip),
            Basis = given.Choice<CapitalBasis>(Capital),
            ForcedRule = rule.Equals(Auto, StringComparison.OrdinalIgnoreCase) ? null : Find(rule, rules),
        };
    }

    /// <summary>A rule by its id, or by an unambiguous beginning of it.</summary>
    /// <exception cref="ParameterException">There is none in this tournament.</exception>
    public static PayoutRule Find(string id, RoundRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Find(id)
            ?? throw new ParameterException(
                $"No rule '{id}' of {rules.Tournament.Slug()} is known. Known: {string.Join(", ", rules.All.Select(r => r.Id))}."
            );
    }
}
