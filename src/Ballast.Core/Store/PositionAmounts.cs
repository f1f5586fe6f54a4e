using Ballast.Core.Ledger;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>The amounts of a position alone, for answers that add up hundreds of models: without multipliers, factor and the moment it became known.</summary>
/// <param name="Model">The model's name; one text for all its rounds.</param>
/// <param name="Round">The round's number.</param>
/// <param name="AtRisk">NMR at risk; null where it was not said.</param>
/// <param name="Payout">Payout or burn, NMR: settled where final, else the projection of that moment; null where it was not said.</param>
/// <param name="IsFinal">Whether the round had resolved when this was reported.</param>
public readonly record struct PositionAmounts(string Model, int Round, Nmr? AtRisk, Nmr? Payout, bool IsFinal)
{
    /// <summary>The amounts of a position.</summary>
    public static PositionAmounts Of(Position position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return new PositionAmounts(position.Model, position.Round, position.AtRisk, position.Payout, position.IsFinal);
    }

    /// <summary>This report with a later one laid over it; what the later one leaves out stays.</summary>
    public PositionAmounts OverlaidBy(PositionAmounts later) =>
        later with
        {
            AtRisk = later.AtRisk ?? AtRisk,
            Payout = later.Payout ?? Payout,
        };
}
