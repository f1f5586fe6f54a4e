using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Risk;

/// <summary>Loss possible inside the lock: of the positions that are open, or of a constant stake under the newest rule.</summary>
/// <remarks>While a tournament moves from one staking system to the other both are open at once; each is looked at by itself (domain notes, 4.8).</remarks>
internal sealed class LockFinder
{
    /// <summary>What an entry rests on: stakes of open rounds.</summary>
    public const string OpenPositions = "open-positions";

    private const decimal UsualStake = 10_000;

    private readonly AsOfView _view;
    private readonly RiskRequest _request;
    private readonly ReturnPanel _panel;
    private readonly IReadOnlyList<Position> _positions;
    private readonly RoundFactors _factors;
    private readonly StakeStates _states;
    private readonly LockPast _past;

    /// <param name="view">What is known.</param>
    /// <param name="request">The question.</param>
    /// <param name="panel">Returns; models without one may have open positions all the same.</param>
    public LockFinder(AsOfView view, RiskRequest request, ReturnPanel panel)
    {
        (_view, _request, _panel) = (view, request, panel);
        string[] models = [.. panel.Models, .. panel.Skipped.Select(s => s.Model)];
        _positions = view.Positions(models);
        _states = new StakeStates(view);
        _factors = new RoundFactors(view, _positions);
        _past = new LockPast(view, request.Returns, panel, _positions, _factors);
    }

    /// <summary>One entry a staking system with open positions; else one for an assumed stake; none where no rule is known.</summary>
    public IReadOnlyList<LockEntry> Find()
    {
        var open = _request.Stake is null ? OpenStakes.Find(_view, _positions, _states, _factors) : [];
        if (open.Count > 0)
            return [.. open.GroupBy(s => s.Rule.Staking).OrderBy(g => g.Key).Select(g => OfOpen(g.Key, [.. g]))];
        return _panel.Regimes()[^1].Rule is { } rule ? [OfAssumed(rule)] : [];
    }

    private LockEntry OfOpen(StakingSystem system, List<OpenStake> open)
    {
        var isLegacy = system == StakingSystem.LegacyContinuous;
        var rule = open.MaxBy(s => s.Position.Round)!.Rule;
        var byModel = open.GroupBy(s => s.Position.Model).Select(g => g.ToList()).ToList();
        // A model's legacy rounds share its stake: together they lose at most that.
        var behind = byModel.Sum(g => isLegacy ? ReportedStakes.Behind(_view, g) : g.Sum(s => s.Nmr));
        var worst = byModel.Sum(g =>
            isLegacy ? Math.Min(g.Sum(s => s.LargestLoss), ReportedStakes.Behind(_view, g)) : g.Sum(s => s.LargestLoss)
        );
        var (past, noPast) = open.TrueForAll(s => s.Rule.Id == rule.Id)
            ? _past.OfOpen(open, rule)
            : (null, "the open rounds are paid by more than one rule");
        var rounds = open.Select(s => s.Position.Round).Distinct().Count();
        return Entry(OpenPositions, rule, rounds, open.Sum(s => s.Nmr), behind, worst, past, noPast) with
        {
            Positions = open.Count,
            WorstCompounded = isLegacy ? Compounded(byModel) : null,
            FactorTakenFrom = open.Max(s => s.Likely?.TakenFrom),
        };
    }

    /// <summary>
    /// Each round takes its share of what the one before left of the model's stake. Null where a model was told to have less behind its rounds than they were fixed at:
    /// their shares are not of what is there.
    /// </summary>
    private double? Compounded(List<List<OpenStake>> byModel)
    {
        var models = byModel.ConvertAll(g => (Open: g, Behind: ReportedStakes.Behind(_view, g)));
        if (models.Exists(m => m.Behind < m.Open.Max(s => s.Nmr)))
            return null;
        var behind = models.Sum(m => m.Behind);
        return behind == 0
            ? 0
            : (double)models.Sum(m => m.Behind * (1 - m.Open.Aggregate(1m, (left, s) => left * (1 - s.LargestShare))))
                / (double)behind;
    }

    private LockEntry OfAssumed(PayoutRule rule)
    {
        var isLegacy = rule.Staking == StakingSystem.LegacyContinuous;
        var rounds = rule.ConcurrentRounds;
        var last = new LastStakes(_positions, _view);
        var (basis, behind) = AssumedStakes(rule, last);
        var stake = behind.Values.Sum();
        // An atomic stake is divided over the rounds; a legacy one stands behind each of them.
        var stakes = behind.ToDictionary(
            s => s.Key,
            s => Enumerable.Repeat((double)(isLegacy ? s.Value : s.Value / rounds), rounds).ToArray()
        );
        var (past, noPast) = _past.Of(stakes, rule);
        var worst = stake * (isLegacy ? LockLoss.WorstShared(rounds, rule.Clip) : Math.Min(1, rule.Clip));
        return Entry(basis, rule, rounds, isLegacy ? stake * rounds : stake, stake, worst, past, noPast) with
        {
            WorstCompounded = isLegacy ? LockLoss.WorstCompounded(rounds, rule.Clip) : null,
            StaleStakes = _request.Stake is null ? last.Stale : null,
        };
    }

    /// <summary>One stake a model: as asked for in equal parts, else as last known of late under the same staking system, else the usual amount.</summary>
    private (string Basis, Dictionary<string, decimal> Stakes) AssumedStakes(PayoutRule rule, LastStakes last)
    {
        var known = last
            .Fresh.Where(p => _view.Rules.At(p.Round).Rule?.Staking == rule.Staking)
            // An atomic position is one round's share of what works.
            .ToDictionary(
                p => p.Model,
                p => p.AtRisk!.Value.Amount * (rule.Staking == StakingSystem.AtomicPerRound ? rule.ConcurrentRounds : 1)
            );
        if (_request.Stake is null && known.Count > 0)
            return ("last-stakes", known);
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
        Notice? noPast
    ) =>
        new(
            basis,
            rule.Id,
            rule.Staking.Slug(),
            rounds,
            Json.Plain(atRisk),
            Json.Plain(stake),
            Json.Plain(-worst),
            null,
            past,
            noPast
        );
}
