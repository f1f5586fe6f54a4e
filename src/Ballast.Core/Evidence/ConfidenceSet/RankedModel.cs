namespace Ballast.Core.Evidence.ConfidenceSet;

/// <summary>A model with its place and whether it can still be the best.</summary>
/// <param name="Model">The name.</param>
/// <param name="Rounds">Rounds it has.</param>
/// <param name="Mean">Mean of its values.</param>
/// <param name="Lead">Mean of its values less the mean of all models in the same round: fair to late starters. The ranking is by this.</param>
/// <param name="PValue">Its model-confidence-set p-value: below the level where it can be dropped. NaN with a shortage.</param>
/// <param name="CanBeBest">Whether it belongs to the set.</param>
internal sealed record RankedModel(string Model, int Rounds, double Mean, double Lead, double PValue, bool CanBeBest);
