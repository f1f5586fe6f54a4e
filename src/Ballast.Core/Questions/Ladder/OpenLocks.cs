using Ballast.Core.Payouts;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Store;

namespace Ballast.Core.Questions.Ladder;

/// <summary>What one model has locked under one staking system, if nothing new is staked from the moment of the question on.</summary>
/// <remarks>
/// Legacy: one stake stands behind all open rounds. Asked for now, it leaves the rounds to come at once, can still be burned by the open ones, and is paid out when the
/// last of them resolves (domain notes, section 3.6). Atomic: each position comes free when its own round resolves (4.1, 4.3).
/// </remarks>
internal sealed class OpenLocks
{
    private readonly List<(OpenStake Stake, DateOnly Day)> _stakes;

    private OpenLocks(string model, StakingSystem system, List<(OpenStake Stake, DateOnly Day)> stakes) =>
        (Model, System, _stakes) = (model, system, stakes);

    /// <summary>The model.</summary>
    public string Model { get; }

    /// <summary>The staking system; while a tournament moves, a model has locks under both.</summary>
    public StakingSystem System { get; }

    /// <summary>Rounds that are open.</summary>
    public int Rounds => _stakes.Count;

    /// <summary>At risk, added up over the rounds, NMR.</summary>
    public decimal AtRisk => _stakes.Sum(s => s.Stake.Nmr);

    /// <summary>The first day on which some of it comes free.</summary>
    public DateOnly FreeFrom => IsLegacy ? FreeBy : _stakes.Min(s => s.Day);

    /// <summary>The day on which the last of it is free.</summary>
    public DateOnly FreeBy => _stakes.Max(s => s.Day);

    private bool IsLegacy => System == StakingSystem.LegacyContinuous;

    /// <summary>Groups open stakes by model and staking system, in the order of names.</summary>
    /// <param name="open">Open stakes.</param>
    /// <param name="dates">When rounds resolve.</param>
    public static IReadOnlyList<OpenLocks> Find(IEnumerable<OpenStake> open, RoundDates dates) =>
        [
            .. open.GroupBy(s => (s.Position.Model, s.Rule.Staking))
                .OrderBy(g => g.Key.Model, StringComparer.OrdinalIgnoreCase)
                .ThenBy(g => g.Key.Staking)
                .Select(g => new OpenLocks(
                    g.Key.Model,
                    g.Key.Staking,
                    [.. g.Select(s => (s, dates.Day(s.Position.Round)))]
                )),
        ];

    /// <summary>NMR that cannot be used otherwise after a day: a legacy stake once, positions added up.</summary>
    /// <param name="day">Rounds that resolve on it are done; null for now.</param>
    public decimal LockedAfter(DateOnly? day) =>
        Left(day) is var left && left.Count == 0 ? 0
        : IsLegacy ? _stakes.Max(s => s.Stake.Nmr)
        : left.Sum(s => s.Nmr);

    /// <summary>The most that the rounds still open after a day can burn together, NMR: each its bound, a legacy stake at most itself.</summary>
    /// <param name="day">Rounds that resolve on it are done; null for now.</param>
    public decimal WorstAfter(DateOnly? day) =>
        Left(day) is var left && left.Count == 0 ? 0
        : IsLegacy ? Math.Min(left.Sum(s => s.LargestLoss), left.Max(s => s.Nmr))
        : left.Sum(s => s.LargestLoss);

    /// <summary>Days on which one of its rounds resolves, with the round.</summary>
    public IEnumerable<(DateOnly Day, int Round)> Resolving => _stakes.Select(s => (s.Day, s.Stake.Position.Round));

    private List<OpenStake> Left(DateOnly? day) =>
        [.. _stakes.Where(s => day is not { } until || s.Day > until).Select(s => s.Stake)];
}
