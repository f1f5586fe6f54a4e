using Ballast.Core.Evidence.WalkForward;

namespace Ballast.Core.Workflows.Documents;

/// <summary>A mean with its 95 % interval.</summary>
/// <param name="Value">null with a shortage.</param>
/// <param name="Low">Lower end; null with a shortage.</param>
/// <param name="High">Upper end; null with a shortage.</param>
/// <param name="EffectiveSteps">What the steps are worth in independent ones; null with a shortage.</param>
/// <param name="Shortage">Why there is no figure; null where there is one.</param>
public sealed record EstimateEntry(
    double? Value,
    double? Low,
    double? High,
    double? EffectiveSteps,
    ShortageEntry? Shortage
)
{
    /// <summary>The entry of an estimate.</summary>
    internal static EstimateEntry Of(Estimate estimate) =>
        new(
            Json.Number(estimate.Value),
            Json.Number(estimate.Low),
            Json.Number(estimate.High),
            Json.Number(estimate.EffectiveSteps),
            ShortageEntry.Of(estimate.Shortage)
        );
}
