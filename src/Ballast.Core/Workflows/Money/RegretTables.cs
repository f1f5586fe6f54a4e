using Ballast.Core.Backtesting;
using Ballast.Core.Backtesting.Regret;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Money;

/// <summary>Lays settled stakes and the returns that were to be had beside each other, one table a payout rule.</summary>
internal sealed class RegretTables
{
    private readonly RoundRules _rules;
    private readonly PayoutFacts _facts;
    private readonly List<Position> _settled;
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    public RegretTables(RoundRules rules, PayoutFacts facts)
    {
        (_rules, _facts) = (rules, facts);
        _settled =
        [
            .. facts.Positions.Where(p =>
                p is { IsFinal: true, Payout: not null, AtRisk: { } stake } && stake > Nmr.Zero
            ),
        ];
    }

    /// <summary>Models that ever had a settled stake.</summary>
    public IReadOnlyList<string> Staked => [.. _settled.Select(p => p.Model).Distinct()];

    /// <summary>Rounds with a stake that took no part, by reason.</summary>
    public IReadOnlyDictionary<string, int> LeftOut => _leftOut;

    /// <summary>One table a rule, oldest first.</summary>
    public List<RegimeTable> Of(IReadOnlyList<string> models)
    {
        var taking = models.ToHashSet();
        return
        [
            .. _settled
                .Where(p => taking.Contains(p.Model))
                .Select(p => p.Round)
                .Distinct()
                .Order()
                .Select(round => (Round: round, Terms: TermsOf(round)))
                .Where(r => r.Terms is not null)
                .GroupBy(r => r.Terms!.Value.Rule)
                .Select(g => Table(g.Key, models, [.. g.Select(r => (r.Round, r.Terms!.Value.Factor))])),
        ];
    }

    private (PayoutRule Rule, decimal Factor)? TermsOf(int round)
    {
        var rule = _rules.At(round).Rule;
        var reason =
            rule is null ? "no-rule"
            : !rule.Pays(round) ? "unpaid"
            : _facts.FactorOf(rule, round) is null ? "no-factor"
            : null;
        if (reason is null)
            return (rule!, _facts.FactorOf(rule!, round)!.Value);
        _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;
        return null;
    }

    private RegimeTable Table(PayoutRule rule, IReadOnlyList<string> models, List<(int Round, decimal Factor)> rounds)
    {
        var grid = MultiplierGrid.Of(rule, _facts.MetricOf);
        var table = new RegretTable(models.Count, rounds.Count, grid.Combinations.Count);
        var stakes = _settled.ToDictionary(p => (p.Model, p.Round));
        var recorded = _facts.Positions.ToDictionary(p => (p.Model, p.Round), p => p.Multipliers);
        var usual = Usual(rule, models, rounds, stakes);
        for (var model = 0; model < models.Count; model++)
        {
            for (var at = 0; at < rounds.Count; at++)
            {
                var (round, factor) = rounds[at];
                for (var k = 0; k < grid.Combinations.Count; k++)
                    table.SetShare(model, at, k, Return(models[model], round, rule, factor, grid.Combinations[k]));
                var own = Chosen(rule, recorded.GetValueOrDefault((models[model], round)));
                table.SetChosen(model, at, Return(models[model], round, rule, factor, own ?? usual));
                if (stakes.TryGetValue((models[model], round), out var position))
                    table.SetStake(model, at, position.AtRisk!.Value, position.Payout!.Value);
            }
        }
        return new RegimeTable(rule, models, [.. rounds.Select(r => r.Round)], grid, table);
    }

    private decimal? Return(string model, int round, PayoutRule rule, decimal factor, Multipliers chosen) =>
        _facts.ReturnOf(model, round, rule, factor, chosen);

    /// <summary>The multipliers of a position; null where a choice was left and is not recorded.</summary>
    private Multipliers? Chosen(PayoutRule rule, Multipliers? recorded)
    {
        var chosen = new List<(Metric, decimal)>();
        foreach (var term in rule.Terms)
        {
            var value = TermMetrics.RecordedFor(term, recorded) ?? (term.IsFixed ? term.Options[0] : null);
            if (value is not { } known)
                return null;
            chosen.Add((_facts.MetricOf(term), known));
        }
        return new Multipliers(chosen);
    }

    /// <summary>What the account mostly chose under the rule, for models and rounds without a recorded choice; else the largest options.</summary>
    private Multipliers Usual(
        PayoutRule rule,
        IReadOnlyList<string> models,
        List<(int Round, decimal Factor)> rounds,
        Dictionary<(string Model, int Round), Position> stakes
    )
    {
        var most = models
            .SelectMany(m => rounds.Select(r => Chosen(rule, stakes.GetValueOrDefault((m, r.Round))?.Multipliers)))
            .OfType<Multipliers>()
            .GroupBy(c => c)
            .OrderByDescending(g => g.Count())
            .FirstOrDefault()
            ?.Key;
        return most ?? new Multipliers(rule.Terms.Select(t => (_facts.MetricOf(t), t.Options[^1])));
    }
}

/// <summary>A table with what its places mean.</summary>
internal sealed record RegimeTable(
    PayoutRule Rule,
    IReadOnlyList<string> Models,
    IReadOnlyList<int> Rounds,
    MultiplierGrid Grid,
    RegretTable Table
);
