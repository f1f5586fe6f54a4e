using Ballast.Core.Store;

namespace Ballast.Core.Questions.Plan.Targets;

/// <summary>The same stake for each model: what every other way must beat first.</summary>
internal sealed class EqualTarget : IPlanTarget
{
    public string Name => "equal";

    public string Does => "the same stake for each model";

    public Outcome<TargetStakes> Divide(TargetRequest request) =>
        new TargetStakes("method", Name, Shares.Divide(request.Total, [.. request.Models.Select(m => (m, 1m))]))
        {
            Evidence =
            [
                "Equal weight rests on no past result: it is what a choice of models has to beat before it is worth its cost.",
            ],
        };
}
