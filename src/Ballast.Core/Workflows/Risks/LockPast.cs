using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Risks;

/// <summary>Replays stakes on the past under the newest rule that has resolved rounds.</summary>
internal sealed class LockPast(ReturnPanel panel)
{
    private readonly (PayoutRule? Rule, int First, int Count) _newest = panel.Regimes()[^1];

    /// <summary>What the stakes would have brought, or why that cannot be said.</summary>
    /// <param name="stakes">NMR at risk of each model, one a round that is open.</param>
    /// <param name="rule">The rule that pays them.</param>
    public (LockPastEntry? Past, string? Why) Of(IReadOnlyDictionary<string, double[]> stakes, PayoutRule rule)
    {
        // What another rule paid says nothing about this one: other scores, another clip.
        if (_newest.Rule?.Id != rule.Id)
            return (null, $"no round under {rule.Id} has resolved yet");
        var rowOf = panel.Models.Select((m, row) => (m, row)).ToDictionary(p => p.m, p => p.row);
        var without = stakes.Keys.FirstOrDefault(m => !rowOf.ContainsKey(m));
        if (without is not null)
            return (null, $"{without} has a stake and no return yet");
        var length = stakes.Values.First().Length;
        // The stakes are those of single rounds.
        double[][] returns =
        [
            .. stakes.Keys.Select(m => panel.PositionValues[rowOf[m]][_newest.First..][.._newest.Count]),
        ];
        var stretches = LockLoss.Stretches([.. stakes.Values], returns);
        var independent = stretches.Count == 0 ? 0 : (stretches.Count + length - 1) / (double)length;
        if (independent < LockLoss.FewestIndependentStretches)
            return (
                null,
                $"not enough data: the {_newest.Count} rounds under this rule hold {stretches.Count} stretches of {length} in which nearly all of the stake had a return, and {(int)(LockLoss.FewestIndependentStretches * length) - length + 1} are needed. To pay earlier rounds by it: --returns computed --rule {rule.Id}"
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
}
