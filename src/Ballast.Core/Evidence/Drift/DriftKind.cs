namespace Ballast.Core.Evidence.Drift;

/// <summary>What moved when a model's values changed.</summary>
internal enum DriftKind
{
    /// <summary>Too few rounds, or too few other models, to say.</summary>
    NotEnoughData,

    /// <summary>No alarm for this model.</summary>
    None,

    /// <summary>The field moved, and the model with it: its values changed the way the field's did, its lead did not.</summary>
    Field,

    /// <summary>Its lead over the field moved, and no change of the field is seen.</summary>
    Model,

    /// <summary>The field moved, and its lead over the field too.</summary>
    Both,

    /// <summary>Its values moved, and it cannot be known whether with the field or against it.</summary>
    Unclear,

    /// <summary>Its values or its lead moved where the rule changed: the regime's change, not the model's.</summary>
    Regime,
}
