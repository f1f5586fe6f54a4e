using Ballast.Core.Backtesting;
using Ballast.Core.Backtesting.Regret;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Regret;

/// <summary>Lays settled stakes and the returns that were to be had beside each other, one table a payout rule.</summary>
internal sealed class RegretTables
{
    private readonly RoundRules _rules;
    private readonly PayoutFacts _facts;
    private readonly List<Position> _settled;
    private readonly Dictionary<(string Model, int Round), Multipliers?> _recorded;
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    public RegretTables(RoundRules rules, PayoutFacts facts)
    {
        (_rules, _facts) = (rules, facts);
        _recorded = facts.Positions.ToDictionary(p => (p.Model, p.Round), p => p.Multipliers);
        _settled =
        [
            .. facts.Positions.Where(p =>
                p is { IsFinal: true, Payout: not null, AtRisk: { } stake } && stake > Nmr.Zero
            ),
        ];
    }

    /// <summary>Models that ever had a settled stake.</summary>
    public IReadOnlyList<string> Staked => [.. _settled.Select(p => p.Model).Distinct()];

    /// <summary>What was paid on stakes that took no part.</summary>
    public Nmr LeftOutPaid { get; private set; }

    /// <summary>Stakes that took no part, by reason.</summary>
    public IReadOnlyDictionary<string, int> LeftOut => _leftOut;

    /// <summary>One table a rule, oldest first.</summary>
    public List<RegimeTable> Of(IReadOnlyList<string> models)
    {
        var taking = models.ToHashSet();
        return
        [
            .. _settled
                .Where(p => taking.Contains(p.Model))
                .Select(CellOf)
                .OfType<StakedCell>()
                .GroupBy(c => c.Rule.Id)
                .OrderBy(g => g.Min(c => c.Position.Round))
                .Select(g => Table(g.Last().Rule, models, [.. g])),
        ];
    }

    /// <summary>A stake whose return can be computed; what cannot is left out and counted, never taken for zero or for another choice.</summary>
    private StakedCell? CellOf(Position position)
    {
        var rule = _rules.At(position.Round).Rule;
        if (rule is null)
            return LeaveOut(position, "no-rule");
        if (!rule.Pays(position.Round))
            return LeaveOut(position, "unpaid");
        if (_facts.FactorOf(rule, position.Round) is not { } factor)
            return LeaveOut(position, "no-factor");
        if (Chosen(rule, position.Multipliers) is not { } chosen)
            return LeaveOut(position, "no-multiplier");
        if (_facts.HasInterim(position.Model, position.Round, rule, chosen))
            return LeaveOut(position, PayoutFacts.NotFinal);
        return Return(position.Model, position.Round, rule, factor, chosen) is { } share
            ? new StakedCell(position, rule, factor, chosen, share)
            : LeaveOut(position, "no-score");
    }

    private StakedCell? LeaveOut(Position position, string reason)
    {
        _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;
        LeftOutPaid += position.Payout!.Value;
        return null;
    }

    private RegimeTable Table(PayoutRule rule, IReadOnlyList<string> models, List<StakedCell> cells)
    {
        var grid = MultiplierGrid.Create(rule, _facts.MetricOf);
        var rounds = cells
            .Select(c => (c.Position.Round, c.Factor))
            .DistinctBy(r => r.Round)
            .OrderBy(r => r.Round)
            .ToList();
        var table = new RegretTable(models.Count, rounds.Count, grid.Combinations.Count);
        var staked = cells.ToDictionary(c => (c.Position.Model, c.Position.Round));
        // What the account mostly chose under the rule stands for models and rounds in which it chose nothing.
        var usual = cells.GroupBy(c => c.Chosen).MaxBy(g => g.Count())!.Key;
        for (var model = 0; model < models.Count; model++)
        {
            for (var at = 0; at < rounds.Count; at++)
            {
                var (round, factor) = rounds[at];
                for (var k = 0; k < grid.Combinations.Count; k++)
                    table.SetShare(model, at, k, Return(models[model], round, rule, factor, grid.Combinations[k]));
                if (staked.TryGetValue((models[model], round), out var cell))
                {
                    table.SetChosen(model, at, cell.Share);
                    table.SetStake(model, at, cell.Position.AtRisk!.Value, cell.Position.Payout!.Value);
                    continue;
                }
                var own = Chosen(rule, _recorded.GetValueOrDefault((models[model], round))) ?? usual;
                table.SetChosen(model, at, Return(models[model], round, rule, factor, own));
            }
        }
        return new RegimeTable(rule, models, [.. rounds.Select(r => r.Round)], grid, table);
    }

    private sealed record StakedCell(
        Position Position,
        PayoutRule Rule,
        decimal Factor,
        Multipliers Chosen,
        decimal Share
    );

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
}

/// <summary>A table with what its places mean.</summary>
internal sealed record RegimeTable(
    PayoutRule Rule,
    IReadOnlyList<string> Models,
    IReadOnlyList<int> Rounds,
    MultiplierGrid Grid,
    RegretTable Table
);
