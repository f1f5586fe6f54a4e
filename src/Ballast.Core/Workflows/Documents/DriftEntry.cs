namespace Ballast.Core.Workflows.Documents;

/// <summary>Changes of level: of the field, of models against their own past, and of models against the field.</summary>
/// <param name="Values">return, or the score that was looked at.</param>
/// <param name="Boundary">First round under the new rule, where the change at a rule change was asked for; null inside a regime.</param>
/// <param name="Overlap">Rounds in a row that share days.</param>
/// <param name="Level">Chance of a false alarm: of the field, of all own pasts together, of all leads together (Holm).</param>
/// <param name="Tested">Models whose lead was tested.</param>
/// <param name="Field">Change of the common level of all models.</param>
/// <param name="Models">One entry a model.</param>
/// <param name="Sentences">In words.</param>
public sealed record DriftEntry(
    string Values,
    int? Boundary,
    int Overlap,
    double Level,
    int Tested,
    LevelChangeEntry Field,
    IReadOnlyList<ModelDriftEntry> Models,
    IReadOnlyList<string> Sentences
);

/// <summary>Whether a model changed.</summary>
/// <param name="Model">The model.</param>
/// <param name="Kind">not-enough-data, none, field, model, both, unclear or regime.</param>
/// <param name="Own">Against its own past.</param>
/// <param name="Lead">Against the field: its values less the common level of the others.</param>
public sealed record ModelDriftEntry(string Model, string Kind, LevelChangeEntry Own, LevelChangeEntry Lead);

/// <summary>Change of one level. The place is an estimate and has no interval.</summary>
/// <param name="Rounds">Rounds that were looked at.</param>
/// <param name="IsAlarm">Whether it is shown, at the level of the family.</param>
/// <param name="LastBefore">Last round before the change, whether or not there is an alarm; null with a shortage or where nothing varies.</param>
/// <param name="Before">Mean up to there; null with a shortage.</param>
/// <param name="After">Mean after it; null with a shortage.</param>
/// <param name="Difference">After less before; null with a shortage. Too large on average, because the place was chosen for it.</param>
/// <param name="HalfWidth">Half of the 95 % interval of the difference, the place taken as known; null with a shortage.</param>
/// <param name="PValue">Of this series alone, at least 0.0001; null with a shortage.</param>
/// <param name="FamilyPValue">Of all series that were tested together (Holm); null with a shortage.</param>
/// <param name="Shortage">Why there is no answer; null where there is one.</param>
public sealed record LevelChangeEntry(
    int Rounds,
    bool IsAlarm,
    int? LastBefore,
    double? Before,
    double? After,
    double? Difference,
    double? HalfWidth,
    double? PValue,
    double? FamilyPValue,
    ShortageEntry? Shortage
);
