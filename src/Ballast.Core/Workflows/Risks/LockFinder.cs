using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Ports;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Risks;

/// <summary>Loss possible inside the lock: of the positions that are open, or of a constant stake under the newest rule.</summary>
internal sealed class LockFinder(ITournamentStore store, RoundRules rules, RiskRequest request, ReturnPanel panel)
{
    private const decimal UsualStake = 10_000;

    private readonly (PayoutRule? Rule, int First, int Count) _newest = panel.Regimes()[^1];
    private readonly IReadOnlyList<Position> _positions = store.Positions(
        new PositionQuery(request.Returns.Tournament, panel.Models, 1, RoundCalendar.LargestRound, request.Returns.AsOf)
    );

    /// <summary>Null where no rule is known.</summary>
    public LockEntry? Find()
    {
        var open = OpenPositions();
        if (open.Count > 0)
            return OfOpen(open);
        return _newest.Rule is { } rule ? OfAssumed(rule) : null;
    }

    private List<Position> OpenPositions()
    {
        var returns = request.Returns;
        var dates = new RoundDates(rules, store.Rounds(returns.Tournament, returns.AsOf));
        return
        [
            .. _positions.Where(p =>
                p is { IsFinal: false, AtRisk: { } stake }
                && stake > Nmr.Zero
                && dates.ResolvedAt(p.Round) > returns.AsOf
                && dates.RuleOf(p.Round)?.Pays(p.Round) == true
            ),
        ];
    }

    private LockEntry? OfOpen(List<Position> open)
    {
        PayoutRule RuleOf(Position p) => rules.At(p.Round).Rule!;
        int[] rounds = [.. open.Select(p => p.Round).Distinct().Order()];
        var isLegacy = RuleOf(open[^1]).Staking == StakingSystem.LegacyContinuous;
        // A model's legacy rounds share its stake: together they lose at most the largest of their stakes.
        var worst = open.GroupBy(p => p.Model)
            .Sum(g =>
            {
                var shared = g.Where(p => RuleOf(p).Staking == StakingSystem.LegacyContinuous).ToList();
                var clipped = shared.Sum(p => p.AtRisk!.Value.Amount * RuleOf(p).Clip);
                var stake = shared.Count == 0 ? 0 : shared.Max(p => p.AtRisk!.Value.Amount);
                return Math.Min(clipped, stake)
                    + g.Except(shared).Sum(p => p.AtRisk!.Value.Amount * Math.Min(1, RuleOf(p).Clip));
            });
        var behind = open.GroupBy(p => p.Model)
            .Sum(g => isLegacy ? g.Max(p => p.AtRisk!.Value.Amount) : g.Sum(p => p.AtRisk!.Value.Amount));
        var stakeOf = open.ToDictionary(p => (p.Model, p.Round), p => (double)p.AtRisk!.Value.Amount);
        double[][] stakes =
        [
            .. panel.Models.Select(m => rounds.Select(r => stakeOf.GetValueOrDefault((m, r))).ToArray()),
        ];
        var rule = RuleOf(open[^1]);
        var (past, noPast) = Past(stakes, rule);
        return new LockEntry(
            "open-positions",
            rule.Id,
            Word(rule),
            rounds.Length,
            Json.Plain(open.Sum(p => p.AtRisk!.Value.Amount)),
            Json.Plain(behind),
            Json.Plain(-worst),
            isLegacy ? LockLoss.WorstCompounded(rounds.Length, rule.Clip) : null,
            past,
            noPast
        );
    }

    private LockEntry OfAssumed(PayoutRule rule)
    {
        var isLegacy = rule.Staking == StakingSystem.LegacyContinuous;
        var rounds = rule.ConcurrentRounds;
        var (basis, behind) = AssumedStakes();
        var stake = behind.Sum();
        // An atomic stake is divided over the rounds; a legacy one stands behind each of them.
        double[][] stakes =
        [
            .. behind.Select(s => Enumerable.Repeat((double)(isLegacy ? s : s / rounds), rounds).ToArray()),
        ];
        var (past, noPast) = Past(stakes, rule);
        var worst = isLegacy ? LockLoss.WorstShared(rounds, rule.Clip) : Math.Min(1, rule.Clip);
        return new LockEntry(
            basis,
            rule.Id,
            Word(rule),
            rounds,
            Json.Plain(isLegacy ? stake * rounds : stake),
            Json.Plain(stake),
            Json.Plain(-stake * worst),
            isLegacy ? LockLoss.WorstCompounded(rounds, rule.Clip) : null,
            past,
            noPast
        );
    }

    /// <summary>One stake a model: as asked for in equal parts, else as last known, else the usual amount in equal parts.</summary>
    private (string Basis, decimal[] Stakes) AssumedStakes()
    {
        var last = _positions
            .Where(p => p.AtRisk is not null)
            .GroupBy(p => p.Model)
            .ToDictionary(g => g.Key, g => g.MaxBy(p => p.Round)!.AtRisk!.Value.Amount);
        if (request.Stake is null && last.Values.Any(s => s > 0))
            return ("last-stakes", [.. panel.Models.Select(m => last.GetValueOrDefault(m))]);
        var each = (request.Stake ?? UsualStake) / panel.Models.Count;
        return ("assumed", [.. panel.Models.Select(_ => each)]);
    }

    private (LockPastEntry? Past, string? Why) Past(double[][] stakes, PayoutRule rule)
    {
        // What another rule paid says nothing about this one: other scores, another clip.
        if (_newest.Rule?.Id != rule.Id)
            return (null, $"no round under {rule.Id} has resolved yet");
        double[][] returns = [.. panel.Values.Select(v => v[_newest.First..][.._newest.Count])];
        var stretches = LockLoss.Stretches(stakes, returns);
        var independent =
            stretches.Count == 0 ? 0 : (stretches.Count + stakes[0].Length - 1) / (double)stakes[0].Length;
        if (independent < LockLoss.FewestIndependentStretches)
            return (
                null,
                $"not enough data: {_newest.Count} rounds under this rule, and {LockLoss.FewestIndependentStretches * stakes[0].Length} are needed. To pay earlier rounds by it: --returns computed --rule {_newest.Rule?.Id}"
            );
        double[] gains = [.. stretches.Select(s => s.Gain)];
        var worst = stretches.MinBy(s => s.Gain);
        return (
            new LockPastEntry(
                Rounded(worst.Gain),
                panel.Rounds[_newest.First + worst.First].Round,
                Rounded(Quantile.Of(gains, 0.05)),
                Rounded(Quantile.Of(gains, 0.5)),
                Rounded(Quantile.Of(gains, 0.95)),
                stretches.Count,
                independent
            ),
            null
        );
    }

    private static decimal Rounded(double gain) => Json.Plain(Math.Round((decimal)gain, 6));

    private static string Word(PayoutRule rule) => rule.Staking == StakingSystem.LegacyContinuous ? "legacy" : "atomic";
}
