using Ballast.Core.Questions.Tiers;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Tiers;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Plan.Targets;

/// <summary>
/// Stakes by the tiers of a policy file. A model without a resolved round gets what the first tier stakes. By strategy a slot stands where the strategy that sits there
/// stands; several slots of one strategy divide what it gets, and a slot without one is as a new model.
/// </summary>
internal sealed class TierTarget : IPlanTarget
{
    public string Name => "tiers";

    public string Does => "stakes by the tiers of a policy file (--tiers)";

    public Outcome<TargetStakes> Divide(TargetRequest request)
    {
        var view = request.IsByStrategy ? request.View.ByStrategy() : request.View;
        var names = request.Models.Select(m => NameOf(request, m)).ToList();
        // Of a strategy that nothing is known of there is no return to ask for.
        var known = view.Models.Intersect(names, StringComparer.OrdinalIgnoreCase).ToList();
        return known.Count == 0
            ? NothingKnown(request)
            : ReturnPanels
                .Of(view, new ReturnRequest { Models = known })
                .Then<ReturnPanel, TargetStakes>(panel =>
                    Divide(request, names, TierStandings.Find(view, panel, request.Tiers, request.Cancellation))
                );
    }

    /// <summary>The slot, or the strategy that sits there now. A slot without one stays itself, of which a view by strategy knows nothing.</summary>
    private static string NameOf(TargetRequest request, string slot) =>
        request.IsByStrategy
            ? request.View.Registry.StrategyIn(request.View.Tournament, slot, RoundCalendar.LargestRound) ?? slot
            : slot;

    private static Refusal NothingKnown(TargetRequest request) =>
        new(
            "no-strategy",
            $"No strategy with a score sits in {Format.Names(request.Models, 3)}.",
            NextStep.To("say who sits there", "registry", "assign", "SLOT", "STRATEGY", "--from", "ROUND")
        );

    private TargetStakes Divide(TargetRequest request, IReadOnlyList<string> names, TierStandings standings)
    {
        var policy = request.Tiers;
        List<string> each = [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
        int[] tiers =
        [
            .. each.Select(m => standings.History.State.Standings.GetValueOrDefault(m)?.Tier ?? policy.Start),
        ];
        var shares = TierSizes.Shares(
            policy,
            [.. tiers.Select(t => (int?)t)],
            (double)request.Total,
            standings.Rule.Overlap
        );
        var slots = names
            .CountBy(n => n, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        var weights = each.Zip(shares)
            .ToDictionary(s => s.First, s => (decimal)s.Second / slots[s.First], StringComparer.OrdinalIgnoreCase);
        var sum = shares.Sum();
        var total = decimal.Round(request.Total * (decimal)sum, Shares.Places, MidpointRounding.ToZero);
        var stakes =
            total > 0
                ? Shares.Divide(total, [.. request.Models.Zip(names, (m, n) => (m, weights[n]))])
                : request.Models.ToDictionary(m => m, _ => 0m, StringComparer.OrdinalIgnoreCase);
        return new TargetStakes("method", Name, stakes)
        {
            Evidence = [.. Evidence(request.Tiers, each, standings, tiers)],
            Warnings =
                total == 0 && request.Total > 0
                    ? ["No model is in a tier that stakes anything: this plan asks everything back."]
                    : [],
        };
    }

    private static IEnumerable<Notice> Evidence(
        TierPolicy policy,
        List<string> names,
        TierStandings standings,
        int[] tiers
    )
    {
        for (var tier = policy.Tiers.Count - 1; tier >= 0; tier--)
        {
            string[] models = [.. names.Where((_, i) => tiers[i] == tier)];
            if (models.Length > 0)
                yield return $"{policy.Tiers[tier].Name}: {Format.Names(models)}.";
        }
        var last = standings.History.Reviews is [.., var review]
            ? $"as of the review of {Format.Day(review.At)}"
            : "before the first review";
        yield return (
            (Notice)$"Tiers {last}, the next at the first close from {Format.Day(standings.History.NextReview)} on."
        ).Typing(
            "Why each stands where it does: ballast tiers; whether the policy beats equal weight: ballast tiers --replay.",
            NextStep.To("see why each stands where it does", "tiers")
        );
    }
}
