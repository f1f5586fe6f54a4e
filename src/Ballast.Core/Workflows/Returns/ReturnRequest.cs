using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;

namespace Ballast.Core.Workflows.Returns;

/// <summary>Which returns a question is about.</summary>
public sealed record ReturnRequest : Selection
{
    /// <summary>Settled payouts, computed ones, or what there is.</summary>
    public ReturnSource Source { get; init; } = ReturnSource.Auto;

    /// <summary>Multipliers of computed returns; null takes the recorded ones, and without a record those of the round's rule, where it left a choice the largest.</summary>
    public Multipliers? Multipliers { get; init; }

    /// <summary>Factor, clip and rule of computed returns.</summary>
    public PaymentAssumptions Assumptions { get; init; } = new();

    /// <summary>Resolved, unresolved or all rounds of computed returns.</summary>
    public RoundState State { get; init; } = RoundState.Resolved;

    /// <summary>Whether a rule, a factor, a clip or multipliers were asked for: then settled payouts are no answer.</summary>
    internal bool AsksForRules =>
        Multipliers is not null || Assumptions != new PaymentAssumptions { Basis = Assumptions.Basis };
}
