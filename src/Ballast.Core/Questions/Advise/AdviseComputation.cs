using Ballast.Core.Evidence.Leading;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Owning;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.RuleChanges;
using Ballast.Core.Workflows.Stakes;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Advise;

/// <summary>Says of each stake whether to keep, raise, lower or stop it. Nothing is moved that chance could explain.</summary>
internal static class AdviseComputation
{
    /// <summary>A stake is halved and not taken away where a model only lags: how much it lags is known far worse than that it does.</summary>
    private const decimal LoweredTo = 0.5m;

    /// <summary>No stake is more than doubled at a time, for the same reason.</summary>
    private const decimal RaisedTo = 2m;

    /// <summary>Answers the question.</summary>
    /// <returns>A refusal where a model is unknown or no round in range has a return.</returns>
    public static Outcome<AdviseAnswer> Run(AsOfView view, ReturnRequest request) => Run(view, request, Stakes(view));

    /// <summary>The same with stakes that somebody else knows.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="request">Models, rounds and how they are paid.</param>
    /// <param name="stakes">NMR by model.</param>
    public static Outcome<AdviseAnswer> Run(
        AsOfView view,
        ReturnRequest request,
        IReadOnlyDictionary<string, decimal> stakes
    )
    {
        var asked = request.Models.Count > 0 ? request : request with { Models = Own(view, stakes) };
        return StandingReturns
            .Find(view, asked)
            .Then<StandingReturns, AdviseAnswer>(standing =>
                Answer(view, standing, stakes) with
                {
                    Expiry = request.Assumptions.ForcedRule is null
                        ? EvidenceExpiry.Find(view, standing.Stretch.Rule?.Id, standing.Stretch.To)
                        : null,
                }
            );
    }

    /// <summary>Models of the synced account; without one those with an open stake; without any all.</summary>
    private static IReadOnlyList<string> Own(AsOfView view, IReadOnlyDictionary<string, decimal> stakes)
    {
        var own = view.KeepsAccounts ? OwnModels.Find(view, view.AccountFacts) : [];
        return own.Count > 0 ? own : [.. stakes.Keys.Order(StringComparer.OrdinalIgnoreCase)];
    }

    private static Dictionary<string, decimal> Stakes(AsOfView view) =>
        StakesNow.Find(view).ToDictionary(s => s.Model, s => s.Stake.Amount, StringComparer.OrdinalIgnoreCase);

    private static AdviseAnswer Answer(
        AsOfView view,
        StandingReturns standing,
        IReadOnlyDictionary<string, decimal> stakes
    )
    {
        var test = LeadTest.Run(standing.Panel, standing.Stretch.Overlap);
        var isStaked = standing.Panel.Models.Any(m => stakes.GetValueOrDefault(m) > 0);
        var lines = Lines(standing, test, isStaked ? stakes : null);
        var shortage = test.Shortage is { } s ? standing.Stretch.ToCome.Dated(s) : null;
        return new AdviseAnswer
        {
            Tournament = view.Tournament.Slug(),
            AsOf = view.AsOf,
            Verdict =
                shortage is not null ? "not-enough-data"
                : lines.Exists(l => l.Action is "raise" or "lower" or "stop") ? "move"
                : "leave",
            From = standing.Stretch.From,
            To = standing.Stretch.To,
            Rounds = standing.Stretch.Count,
            IndependentRounds = standing.Stretch.Worth,
            Shortage = ShortageEntry.Of(shortage),
            Returns = standing.Returns.Source.ToString().ToLowerInvariant(),
            Assumption = standing.Returns.Assumption,
            Staked = isStaked ? Json.Plain(lines.Sum(l => l.Stake ?? 0)) : null,
            NoOpenStakes = isStaked ? null : OpenStakeKnowledge.WhyUnknown(view, standing.Panel.Models),
            MovesSystems = isStaked && StakesNow.IsMoving(view),
            Unassigned = isStaked ? Json.Plain(lines.Sum(l => (l.Stake ?? 0) - (l.Target ?? 0))) : null,
            LockRounds = LockRounds(standing),
            Models = [.. lines.OrderBy(l => Order(l.Action)).ThenBy(l => l.Model, StringComparer.OrdinalIgnoreCase)],
            TooYoung = standing.TooYoung,
            Rules = standing.Rules,
            Skipped = standing.Returns.Skipped,
            SkippedRounds = [.. standing.Returns.SkippedRounds.Select(SkippedRoundsEntry.Of)],
        };
    }

    private static List<AdvisedModel> Lines(
        StandingReturns standing,
        LeadTest test,
        IReadOnlyDictionary<string, decimal>? stakes
    )
    {
        var known = test.Models.ToDictionary(m => m.Model);
        var targets = Targets(standing.Panel.Models, known, stakes);
        var common = test.Models.Count == 0 ? 0 : test.Models.Average(m => m.Mean);
        return
        [
            .. standing.Panel.Models.Select(
                (model, row) =>
                {
                    var stake = stakes?.GetValueOrDefault(model);
                    if (!known.TryGetValue(model, out var estimate))
                        return Young(standing, test, model, row, stake);
                    var action = Action(estimate);
                    return new AdvisedModel(
                        model,
                        action,
                        Plain(stake),
                        stakes is null ? null : Plain(targets[model]),
                        estimate.Rounds,
                        estimate.Mean,
                        estimate.Lead,
                        estimate.LeadLow,
                        estimate.LeadHigh,
                        estimate.LeadPValue,
                        estimate.LossPValue,
                        Why(action, estimate),
                        stakes is null || action == "keep"
                            ? null
                            : IfWrong(standing, stake!.Value - targets[model], common)
                    );
                }
            ),
        ];
    }

    private static AdvisedModel Young(StandingReturns standing, LeadTest test, string model, int row, decimal? stake)
    {
        var rounds = standing.Values[row].Count(double.IsFinite);
        var why =
            test.Shortage is { } shortage ? $"Not enough data: {shortage.Reason}."
            : test.LeftOut.FirstOrDefault(m => m.Model == model) is { } left ? $"Not compared: {left.Reason}."
            : "Not compared.";
        return new AdvisedModel(
            model,
            "too-young",
            Plain(stake),
            Plain(stake),
            rounds,
            null,
            null,
            null,
            null,
            null,
            null,
            why,
            null
        );
    }

    private static string Action(LeadEstimate estimate) =>
        estimate.LossPValue <= LeadTest.Level ? "stop"
        : estimate.LeadPValue > LeadTest.Level ? "keep"
        : estimate.Lead < 0 ? "lower"
        : "raise";

    private static string Why(string action, LeadEstimate estimate) =>
        action switch
        {
            "stop" =>
                $"It loses: {Format.Percent(estimate.Mean, 3)} a round on average; where nothing but chance is at work, some model looks as bad in {Chance(estimate.LossPValue)} of pasts.",
            "lower" or "raise" =>
                $"It brought {Format.Percent(estimate.Lead, 3)} a round against the mean of all models; where nothing but chance is at work, some model lies as far from it in {Chance(estimate.LeadPValue)} of pasts.",
            _ => "It is not shown to differ from the mean of all models.",
        };

    private static string Chance(double pValue) =>
        pValue < 0.001 ? "fewer than 1 of 1,000" : $"{Format.PlainPercent(pValue)}";

    /// <summary>What is set free goes to raised models by their stakes, none more than doubled; the rest stays unassigned.</summary>
    private static Dictionary<string, decimal> Targets(
        IReadOnlyList<string> models,
        Dictionary<string, LeadEstimate> known,
        IReadOnlyDictionary<string, decimal>? stakes
    )
    {
        var targets = models.ToDictionary(m => m, m => stakes?.GetValueOrDefault(m) ?? 0);
        if (stakes is null)
            return targets;
        var free = 0m;
        foreach (var model in models.Where(known.ContainsKey))
        {
            var kept = Action(known[model]) switch
            {
                "stop" => 0,
                "lower" => LoweredTo,
                _ => 1,
            };
            free += targets[model] * (1 - kept);
            targets[model] *= kept;
        }
        var raised = models.Where(m => known.TryGetValue(m, out var e) && Action(e) == "raise").ToList();
        var staked = raised.Sum(m => targets[m]);
        if (staked <= 0)
            return targets;
        var factor = Math.Min(RaisedTo, 1 + (free / staked));
        foreach (var model in raised)
            targets[model] = new Nmr(targets[model] * factor).Amount;
        return targets;
    }

    /// <summary>Where models are equal in truth a move brings nothing, and under legacy staking what is released earns nothing until its lock ends.</summary>
    private static decimal? IfWrong(StandingReturns standing, decimal moved, double common)
    {
        if (moved <= 0)
            return 0;
        var isLegacy = standing.Stretch.Rule?.Staking != StakingSystem.AtomicPerRound;
        return isLegacy && common > 0
            ? Json.Plain(decimal.Round(moved * (decimal)(common * LockRounds(standing)), 6))
            : 0;
    }

    private static int LockRounds(StandingReturns standing) => PayoutRule.OverlapOf(standing.Stretch.Rule);

    private static decimal? Plain(decimal? amount) => amount is { } a ? Json.Plain(a) : null;

    private static int Order(string action) => Array.IndexOf(["stop", "lower", "raise", "keep", "too-young"], action);
}
