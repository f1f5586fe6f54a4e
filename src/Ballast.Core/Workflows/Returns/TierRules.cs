using Ballast.Core.Payouts;
using Ballast.Core.Store;
using Ballast.Core.Tiers;

namespace Ballast.Core.Workflows.Returns;

/// <summary>Payout rules of rounds, as far as the evidence of tiers goes.</summary>
internal static class TierRules
{
    /// <summary>The payout rule of any round: that of the panel, and elsewhere the view's.</summary>
    public static Func<int, TierRule> Of(AsOfView view, ReturnPanel panel)
    {
        var known = panel.Rounds.ToDictionary(r => r.Round, r => r.Rule);
        var forced =
            panel.Rounds.All(r => r.Rule?.Id == panel.Rounds[0].Rule?.Id)
            && panel.Rounds[0].Rule is { } only
            && only.Id != view.Dates.RuleOf(panel.Rounds[0].Round)?.Id
                ? only
                : null;
        return round => Of(known.TryGetValue(round, out var rule) ? rule : forced ?? view.Dates.RuleOf(round));
    }

    private static TierRule Of(PayoutRule? rule) => new(rule?.Id ?? "none known", PayoutRule.OverlapOf(rule));
}
