using Ballast.Core.Allocation;
using Ballast.Core.Allocation.Methods;
using Ballast.Core.Risk.Measures;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Questions.Allocate;

/// <summary>Divides stake by each method, and follows each through the past.</summary>
internal static class AllocateComputation
{
    private const int FrontierPoints = 8;

    /// <summary>Answers the question.</summary>
    /// <returns>A refusal where a model is unknown, no round is complete, or the limits contradict each other.</returns>
    public static Outcome<AllocateAnswer> Run(Asked asked, AllocateRequest request) =>
        request.IsRaw
            ? RawReturns.Find(asked.View, request).Then(raw => OfRaw(asked, request, raw))
            : AllocationGround.Find(asked.View, request.Returns).Then(ground => OfPaid(asked, request, ground));

    private static Outcome<AllocateAnswer> OfRaw(Asked asked, AllocateRequest request, RawReturns raw) =>
        AllocateLimits
            .Find(asked.View, request, raw.Models)
            .Then<AllocateLimits, AllocateAnswer>(found =>
            {
                request = request with { MinShare = found.MinShare };
                var inputs = AllocationInputs.Of(
                    raw.Values,
                    1,
                    found.Limits,
                    request.Alpha,
                    isRaw: true,
                    request.MinMean
                );
                var solved = Solve(request, inputs, asked);
                return new AllocateAnswer
                {
                    Tournament = asked.View.Tournament.Slug(),
                    Rounds = raw.Rounds.Count,
                    From = raw.Rounds[0],
                    To = raw.Rounds[^1],
                    IndependentRounds = raw.Rounds.Count,
                    Models = raw.Models,
                    IsRaw = true,
                    Assumption = $"plain scores, {raw.Score}, without factor, clip and capital",
                    Total = found.Total,
                    Alpha = request.Alpha,
                    MeansKept = null,
                    CovarianceShrinkage = Shrinkage(inputs),
                    Methods = [.. request.Methods.Select((m, i) => Entry(m, solved[i], inputs, raw.Models, null))],
                    Frontier = Frontier(request, inputs),
                    TooYoung = [],
                    Rules = [],
                    Skipped = raw.Skipped,
                    SkippedRounds = [],
                };
            });

    private static Outcome<AllocateAnswer> OfPaid(Asked asked, AllocateRequest request, AllocationGround ground) =>
        AllocateLimits
            .Find(asked.View, request, ground.Models)
            .Then<AllocateLimits, AllocateAnswer>(found =>
            {
                request = request with { MinShare = found.MinShare };
                var inputs = ground.Inputs(found.Limits, request.Alpha, request.MinMean);
                var solved = Solve(request, inputs, asked);
                var walked = AllocateWalk.Run(asked, request, ground);
                return new AllocateAnswer
                {
                    Tournament = asked.View.Tournament.Slug(),
                    Rounds = ground.Rounds.Count,
                    From = ground.Rounds[0],
                    To = ground.Rounds[^1],
                    IndependentRounds = ground.IndependentRounds,
                    Models = ground.Models,
                    IsRaw = false,
                    Assumption = ground.Standing.Returns.Assumption,
                    Total = found.Total,
                    Alpha = request.Alpha,
                    MeansKept = ground.Models.Count < 2 ? null : Json.Number(inputs.Means.Kept.Average()),
                    CovarianceShrinkage = Shrinkage(inputs),
                    Methods =
                    [
                        .. request.Methods.Select(
                            (m, i) => Entry(m, solved[i], inputs, ground.Models, walked?.GetValueOrDefault(m.Name))
                        ),
                    ],
                    Frontier = Frontier(request, inputs),
                    Expiry = request.Returns.Assumptions.ForcedRule is null
                        ? EvidenceExpiry.Find(asked.View, ground.Standing.Stretch.Rule?.Id, ground.Standing.Stretch.To)
                        : null,
                    TooYoung = ground.Standing.TooYoung,
                    Rules = ground.Standing.Rules,
                    Skipped = ground.Skipped,
                    SkippedRounds = [.. ground.Standing.Returns.SkippedRounds.Select(SkippedRoundsEntry.Of)],
                };
            });

    private static AllocationResult[] Solve(AllocateRequest request, AllocationInputs inputs, Asked asked)
    {
        var solved = new AllocationResult[request.Methods.Count];
        Parallel.For(
            0,
            solved.Length,
            new ParallelOptions { CancellationToken = asked.Cancellation },
            i => solved[i] = Solve(request, request.Methods[i], inputs)
        );
        return solved;
    }

    /// <summary>What a method says with slots and a least share.</summary>
    internal static AllocationResult Solve(
        AllocateRequest request,
        IAllocationMethod method,
        AllocationInputs inputs
    ) => PrunedMethod.Solve(method, inputs, request.Slots ?? int.MaxValue, request.MinShare);

    private static AllocatedMethod Entry(
        IAllocationMethod method,
        AllocationResult result,
        AllocationInputs inputs,
        IReadOnlyList<string> models,
        OutOfSampleEntry? walked
    ) =>
        new(
            method.Name,
            method.Explanation,
            Status(result.Status),
            result.Reason,
            result
                .Weights.Select((weight, i) => (Model: models[i], Weight: weight))
                .Where(w => w.Weight > 0)
                .OrderByDescending(w => w.Weight)
                .ToDictionary(w => w.Model, w => w.Weight),
            result.Objective,
            result.Status == AllocationStatus.Ok ? InSample(inputs, result.Weights) : null,
            walked
        );

    private static InSampleEntry InSample(AllocationInputs inputs, IReadOnlyList<double> weights)
    {
        var mix = inputs.Mix(weights);
        return new InSampleEntry(
            mix.Average(),
            TailLoss.Cvar(mix, inputs.Alpha),
            mix.Length < 2 ? null : Json.Number(new Volatility().Compute(mix)),
            new AdditiveDrawdown().Compute(mix)
        );
    }

    private static double? Shrinkage(AllocationInputs inputs) =>
        inputs.Rounds < 2 ? null : Json.Number(inputs.Covariance.Shrinkage);

    private static List<FrontierPoint> Frontier(AllocateRequest request, AllocationInputs inputs)
    {
        var points = new List<FrontierPoint>();
        if (!request.Methods.Any(m => m is MinCvar) || inputs.Models < 2)
            return points;
        var safest = MinCvar.Solve(inputs, null);
        if (safest.Status != AllocationStatus.Ok)
            return points;
        var (least, most) = (inputs.MeanOf(safest.Weights), inputs.Means.Values.Max());
        for (var k = 0; k < FrontierPoints; k++)
        {
            var mean = least + ((most - least) * k / (FrontierPoints - 1));
            // A cap can keep a mix from the mean of the best model: the frontier ends before.
            var point = MinCvar.Solve(inputs, mean);
            if (point.Status == AllocationStatus.Ok)
                points.Add(new FrontierPoint(mean, point.Objective!.Value));
        }
        return points;
    }

    private static string Status(AllocationStatus status) =>
        status switch
        {
            AllocationStatus.Ok => "ok",
            AllocationStatus.IllPosed => "ill-posed",
            AllocationStatus.NotEnoughData => "not-enough-data",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };
}
