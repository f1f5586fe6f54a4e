using Ballast.Core.Payouts;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Parameters;

/// <summary>Which returns a question is about: of which models, in which rounds, settled or computed.</summary>
public static class ReturnParameters
{
    /// <summary>Settled returns, computed ones, or what there is.</summary>
    public static readonly Parameter Source = new(
        "returns",
        "settled (payout over stake), computed (scores paid by the rules), or auto: settled where a stake is stored."
    )
    {
        ValueName = "SOURCE",
        Default = "auto",
        Choices = ["auto", "settled", "computed"],
        IsInForm = true,
    };

    /// <summary>Multipliers that scores are paid with.</summary>
    public static readonly Parameter Chosen = new(
        "multipliers",
        "Multipliers of computed returns (default: those of each round's rule)."
    )
    {
        ValueName = "corr=A,mmc=B",
    };

    /// <summary>The parameters, without those of rounds.</summary>
    public static IReadOnlyList<Parameter> OfReturns { get; } = [Source, Chosen, .. PaymentParameters.All];

    /// <summary>The parameters where stakes are followed round by round, so that what a return is a share of is no choice.</summary>
    public static IReadOnlyList<Parameter> OfPositions { get; } =
    [.. RangeParameters.All, Source, Chosen, PaymentParameters.Factor, PaymentParameters.Clip, PaymentParameters.Rule];

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<Parameter> All { get; } = [.. RangeParameters.All, .. OfReturns];

    /// <summary>The returns that are asked for.</summary>
    /// <exception cref="ParameterException">A text cannot be read.</exception>
    public static ReturnRequest Read(Asked asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return RangeParameters.Read(asked, Read(asked.Given, asked.View.Rules));
    }

    /// <summary>The same without models, rounds and bounds.</summary>
    public static ReturnRequest Read(Given given, RoundRules rules)
    {
        ArgumentNullException.ThrowIfNull(given);
        return new ReturnRequest
        {
            Source = given.Choice<ReturnSource>(Source),
            Multipliers = given.Multipliers(Chosen),
            Assumptions = PaymentParameters.Read(given, rules),
        };
    }
}
