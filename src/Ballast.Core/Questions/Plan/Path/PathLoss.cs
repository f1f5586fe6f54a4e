using Ballast.Core.Ledger.Books;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Plan.Path;

/// <summary>The most that open rounds can burn at a point of the path: each round its bound, a legacy stake at most itself, as <see cref="OpenLocks"/> has it.</summary>
internal sealed class PathLoss
{
    private readonly AsOfView _view;
    private readonly Dictionary<(string Model, int Round), decimal> _open;
    private readonly Dictionary<int, decimal> _toCome = [];
    private readonly IReadOnlyList<OpenLocks> _outlasting;

    /// <param name="view">Rules and dates.</param>
    /// <param name="open">Stakes in rounds that are open now, of the models of the plan.</param>
    /// <param name="isAtomic">Whether the next round is atomic: then older legacy rounds burn beside what the ledger carries on.</param>
    public PathLoss(AsOfView view, IReadOnlyList<OpenStake> open, bool isAtomic)
    {
        _view = view;
        _open = open.ToDictionary(s => (s.Position.Model, s.Position.Round), s => s.LargestShare);
        _outlasting = isAtomic
            ? OpenLocks.Find(view, open.Where(s => s.Rule.Staking == StakingSystem.LegacyContinuous))
            : [];
    }

    /// <summary>The most that can be burned of an account's models in the plan, NMR, above zero.</summary>
    public decimal Of(AccountPath path)
    {
        var sum = 0m;
        foreach (var slot in path.Aim.Slots)
        {
            var rounds = path.Ledger.Rounds(slot.Model);
            if (rounds.Count > 0)
                sum += Math.Min(rounds.Sum(r => r.AtRisk.Amount * Share(slot.Now.Model, r.Round)), Behind(path, slot));
            foreach (var position in path.Ledger.Positions(slot.Model))
                sum += position.Stake.Amount * Share(slot.Now.Model, position.Round);
        }
        return sum;
    }

    /// <summary>What stands behind a model's open legacy rounds: what was burned since they closed is not there to burn again.</summary>
    private static decimal Behind(AccountPath path, PlanSlot slot)
    {
        var largest = path.Ledger.Rounds(slot.Model).Max(r => r.AtRisk.Amount);
        var stake = path.Ledger.Balance(LedgerPlace.Stake, slot.Model).Amount;
        return stake > 0 ? Math.Min(largest, stake) : largest;
    }

    /// <summary>The most that can be burned when every round that is open has what the last one has, NMR, above zero.</summary>
    /// <param name="path">An account where its path has ended.</param>
    /// <param name="round">The last round that closed.</param>
    public decimal Lasting(AccountPath path, int round)
    {
        var stakes = path.Aim.Slots.Sum(s => path.Standing(s).Amount);
        if (_view.Dates.RuleOf(round) is not { } rule)
            return stakes;
        var share = LargestLoss.Compute(rule, round, factor: null, weights: null);
        return stakes
            * (
                rule.Staking == StakingSystem.LegacyContinuous
                    ? LockLoss.WorstShared(rule.ConcurrentRounds, share)
                    : share
            );
    }

    /// <summary>What older legacy rounds can burn after a day, which the ledger of atomic staking does not carry on.</summary>
    public decimal Outlasting(DateOnly? day) => _outlasting.Sum(l => l.WorstAfter(day));

    private decimal Share(string model, int round)
    {
        if (_open.TryGetValue((model, round), out var known))
            return known;
        if (!_toCome.TryGetValue(round, out var share))
            _toCome[round] = share = _view.Dates.RuleOf(round) is { } rule
                ? LargestLoss.Compute(rule, round, factor: null, weights: null)
                : 1;
        return share;
    }
}
