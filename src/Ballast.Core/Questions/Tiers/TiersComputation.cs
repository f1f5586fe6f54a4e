using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Tiers;
using Ballast.Core.Tiers.Files;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Tiers;

/// <summary>Walks a policy through the past and tells where models stand.</summary>
internal static class TiersComputation
{
    /// <summary>Answers the question.</summary>
    /// <returns>A refusal where a model is unknown or no round in range has a return.</returns>
    public static Outcome<TiersAnswer> Run(Asked asked, TiersRequest request) =>
        ReturnPanels
            .Of(asked.View, request.Returns)
            .Then<ReturnPanel, TiersAnswer>(panel =>
                request.IsReplayed && TierReplays.TooSmall(request, panel) is { } refusal
                    ? refusal
                    : Answer(asked, request, panel)
            );

    private static TiersAnswer Answer(Asked asked, TiersRequest request, ReturnPanel panel)
    {
        var (view, policy) = (asked.View, request.Policy);
        var standings = TierStandings.Find(view, panel, policy, asked.Cancellation);
        var now = standings.Now;
        var shares = TierSizes.Shares(
            policy,
            [.. now.Select(d => (int?)TierOf(standings, policy, d))],
            (double)request.Total,
            standings.Rule.Overlap
        );
        var models = now.Select((d, i) => Entry(view, request, standings, d, shares[i])).ToList();
        return new TiersAnswer
        {
            Tournament = view.Tournament.Slug(),
            AsOf = view.AsOf,
            IsOfAll = request.Returns.Models.Count == 0,
            Policy = request.IsOwn ? "file" : "shipped",
            From = panel.Rounds[0].Round,
            To = panel.Rounds[^1].Round,
            Returns = panel.Source.ToString().ToLowerInvariant(),
            Assumption = panel.Assumption,
            Total = Json.Plain(request.Total),
            AtRuleChange = TierPolicyFile.WordOf(policy.AtRuleChange),
            ReviewWeeks = policy.ReviewWeeks,
            LastReview = standings.History.Reviews is [.., var last] ? last.At : null,
            NextReview = standings.History.NextReview,
            Tiers = Tiers(view, policy, standings, models),
            Models =
            [
                .. models
                    .OrderByDescending(m => policy.Tiers.ToList().FindIndex(t => t.Name == m.Tier))
                    .ThenBy(m => m.Needs.Count)
                    .ThenBy(m => m.Model, StringComparer.OrdinalIgnoreCase),
            ],
            Moves = TierMoves.Of(view, policy, standings.History),
            ProposedEpochs = Proposed(panel, policy, now),
            Replay = request.IsReplayed ? TierReplays.Run(asked, request, panel, standings.History) : null,
            Rules = panel.RuleSpans(),
            Skipped = panel.Skipped,
            SkippedRounds = [.. panel.SkippedRounds.Select(SkippedRoundsEntry.Of)],
        };
    }

    /// <summary>The tier in which a model stands until the next review: the start for one that has not been reviewed yet.</summary>
    internal static int TierOf(TierStandings standings, TierPolicy policy, TierDecision decision) =>
        standings.History.State.Standings.GetValueOrDefault(decision.Strategy)?.Tier ?? policy.Start;

    private static TierStandingEntry Entry(
        AsOfView view,
        TiersRequest request,
        TierStandings standings,
        TierDecision decision,
        double share
    )
    {
        var policy = request.Policy;
        var tier = TierOf(standings, policy, decision);
        var since = standings.History.State.Standings.GetValueOrDefault(decision.Strategy) ?? decision.Standing;
        // Of one that moves at the next review, nothing is missing: needs are those of whoever stays.
        var needs = decision.Move is TierMove.Stays or TierMove.Enters ? TierNeeds.Of(decision) : [];
        var lead = decision.Evidence.Mean(decision.Evidence.Leads(null));
        return new TierStandingEntry(
            decision.Strategy,
            policy.Tiers[tier].Name,
            since.Since,
            DateOnly.FromDateTime(view.Dates.StakeFixedAt(since.Since).UtcDateTime),
            since.Epoch,
            decision.Evidence.ResolvedRounds,
            decision.Evidence.IndependentRounds,
            Json.Number(lead.Value),
            Json.Number(lead.Value - lead.Half),
            Json.Number(lead.Value + lead.Half),
            decision.Evidence.Rule,
            tier + 1 < policy.Tiers.Count ? policy.Tiers[tier + 1].Name : null,
            decision.Move.ToString().ToLowerInvariant(),
            needs,
            needs.Count(n => n.What != TierNeeds.Hold) == 1,
            share,
            Json.Plain(decimal.Round(request.Total * (decimal)share, 6, MidpointRounding.ToZero))
        );
    }

    private static IReadOnlyList<TierEntry> Tiers(
        AsOfView view,
        TierPolicy policy,
        TierStandings standings,
        List<TierStandingEntry> models
    )
    {
        var isFree = view.Dates.RuleOf(standings.Round)?.Terms.Any(t => !t.IsFixed) ?? false;
        var kind = policy.SizeKind switch
        {
            TierSizeKind.Weight => "weight",
            TierSizeKind.Share => "share",
            _ => "nmr-per-round",
        };
        return
        [
            .. policy.Tiers.Select(t => new TierEntry(
                t.Name,
                Json.Plain(t.Size),
                kind,
                models.Count(m => m.Tier == t.Name),
                models.Where(m => m.Tier == t.Name).Sum(m => m.Share),
                t.Multipliers is { } m
                    ? Format.Multipliers(m.Items.Select(i => KeyValuePair.Create(i.Metric.Name, i.Value)))
                    : null,
                t.Multipliers is null ? null : isFree
            )),
        ];
    }

    /// <summary>The newest change of the rule, for models whose evidence began before it.</summary>
    private static IReadOnlyList<ProposedEpoch> Proposed(
        ReturnPanel panel,
        TierPolicy policy,
        IReadOnlyList<TierDecision> now
    )
    {
        if (policy.AtRuleChange == AtRuleChange.Reset || panel.Regimes() is not { Count: > 1 } regimes)
            return [];
        var (rule, first, _) = regimes[^1];
        var round = panel.Rounds[first].Round;
        string[] older =
        [
            .. now.Where(d => d.Standing.Epoch < round && d.Evidence.Regimes > 1)
                .Select(d => d.Strategy)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
        return older.Length == 0 ? [] : [new ProposedEpoch(round, Format.RuleId(rule?.Id), older)];
    }
}
