using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Figures;

/// <summary>What a model's settled rounds earned, in NMR and over the NMR that were committed to them.</summary>
/// <remarks>
/// Continuous staking: one stake backs all rounds, so their returns payout / stake are compounded (domain notes, section 3.8). Atomic
/// staking: payouts less burns over the NMR that were locked when the window opened and those that later positions took from elsewhere than
/// positions that had settled before (section 4.10). A return is never below -1 either way; where a window has both, one is compounded
/// on the other.
/// </remarks>
/// <param name="performances">The model's rounds, ascending.</param>
internal sealed class ModelReturns(IReadOnlyList<PerformanceRecord> performances)
{
    private const int Places = 9;

    /// <summary>Payouts less burns of the rounds that resolved in a window, NMR.</summary>
    public decimal Earned(DateTimeOffset since, DateTimeOffset until) =>
        performances.Where(p => IsSettled(p, since, until)).Sum(p => p.Settled!.Value);

    /// <summary>The return of a window; null where nothing was at risk in a round that resolved in it.</summary>
    public decimal? Return(DateTimeOffset since, DateTimeOffset until)
    {
        var (legacy, atomic) = (Legacy(since, until), Atomic(since, until));
        if (legacy is null || atomic is null)
            return (legacy ?? atomic) is { } one ? decimal.Round(one, Places) : null;
        return decimal.Round(((1 + legacy.Value) * (1 + atomic.Value)) - 1, Places);
    }

    /// <summary>What the projected payouts of a model's rounds moved by between two views, in NMR and over what they have at risk.</summary>
    /// <remarks>The one-day return of profiles: the sum of the day's changes in projected payout (domain notes, section 3.8).</remarks>
    public static (decimal? Share, decimal Nmr) Moved(ModelRecord model, ITournamentView before, ITournamentView after)
    {
        var (moved, positions, stake) = (0m, 0m, 0m);
        foreach (var p in after.Performances(model))
        {
            if (!(p.AtRisk > 0) || (p.Round.Resolved && p.Round.ResolveTime <= before.Now))
                continue;
            moved += (p.Payout ?? 0m) - (before.Performance(model, p.Round.Number)?.Payout ?? 0m);
            if (p.Round.Atomic)
                positions += p.AtRisk.Value;
            else
                stake = p.AtRisk.Value;
        }
        var committed = positions + stake;
        return (committed > 0 ? decimal.Round(moved / committed, Places) : null, moved);
    }

    private static bool IsSettled(PerformanceRecord p, DateTimeOffset since, DateTimeOffset until) =>
        p.Settled is not null && p.Round.ResolveTime > since && p.Round.ResolveTime <= until;

    private decimal? Legacy(DateTimeOffset since, DateTimeOffset until)
    {
        decimal? growth = null;
        foreach (var p in performances.Where(p => !p.Round.Atomic && p.AtRisk > 0 && IsSettled(p, since, until)))
            growth = decimal.Round((growth ?? 1m) * (1 + (p.Settled!.Value / p.AtRisk!.Value)), 18);
        return growth - 1;
    }

    private decimal? Atomic(DateTimeOffset since, DateTimeOffset until)
    {
        var positions = performances.Where(p => p.Round.Atomic && p.AtRisk > 0).ToList();
        if (!positions.Exists(p => IsSettled(p, since, until)))
            return null;
        var committed = positions
            .Where(p => Closed(p) <= since && p.Round.ResolveTime > since)
            .Sum(p => p.AtRisk!.Value);
        var (released, profit) = (0m, 0m);
        foreach (var (isSettlement, p) in Events(positions, since, until))
        {
            if (isSettlement)
            {
                profit += p.Settled!.Value;
                released += p.AtRisk!.Value + p.Settled!.Value;
                continue;
            }
            var rolled = Math.Min(released, p.AtRisk!.Value);
            released -= rolled;
            committed += p.AtRisk.Value - rolled;
        }
        return profit / committed;
    }

    /// <summary>Settlements and new positions of a window in their order; what settles at a moment can be staked at that moment.</summary>
    private static IEnumerable<(bool IsSettlement, PerformanceRecord Position)> Events(
        List<PerformanceRecord> positions,
        DateTimeOffset since,
        DateTimeOffset until
    ) =>
        positions
            .Where(p => IsSettled(p, since, until))
            .Select(p => (Time: p.Round.ResolveTime, IsSettlement: true, Position: p))
            .Concat(
                positions
                    .Where(p => Closed(p) > since && Closed(p) <= until)
                    .Select(p => (Time: Closed(p), IsSettlement: false, Position: p))
            )
            .OrderBy(e => e.Time)
            .ThenByDescending(e => e.IsSettlement)
            .Select(e => (e.IsSettlement, e.Position));

    private static DateTimeOffset Closed(PerformanceRecord p) => p.Round.CloseStakingTime ?? p.Round.CloseTime;
}
