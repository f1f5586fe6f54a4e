using Ballast.Core.Payouts;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>What one model has locked under one staking system, if nothing new is staked from the moment of the question on.</summary>
/// <remarks>
/// Legacy: one stake stands behind all open rounds. Asked for now, it leaves the rounds to come at once, can still be burned by the open ones, and is paid out when the
/// last of them resolves (domain notes, section 3.6). Atomic: each position comes free when its own round resolves (4.1, 4.3).
/// </remarks>
internal sealed class OpenLocks
{
    private readonly (int Round, DateOnly Day)[] _rounds;

    // What is left from a stake on, in the order of days; one more for nothing.
    private readonly decimal[] _nmr;
    private readonly decimal[] _losses;
    private readonly decimal[] _largest;
    private readonly decimal _behind;

    private OpenLocks(
        string model,
        StakingSystem system,
        IEnumerable<(OpenStake Stake, DateOnly Day)> stakes,
        decimal behind
    )
    {
        (Model, System, _behind) = (model, system, behind);
        var ordered = stakes.OrderBy(s => s.Day).ThenBy(s => s.Stake.Position.Round).ToList();
        _rounds = [.. ordered.Select(s => (s.Stake.Position.Round, s.Day))];
        (_nmr, _losses, _largest) = (
            new decimal[ordered.Count + 1],
            new decimal[ordered.Count + 1],
            new decimal[ordered.Count + 1]
        );
        for (var i = ordered.Count - 1; i >= 0; i--)
        {
            var stake = ordered[i].Stake;
            _nmr[i] = _nmr[i + 1] + stake.Nmr;
            _losses[i] = _losses[i + 1] + stake.LargestLoss;
            _largest[i] = Math.Max(_largest[i + 1], stake.Nmr);
        }
    }

    /// <summary>The model.</summary>
    public string Model { get; }

    /// <summary>The staking system; while a tournament moves, a model has locks under both.</summary>
    public StakingSystem System { get; }

    /// <summary>Rounds that are open.</summary>
    public int Rounds => _rounds.Length;

    /// <summary>At risk, added up over the rounds, NMR.</summary>
    public decimal AtRisk => _nmr[0];

    /// <summary>The first day on which some of it comes free.</summary>
    public DateOnly FreeFrom => IsLegacy ? FreeBy : _rounds[0].Day;

    /// <summary>The day on which the last of it is free.</summary>
    public DateOnly FreeBy => _rounds[^1].Day;

    private bool IsLegacy => System == StakingSystem.LegacyContinuous;

    /// <summary>Groups open stakes by model and staking system, in the order of names.</summary>
    /// <param name="view">When rounds resolve, and what was told of stakes.</param>
    /// <param name="open">Open stakes.</param>
    public static IReadOnlyList<OpenLocks> Find(AsOfView view, IEnumerable<OpenStake> open) =>
        [
            .. open.GroupBy(s => (s.Position.Model, s.Rule.Staking))
                .OrderBy(g => g.Key.Model, StringComparer.OrdinalIgnoreCase)
                .ThenBy(g => g.Key.Staking)
                .Select(g => new OpenLocks(
                    g.Key.Model,
                    g.Key.Staking,
                    g.Select(s => (s, view.Dates.Day(s.Position.Round))),
                    g.Key.Staking == StakingSystem.LegacyContinuous ? ReportedStakes.Behind(view, [.. g]) : 0
                )),
        ];

    /// <summary>NMR that cannot be used otherwise after a day: a legacy stake once, positions added up.</summary>
    /// <param name="day">Rounds that resolve on it are done; null for now.</param>
    public decimal LockedAfter(DateOnly? day) =>
        Left(day) is var left && left == _rounds.Length ? 0
        : IsLegacy ? _behind
        : _nmr[left];

    /// <summary>The most that the rounds still open after a day can burn together, NMR: each its bound, a legacy stake at most itself.</summary>
    /// <param name="day">Rounds that resolve on it are done; null for now.</param>
    public decimal WorstAfter(DateOnly? day) =>
        Left(day) is var left && IsLegacy ? Math.Min(_losses[left], Math.Min(_largest[left], _behind)) : _losses[left];

    /// <summary>Days on which one of its rounds resolves, with the round.</summary>
    public IEnumerable<(DateOnly Day, int Round)> Resolving => _rounds.Select(r => (r.Day, r.Round));

    /// <summary>The first stake whose round resolves after a day.</summary>
    private int Left(DateOnly? day)
    {
        if (day is not { } until)
            return 0;
        var (low, high) = (0, _rounds.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _rounds[middle].Day > until ? (low, middle) : (middle + 1, high);
        }
        return low;
    }
}
