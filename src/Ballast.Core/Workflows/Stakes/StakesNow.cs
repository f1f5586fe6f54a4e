using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>What each model of the account has at stake at a moment.</summary>
internal static class StakesNow
{
    /// <summary>
    /// Models with an open stake, in the order of names, and NMR of each: of an atomic model its open positions together, of a legacy one the stake of its newest open round,
    /// which backs all of them. While a tournament moves the larger of the two counts: slices of the one become the other (domain notes, section 4.8).
    /// </summary>
    public static IReadOnlyList<(string Model, Nmr Stake)> Find(AsOfView view)
    {
        var states = new StakeStates(view);
        return Find(view, view.Positions(null).Where(states.IsOpen));
    }

    /// <summary>Whether stakes of both systems stand open.</summary>
    public static bool IsMoving(AsOfView view)
    {
        var states = new StakeStates(view);
        return view.Positions(null).Where(states.IsOpen).Select(p => view.Dates.IsAtomic(p.Round)).Distinct().Count()
            > 1;
    }

    /// <summary>The same of positions that are known to stand open.</summary>
    public static IReadOnlyList<(string Model, Nmr Stake)> Find(AsOfView view, IEnumerable<Position> open) =>
        [
            .. open.GroupBy(p => p.Model)
                .OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
                .Select(g => (g.Key, Of(g.ToLookup(p => view.Dates.IsAtomic(p.Round))))),
        ];

    private static Nmr Of(ILookup<bool, Position> bySystem)
    {
        var atomic = Amounts.Sum(bySystem[true], p => p.AtRisk!.Value);
        var legacy = bySystem[false].MaxBy(p => p.Round)?.AtRisk ?? Nmr.Zero;
        return legacy > atomic ? legacy : atomic;
    }
}
