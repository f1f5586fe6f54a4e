using Ballast.Core.Questions.Advise;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Plan.Targets;

/// <summary>Stakes as <c>ballast advise</c> says: nothing is moved that chance could explain. What becomes free and no raise takes is not staked again.</summary>
internal sealed class AdviseTarget : IPlanTarget
{
    public string Name => "advise";

    public string Does => "the stakes as advised: nothing is moved that chance could explain";

    public Outcome<TargetStakes> Divide(TargetRequest request) =>
        AdviseComputation
            .Run(request.View, new ReturnRequest { Models = request.Models }, request.Staked)
            .Then<AdviseAnswer, TargetStakes>(advice => new TargetStakes("advise", Name, Stakes(request, advice))
            {
                Evidence = [AdviseText.First(advice), .. Whys(advice)],
            });

    /// <summary>What is advised, beside a plan for a target that nobody chose; nothing where that cannot be said.</summary>
    public static IEnumerable<Notice> Beside(TargetRequest request)
    {
        if (
            AdviseComputation.Run(request.View, new ReturnRequest { Models = request.Models }, request.Staked)
            is Outcome<AdviseAnswer>.Done { Value: var advice }
        )
            yield return $"What is advised, as target advise: {AdviseText.First(advice)}";
    }

    private static Dictionary<string, decimal> Stakes(TargetRequest request, AdviseAnswer advice) =>
        advice.Models.ToDictionary(
            m => m.Model,
            m =>
                decimal.Round(
                    m.Target ?? request.Staked.GetValueOrDefault(m.Model),
                    Shares.Places,
                    MidpointRounding.ToZero
                ),
            StringComparer.OrdinalIgnoreCase
        );

    private static IEnumerable<string> Whys(AdviseAnswer advice) =>
        advice
            .Models.Where(m => m.Action is "raise" or "lower" or "stop")
            .Select(m => $"{m.Model}: {m.Action}. {m.Why}");
}
