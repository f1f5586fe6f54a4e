using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Ports;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Risks;

/// <summary>Loss possible inside the lock: of the positions that are open, or of a constant stake under the newest rule.</summary>
/// <remarks>While a tournament moves from one staking system to the other both are open at once; each is looked at by itself (domain notes, 4.8).</remarks>
internal sealed class LockFinder
{
    private const decimal UsualStake = 10_000;

    private readonly RoundRules _rules;
    private readonly RiskRequest _request;
    private readonly ReturnPanel _panel;
    private readonly RoundDates _dates;
    private readonly IReadOnlyList<Position> _positions;
    private readonly LockPast _past;

    /// <param name="store">What is kept.</param>
    /// <param name="rules">The rules of the rounds.</param>
    /// <param name="request">The question.</param>
    /// <param name="panel">Returns; models without one may have open positions all the same.</param>
    public LockFinder(ITournamentStore store, RoundRules rules, RiskRequest request, ReturnPanel panel)
    {
        (_rules, _request, _panel) = (rules, request, panel);
        var returns = request.Returns;
        _dates = new RoundDates(rules, store.Rounds(returns.Tournament, returns.AsOf));
        string[] models = [.. panel.Models, .. panel.Skipped.Select(s => s.Model)];
        _positions = store.Positions(
            new PositionQuery(returns.Tournament, models, 1, RoundCalendar.LargestRound, returns.AsOf)
        );
        _past = new LockPast(panel);
    }

    /// <summary>One entry a staking system with open positions; else one for an assumed stake; none where no rule is known.</summary>
    public IReadOnlyList<LockEntry> Find()
    {
        var open = _request.Stake is null ? _positions.Where(IsOpen).ToList() : [];
        if (open.Count > 0)
            return [.. open.GroupBy(p => RuleOf(p).Staking).OrderBy(g => g.Key).Select(g => OfOpen(g.Key, [.. g]))];
        return _panel.Regimes()[^1].Rule is { } rule ? [OfAssumed(rule)] : [];
    }

    private bool IsOpen(Position position) =>
        position is { IsFinal: false, AtRisk: { } stake }
        && stake > Nmr.Zero
        && _dates.ResolvedAt(position.Round) > _request.Returns.AsOf
        && _dates.RuleOf(position.Round)?.Pays(position.Round) == true;

    private PayoutRule RuleOf(Position position) => _rules.At(position.Round).Rule!;

    private LockEntry OfOpen(StakingSystem system, List<Position> open)
    {
        var isLegacy = system == StakingSystem.LegacyContinuous;
        var rule = RuleOf(open.MaxBy(p => p.Round)!);
        int[] rounds = [.. open.Select(p => p.Round).Distinct().Order()];
        var byModel = open.GroupBy(p => p.Model).ToList();
        // A model's legacy rounds share its stake: together they lose at most the largest of their stakes.
        var behind = byModel.Sum(g => isLegacy ? g.Max(Stake) : g.Sum(Stake));
        var worst = byModel.Sum(g =>
        {
            var clipped = g.Sum(p => Stake(p) * Math.Min(1, RuleOf(p).Clip));
            return isLegacy ? Math.Min(clipped, g.Max(Stake)) : clipped;
        });
        var stakeOf = open.ToDictionary(p => (p.Model, p.Round), p => (double)Stake(p));
        var stakes = byModel.ToDictionary(
            g => g.Key,
            g => rounds.Select(r => stakeOf.GetValueOrDefault((g.Key, r))).ToArray()
        );
        var (past, noPast) = open.TrueForAll(p => RuleOf(p).Id == rule.Id)
            ? _past.Of(stakes, rule)
            : (null, "the open rounds are paid by more than one rule");
        return Entry("open-positions", rule, rounds.Length, open.Sum(Stake), behind, worst, past, noPast);
    }

    private static decimal Stake(Position position) => position.AtRisk!.Value.Amount;

    private LockEntry OfAssumed(PayoutRule rule)
    {
        var isLegacy = rule.Staking == StakingSystem.LegacyContinuous;
        var rounds = rule.ConcurrentRounds;
        var (basis, behind) = AssumedStakes(rule);
        var stake = behind.Values.Sum();
        // An atomic stake is divided over the rounds; a legacy one stands behind each of them.
        var stakes = behind.ToDictionary(
            s => s.Key,
            s => Enumerable.Repeat((double)(isLegacy ? s.Value : s.Value / rounds), rounds).ToArray()
        );
        var (past, noPast) = _past.Of(stakes, rule);
        var worst = stake * (isLegacy ? LockLoss.WorstShared(rounds, rule.Clip) : Math.Min(1, rule.Clip));
        return Entry(basis, rule, rounds, isLegacy ? stake * rounds : stake, stake, worst, past, noPast);
    }

    /// <summary>One stake a model: as asked for in equal parts, else as last known under the same staking system, else the usual amount.</summary>
    private (string Basis, Dictionary<string, decimal> Stakes) AssumedStakes(PayoutRule rule)
    {
        var last = _positions
            .Where(p => p.AtRisk is not null)
            .GroupBy(p => p.Model)
            .Select(g => g.MaxBy(p => p.Round)!)
            .Where(p => _rules.At(p.Round).Rule?.Staking == rule.Staking)
            // An atomic position is one round's share of what works.
            .ToDictionary(
                p => p.Model,
                p => Stake(p) * (rule.Staking == StakingSystem.AtomicPerRound ? rule.ConcurrentRounds : 1)
            );
        if (_request.Stake is null && last.Values.Any(s => s > 0))
            return ("last-stakes", last);
        var each = (_request.Stake ?? UsualStake) / _panel.Models.Count;
        return ("assumed", _panel.Models.ToDictionary(m => m, _ => each));
    }

    private static LockEntry Entry(
        string basis,
        PayoutRule rule,
        int rounds,
        decimal atRisk,
        decimal stake,
        decimal worst,
        LockPastEntry? past,
        string? noPast
    )
    {
        var isLegacy = rule.Staking == StakingSystem.LegacyContinuous;
        return new LockEntry(
            basis,
            rule.Id,
            isLegacy ? "legacy" : "atomic",
            rounds,
            Json.Plain(atRisk),
            Json.Plain(stake),
            Json.Plain(-worst),
            isLegacy ? LockLoss.WorstCompounded(rounds, rule.Clip) : null,
            past,
            noPast
        );
    }
}
