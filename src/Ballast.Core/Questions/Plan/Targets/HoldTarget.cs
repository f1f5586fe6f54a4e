using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Plan.Targets;

/// <summary>Every model as it is; another total is divided as the stakes are. With less than now it shrinks all alike.</summary>
internal sealed class HoldTarget : IPlanTarget
{
    public string Name => "hold";

    public string Does => "the stakes as they are, in proportion where the total is another";

    public Outcome<TargetStakes> Divide(TargetRequest request)
    {
        var staked = request.Models.Select(m => (Model: m, Weight: request.Staked.GetValueOrDefault(m))).ToList();
        var sum = staked.Sum(s => s.Weight);
        if (sum == request.Total)
            return new TargetStakes(
                "method",
                Name,
                staked.ToDictionary(s => s.Model, s => s.Weight, StringComparer.OrdinalIgnoreCase)
            );
        return sum > 0
            ? new TargetStakes("method", Name, Shares.Divide(request.Total, staked))
            : new Refusal(
                "nothing-staked",
                $"Nothing is staked that could be held in proportion. Take {Notice.Option("target")} equal, or say MODEL=NMR."
            );
    }
}
