using Ballast.Core.Questions.Tiers;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Tiers;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Plan.Targets;

/// <summary>Stakes by the tiers of a policy file. A model without a resolved round gets what the first tier stakes.</summary>
internal sealed class TierTarget : IPlanTarget
{
    public string Name => "tiers";

    public string Does => "stakes by the tiers of a policy file (--tiers)";

    public Outcome<TargetStakes> Divide(TargetRequest request) =>
        ReturnPanels
            .Of(request.View, new ReturnRequest { Models = request.Models })
            .Then<ReturnPanel, TargetStakes>(panel =>
                Divide(request, TierStandings.Find(request.View, panel, request.Tiers, request.Cancellation))
            );

    private TargetStakes Divide(TargetRequest request, TierStandings standings)
    {
        var policy = request.Tiers;
        int[] tiers =
        [
            .. request.Models.Select(m => standings.History.State.Standings.GetValueOrDefault(m)?.Tier ?? policy.Start),
        ];
        var shares = TierSizes.Shares(
            policy,
            [.. tiers.Select(t => (int?)t)],
            (double)request.Total,
            standings.Rule.Overlap
        );
        var sum = shares.Sum();
        var total = decimal.Round(request.Total * (decimal)sum, Shares.Places, MidpointRounding.ToZero);
        var stakes =
            total > 0
                ? Shares.Divide(total, [.. request.Models.Select((m, i) => (m, (decimal)shares[i]))])
                : request.Models.ToDictionary(m => m, _ => 0m, StringComparer.OrdinalIgnoreCase);
        return new TargetStakes("method", Name, stakes)
        {
            Evidence = [.. Evidence(request, standings, tiers)],
            Warnings =
                total == 0 && request.Total > 0
                    ? ["No model is in a tier that stakes anything: this plan asks everything back."]
                    : [],
        };
    }

    private static IEnumerable<string> Evidence(TargetRequest request, TierStandings standings, int[] tiers)
    {
        var policy = request.Tiers;
        for (var tier = policy.Tiers.Count - 1; tier >= 0; tier--)
        {
            string[] models = [.. request.Models.Where((_, i) => tiers[i] == tier)];
            if (models.Length > 0)
                yield return $"{policy.Tiers[tier].Name}: {Format.Names(models)}.";
        }
        var last = standings.History.Reviews is [.., var review]
            ? $"as of the review of {Format.Day(review.At)}"
            : "before the first review";
        yield return $"Tiers {last}, the next at the first close from {Format.Day(standings.History.NextReview)} on. Why each stands where it does: ballast tiers; whether the policy beats equal weight: ballast tiers --replay.";
    }
}
