namespace Ballast.Core.Evidence.Drift;

/// <summary>Which levels of a panel changed.</summary>
/// <param name="Boundary">First round of the new regime, where the change at a boundary was asked for; null inside a regime.</param>
/// <param name="Overlap">Rounds in a row that share days.</param>
/// <param name="Level">Chance of a false alarm: of the field, of all own pasts together, of all leads together.</param>
/// <param name="Tested">Models whose lead was tested: the family that the level holds for.</param>
/// <param name="Field">Change of the common level of all models.</param>
/// <param name="Models">One entry a model, in the order of the panel.</param>
internal sealed record DriftEvidence(
    int? Boundary,
    int Overlap,
    double Level,
    int Tested,
    LevelChange Field,
    IReadOnlyList<ModelDrift> Models
)
{
    /// <summary>The same, with the day by which each shortage will be over.</summary>
    public DriftEvidence Dated(RoundsToCome toCome) =>
        this with
        {
            Field = Field.Dated(toCome),
            Models = [.. Models.Select(m => m with { Own = m.Own.Dated(toCome), Lead = m.Lead.Dated(toCome) })],
        };
}

/// <summary>Whether a model changed.</summary>
/// <param name="Model">The name.</param>
/// <param name="Kind">What moved.</param>
/// <param name="Own">Against its own past: change of its values.</param>
/// <param name="Lead">Against the field: change of its values less the common level of the other models in the same rounds.</param>
internal sealed record ModelDrift(string Model, DriftKind Kind, LevelChange Own, LevelChange Lead);
