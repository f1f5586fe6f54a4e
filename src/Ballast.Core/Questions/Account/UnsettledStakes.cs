using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Account;

/// <summary>Adds up stakes that have not settled.</summary>
internal static class UnsettledStakes
{
    /// <summary>All that had not settled when last reported, the open ones by themselves too.</summary>
    public static UnresolvedEntry Of(IEnumerable<Position> positions, StakeStates states)
    {
        var unsettled = positions
            .Where(p => p.AtRisk > Nmr.Zero && states.Of(p) is StakeState.Open or StakeState.ResolvedSince)
            .ToList();
        var open = unsettled.FindAll(states.IsOpen);
        var all = Sum(unsettled);
        return new UnresolvedEntry(
            all.Positions,
            all.From,
            all.To,
            all.AtRisk,
            all.Projected ?? 0,
            all.WithoutProjection
        )
        {
            Open = Sum(open),
            ResolvedSince = unsettled.Count - open.Count,
        };
    }

    /// <summary>The open ones.</summary>
    public static OpenStakesEntry Open(IEnumerable<Position> positions, StakeStates states) =>
        Sum([.. positions.Where(states.IsOpen)]);

    private static OpenStakesEntry Sum(List<Position> stakes)
    {
        if (stakes.Count == 0)
            return OpenStakesEntry.None;
        var projected = stakes.FindAll(p => p.Payout is not null);
        return new OpenStakesEntry(
            stakes.Count,
            stakes.Min(p => p.Round),
            stakes.Max(p => p.Round),
            Json.Plain(Amounts.Sum(stakes, p => p.AtRisk!.Value).Amount),
            projected.Count == 0 ? null : Json.Plain(Amounts.Sum(projected, p => p.Payout!.Value).Amount),
            stakes.Count - projected.Count
        );
    }
}
