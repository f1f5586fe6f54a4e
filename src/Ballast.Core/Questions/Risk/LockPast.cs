using Ballast.Core.Ledger;
using Ballast.Core.Numerics;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Risk;

/// <summary>Replays stakes on the past under the newest rule that has resolved rounds.</summary>
internal sealed class LockPast(
    AsOfView view,
    ReturnRequest request,
    ReturnPanel panel,
    IReadOnlyList<Position> positions,
    RoundFactors factors
)
{
    private readonly (PayoutRule? Rule, int First, int Count) _newest = panel.Regimes()[^1];

    /// <summary>What constant stakes would have brought, by the returns that were asked about, or why that cannot be said.</summary>
    /// <param name="stakes">NMR at risk of each model, one a round that is open.</param>
    /// <param name="rule">The rule that pays them.</param>
    public (LockPastEntry? Past, Notice? Why) Of(IReadOnlyDictionary<string, double[]> stakes, PayoutRule rule)
    {
        if (IsOther(rule) is { } why)
            return (null, why);
        var rowOf = panel.Models.Select((m, row) => (m, row)).ToDictionary(p => p.m, p => p.row);
        if (stakes.Keys.FirstOrDefault(m => !rowOf.ContainsKey(m)) is { } without)
            return (null, WithoutReturn(without));
        double[][] returns =
        [
            .. stakes.Keys.Select(m => panel.PositionValues[rowOf[m]][_newest.First..][.._newest.Count]),
        ];
        return Described(LockLoss.Stretches([.. stakes.Values], returns), stakes.Values.First().Length);
    }

    /// <summary>
    /// The same of open stakes, each past round paid as the open round is that it stands for: with that one's own multipliers and factor. Where the question
    /// names a rule, a factor, a clip or multipliers, its returns count as they are.
    /// </summary>
    public (LockPastEntry? Past, Notice? Why) OfOpen(IReadOnlyList<OpenStake> open, PayoutRule rule)
    {
        int[] rounds = [.. open.Select(s => s.Position.Round).Distinct().Order()];
        var placeOf = rounds.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => p.i);
        var byModel = open.GroupBy(s => s.Position.Model).ToList();
        double[][] stakes = [.. byModel.Select(_ => new double[rounds.Length])];
        foreach (var (row, model) in byModel.Index())
        {
            foreach (var stake in model)
                stakes[row][placeOf[stake.Position.Round]] = (double)stake.Nmr;
        }
        if (request.AsksForRules)
            return Of(byModel.Select((g, row) => (g.Key, row)).ToDictionary(p => p.Key, p => stakes[p.row]), rule);
        if (IsOther(rule) is { } why)
            return (null, why);
        int[] past = [.. panel.Rounds.Skip(_newest.First).Take(_newest.Count).Select(r => r.Round)];
        var scores = new ReplayedScores(view, rule, past, positions, factors);
        var returns = byModel.Select(_ => new double[rounds.Length][]).ToList();
        foreach (var (row, model) in byModel.Index())
        {
            foreach (var stake in model)
                returns[row][placeOf[stake.Position.Round]] = stake.Returns(scores.Of(stake));
            if (!returns[row].OfType<double[]>().Any(r => r.Any(double.IsFinite)))
                return (null, WithoutReturn(model.Key));
        }
        return Described(LockLoss.Stretches(stakes, past.Length, (row, i, at) => returns[row][i][at]), rounds.Length);
    }

    // What another rule paid says nothing about this one: other scores, another clip.
    private string? IsOther(PayoutRule rule) =>
        _newest.Rule?.Id == rule.Id ? null : $"no round under {RuleNames.InWords(rule.Id)} has resolved yet";

    private static string WithoutReturn(string model) => $"{model} has a stake and no return yet";

    private (LockPastEntry? Past, Notice? Why) Described(IReadOnlyList<(int First, double Gain)> stretches, int length)
    {
        var independent = stretches.Count == 0 ? 0 : (stretches.Count + length - 1) / (double)length;
        if (independent < LockLoss.FewestIndependentStretches)
            return (
                null,
                $"not enough data: the {_newest.Count} rounds under this rule hold {stretches.Count} stretches of {length} in which nearly all of the stake had a return, and {(int)(LockLoss.FewestIndependentStretches * length) - length + 1} are needed. To pay earlier rounds by it: {Notice.Option("returns")} computed {Notice.Option("rule")} {_newest.Rule!.Id}"
            );
        double[] gains = [.. stretches.Select(s => s.Gain)];
        var worst = stretches.MinBy(s => s.Gain);
        return (
            new LockPastEntry(
                Rounded(worst.Gain),
                panel.Rounds[_newest.First + worst.First].Round,
                Rounded(Quantile.Compute(gains, 0.05)),
                Rounded(Quantile.Compute(gains, 0.5)),
                Rounded(Quantile.Compute(gains, 0.95)),
                stretches.Count,
                independent
            ),
            null
        );
    }

    private static decimal Rounded(double gain) => Json.Plain(Math.Round((decimal)gain, 6));
}
