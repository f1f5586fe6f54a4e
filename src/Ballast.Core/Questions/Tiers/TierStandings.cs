using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Tiers;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Tiers;

/// <summary>A policy walked through the rounds of a panel up to a view's moment: what <c>tiers</c> tells and <c>plan --target tiers</c> takes.</summary>
/// <param name="History">The walk.</param>
/// <param name="Now">What a review would decide now, one a model that has a resolved round.</param>
/// <param name="Round">The round that closes next.</param>
/// <param name="Rule">Its payout rule.</param>
internal sealed record TierStandings(TierHistory History, IReadOnlyList<TierDecision> Now, int Round, TierRule Rule)
{
    /// <summary>Walks.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="panel">Returns of resolved rounds.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellation">Stops between reviews.</param>
    public static TierStandings Find(
        AsOfView view,
        ReturnPanel panel,
        TierPolicy policy,
        CancellationToken cancellation
    )
    {
        var next = view.Dates.FirstFixedAfter(view.AsOf);
        var ruleOf = TierRules.Of(view, panel);
        var columns = panel.Rounds.Select((r, i) => (r.Round, i)).ToDictionary(r => r.Round, r => r.i);
        var last = Math.Max(next - 1, panel.Rounds[^1].Round);
        var rounds = new TierRounds(
            panel.Models,
            [
                .. Enumerable
                    .Range(panel.Rounds[0].Round, last - panel.Rounds[0].Round + 1)
                    .Select(r => new TierRound(
                        r,
                        ruleOf(r),
                        view.Dates.StakeFixedAt(r),
                        columns.TryGetValue(r, out var known)
                            ? ResolvesAt(view, panel.Rounds[known])
                            : view.Dates.ResolvedAt(r),
                        columns.TryGetValue(r, out var column)
                            ? [.. panel.PositionValues.Select(row => row[column])]
                            : []
                    )),
            ]
        )
        {
            Elsewhere = ruleOf,
            Epochs = TierEpochs.Of(view),
        };
        var history = TierWalk.Run(policy, rounds, view.AsOf, cancellation);
        var closes = new TierRound(next, ruleOf(next), view.Dates.StakeFixedAt(next), view.Dates.ResolvedAt(next), []);
        var now = TierEngine.Look(policy, history.State, rounds.At(closes, view.AsOf));
        return new TierStandings(history, now, next, ruleOf(next));
    }

    /// <summary>When a round resolves under the rule that pays it here.</summary>
    public static DateTimeOffset ResolvesAt(AsOfView view, ReturnRound round) =>
        round.Rule is { } rule && rule.ScoreDays != view.Dates.ScoreDaysOf(round.Round)
            ? RoundCalendar.ResolveTime(round.Round, rule.ScoreDays)
            : view.Dates.ResolvedAt(round.Round);
}
