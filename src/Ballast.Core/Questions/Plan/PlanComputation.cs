using Ballast.Core.Ledger.Rules;
using Ballast.Core.Payouts;
using Ballast.Core.Planning;
using Ballast.Core.Questions.Plan.Path;
using Ballast.Core.Questions.Plan.Targets;
using Ballast.Core.Questions.Plan.Warnings;
using Ballast.Core.Questions.Rules;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Plan;

/// <summary>Makes the dated plan from the stakes of now to a target.</summary>
internal static class PlanComputation
{
    /// <summary>Makes it.</summary>
    /// <param name="asked">What is known.</param>
    /// <param name="request">The question.</param>
    /// <returns>A refusal where a model is not known, nothing of the account is, or the target cannot be divided.</returns>
    public static Outcome<StakePlan> Run(Asked asked, PlanRequest request)
    {
        var view = asked.View;
        var next = view.Dates.FirstFixedAfter(view.AsOf);
        if (view.Rules.At(next).Rule is not { } rule)
            return new Refusal("unknown-rule", $"No payout rule is known for round {next}, the next one to close.");
        var scope = new PlanScope(view, next);
        var names = request.Target.Stated is { } stated ? [.. stated.Rows.Select(r => r.Model)] : request.Models;
        return scope
            .Models(names)
            .Then(models =>
                Target(asked, request, scope, models)
                    .Then<TargetStakes, StakePlan>(target => Plan(asked, request, scope, rule, target))
            );
    }

    private static Outcome<TargetStakes> Target(
        Asked asked,
        PlanRequest request,
        PlanScope scope,
        IReadOnlyList<string> models
    )
    {
        var stakes = scope.Stakes(models);
        var staked = models.ToDictionary(
            m => m,
            m => PlanScope.Effective(stakes[m]).Amount,
            StringComparer.OrdinalIgnoreCase
        );
        if (scope.Facts.Balances.Count == 0 && staked.Values.All(s => s == 0))
            return new Refusal(
                "nothing-known",
                "Neither a wallet nor a stake of these models is known.",
                NextStep.To("bring stakes in", "sync", "--account"),
                "Run `ballast sync --account`, or import a table with stakes (docs/import.md)."
            );
        var total = request.Total ?? staked.Values.Sum();
        var divided = new TargetRequest(asked.View, models, total, staked)
        {
            Tiers = request.Tiers,
            IsByStrategy = request.IsByStrategy,
            Cancellation = asked.Cancellation,
        };
        var made = request.Target switch
        {
            { Stated: { IsNmr: true } amounts } => Stated(amounts, models, amounts.Rows.Select(r => r.Amount)),
            { Stated: { } weights } => Weighted(weights, models, total),
            { Method: { } method } => method.Divide(divided),
            _ => throw new InvalidOperationException("A target is a method or stated."),
        };
        if (request.IsUsual)
            made = made.Then<TargetStakes, TargetStakes>(t =>
                t with
                {
                    Source = PlanTarget.Usual,
                    Warnings = [.. AdviseTarget.Beside(divided), .. t.Warnings],
                }
            );
        return made.Then<TargetStakes, TargetStakes>(target =>
            request.Total is not null || request.Target.Stated is { IsNmr: true }
                ? target
                : target with
                {
                    Evidence = [.. target.Evidence, TotalInWords(asked, scope, total)],
                }
        );
    }

    private static Notice TotalInWords(Asked asked, PlanScope scope, decimal total)
    {
        if (scope.IsAtomic)
            return $"The total is what these models have set for a round, times the {StakingRules.Overlap(asked.View.Tournament)} rounds that will be open at once: {Text.Format.Nmr(total)} NMR. What is locked today is another sum (see the ladder). Another total: {Notice.Option("total")} NMR.";
        return $"The total is what these models have now, changes on their way included: {Text.Format.Nmr(total)} NMR. Another one: {Notice.Option("total")} NMR.";
    }

    private static Outcome<TargetStakes> Weighted(StatedTarget weights, IReadOnlyList<string> models, decimal total)
    {
        var sum = weights.Rows.Sum(r => r.Amount);
        if (sum == 0)
            return new Refusal(
                "bad-weights",
                $"All weights are 0. To release everything say {Notice.Option("target")} equal {Notice.Option("total")} 0."
            );
        var stakes = Shares.Divide(total, [.. models.Zip(weights.Rows, (m, r) => (m, r.Amount))]);
        return Stated(weights, models, models.Select(m => stakes[m]));
    }

    private static Outcome<TargetStakes> Stated(
        StatedTarget stated,
        IReadOnlyList<string> models,
        IEnumerable<decimal> nmr
    ) =>
        new TargetStakes(
            stated.Source,
            stated.Name,
            models.Zip(nmr).ToDictionary(m => m.First, m => Json.Plain(m.Second), StringComparer.OrdinalIgnoreCase)
        )
        {
            Evidence =
            [
                $"The target was written down by its owner{(stated.Source == "file" ? $" in {stated.Name}" : "")}; nothing was computed for it.",
            ],
        };

    private static StakePlan Plan(
        Asked asked,
        PlanRequest request,
        PlanScope scope,
        PayoutRule rule,
        TargetStakes wanted
    )
    {
        var view = asked.View;
        var staked = wanted.Stakes.Keys.ToDictionary(
            m => m,
            m => PlanScope.Effective(scope.Stakes(m)).Amount,
            StringComparer.OrdinalIgnoreCase
        );
        var held = HeldRaises.Find(view, wanted, staked);
        var target = held.Target;
        var aims = scope.Aims(target.Stakes);
        var walk = PathWalk.Run(view, aims, scope.Open);
        var path = new PlannedPath(view, target, staked, walk);
        var rules = RuleSpan.Of(
            walk.Schedule.Moments.Where(m => m.IsClose).Select(m => (m.Round, view.Dates.RuleOf(m.Round)))
        );
        return PlanFile.Sealed(
            new StakePlan
            {
                Tournament = view.Tournament.Slug(),
                AsOf = view.AsOf,
                ExpiresAt = request.ExpiresHours is { } hours
                    ? view.AsOf.AddHours(hours)
                    : view.Dates.StakeFixedAt(scope.Next),
                Staking = RuleEntry.WordOf(rule.Staking),
                Target = new PlanTarget(target.Source, target.Name, Json.Plain(target.Total), Ordered(target.Stakes)),
                State = new PlanState(
                    Wallets(aims),
                    [.. target.Stakes.Keys.Order(StringComparer.OrdinalIgnoreCase).Select(m => State(scope, m))]
                ),
                Moves = walk.Moves,
                Waiting =
                [
                    .. PlanWaits
                        .Find(scope, target.Stakes, walk)
                        .Concat(held.Waiting)
                        .OrderBy(w => w.Model, StringComparer.OrdinalIgnoreCase),
                ],
                Days = walk.Record.Days,
                Cost = walk.Record.Cost(walk.Schedule.Moments.Last(m => m.IsClose).Round),
                Swaps = SlotSwaps.Find(view, walk),
                Evidence = [.. target.Evidence, .. PlanEvidence.Find(scope, target, walk)],
                Warnings =
                [
                    .. held.Warnings,
                    .. PlanWarnings.Find(path, asked.Cancellation),
                    .. RuleSpan.Notes(rules).Select(n => $"{n.Rounds}: {n.Remark}"),
                ],
            }
        );
    }

    /// <summary>In the order of names, so that the same plan has the same text.</summary>
    private static Dictionary<string, decimal> Ordered(IReadOnlyDictionary<string, decimal> stakes) =>
        stakes.OrderBy(s => s.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(s => s.Key, s => Json.Plain(s.Value));

    private static IReadOnlyList<PlanWallet> Wallets(IEnumerable<AccountAim> aims) =>
        [
            .. aims.Where(a => a.Account is not null)
                .Select(a => new PlanWallet(
                    a.Account!,
                    a.Balance?.Available is { } nmr ? Json.Plain(nmr.Amount) : null
                )),
        ];

    private static PlanModel State(PlanScope scope, string model)
    {
        var now = scope.Stakes(model);
        var opening = now.Opening;
        var reported = scope.Facts.Settings.FirstOrDefault(s =>
            s.Model.Equals(model, StringComparison.OrdinalIgnoreCase)
        );
        return new PlanModel(
            now.Model,
            scope.Account(now),
            Json.Plain(opening.Stake.Amount + opening.Positions.Sum(p => p.Stake.Amount)),
            Json.Plain(opening.Held.Amount),
            opening.Release is { } release ? Json.Plain(release.TakenFrom(opening.Stake).Amount) : null,
            reported?.PerRound is { } perRound ? Json.Plain(perRound.Amount) : null,
            reported?.Mode?.ToString().ToLowerInvariant()
        );
    }
}
