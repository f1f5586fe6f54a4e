using Ballast.Core.Ledger;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>Finds the stakes of rounds that have not resolved, with what is known of how each round pays.</summary>
internal static class OpenStakes
{
    /// <summary>Open stakes under a known rule, in the order of the positions.</summary>
    /// <param name="view">Rules, dates and factors.</param>
    /// <param name="positions">Where to look.</param>
    public static IReadOnlyList<OpenStake> Find(AsOfView view, IReadOnlyList<Position> positions)
    {
        var states = new StakeStates(view);
        return Find(view, positions, states, new RoundFactors(view, positions));
    }

    /// <summary>The same with states and factors that were made before.</summary>
    public static IReadOnlyList<OpenStake> Find(
        AsOfView view,
        IReadOnlyList<Position> positions,
        StakeStates states,
        RoundFactors factors
    ) =>
        [
            .. positions
                .Where(states.IsOpen)
                .Where(p => view.Rules.At(p.Round).Rule is not null)
                .Select(p => OpenStake.Of(p, view.Rules.At(p.Round).Rule!, factors, view.Terms)),
        ];
}
