using Ballast.Core.Allocation;
using Ballast.Core.Allocation.Methods;
using Ballast.Core.Questions.Allocate;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Plan.Targets;

/// <summary>Stakes by a method of <c>ballast allocate</c>. Models with too few rounds beside the others stay as they are.</summary>
internal sealed class MethodTarget(IAllocationMethod method) : IPlanTarget
{
    private const double Alpha = 0.05;

    public string Name => method.Name;

    public string Does => method.Explanation;

    public Outcome<TargetStakes> Divide(TargetRequest request) =>
        AllocationGround
            .FindMost(request.View, new ReturnRequest { Models = request.Models })
            .Then<AllocationGround, TargetStakes>(ground => Divide(request, ground));

    private Outcome<TargetStakes> Divide(TargetRequest request, AllocationGround ground)
    {
        var limits = WeightLimits.None(ground.Models.Count);
        var result = method.Solve(ground.Inputs(limits, Alpha, null));
        if (result.Status != AllocationStatus.Ok)
            return new Refusal(
                "no-weights",
                $"{Name} has no answer: {result.Reason}",
                NextStep.To("look how it compares", "allocate"),
                "Take --target equal, or look at: ballast allocate."
            );
        var taking = ground.Models.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = request.Models.Where(m => !taking.Contains(m)).ToList();
        var total = request.Total - kept.Sum(m => request.Staked.GetValueOrDefault(m));
        if (total < 0)
            return new Refusal(
                "too-young",
                $"{Format.Names(kept)} stay as they are, with too few rounds beside the others, and have more than the total."
            );
        var staked = decimal.Round(total * (decimal)result.Weights.Sum(), Shares.Places, MidpointRounding.ToZero);
        return new TargetStakes("method", Name, Stakes(ground, result, staked))
        {
            Evidence = [.. Evidence(ground, result, kept)],
            Warnings = method is PastBest ? ["The model with the best past is seldom the best afterwards."] : [],
        };
    }

    private static IReadOnlyDictionary<string, decimal> Stakes(
        AllocationGround ground,
        AllocationResult result,
        decimal total
    ) =>
        result.Weights.Sum() > 0
            ? Shares.Divide(total, [.. ground.Models.Select((m, i) => (m, (decimal)result.Weights[i]))])
            : ground.Models.ToDictionary(m => m, _ => 0m, StringComparer.OrdinalIgnoreCase);

    private IEnumerable<Notice> Evidence(AllocationGround ground, AllocationResult result, List<string> kept)
    {
        yield return (
            (Notice)
                $"{Name}: {method.Explanation}; from {Format.Rounds(ground.Rounds.Count)}, worth {Format.About(ground.IndependentRounds)} that share no days."
        ).Then("whether it beats equal weight when it is followed", "allocate");
        if (result.Reason is { } reason)
            yield return $"{Name}: {reason}";
        if (kept.Count > 0)
            yield return $"{Format.Names(kept)} stay as they are: too few rounds beside the others.";
    }
}
