namespace Ballast.Core.Risk;

/// <summary>What a measure counts in.</summary>
public enum MeasureUnit
{
    /// <summary>A share of the stake, or of the rounds; shown to people in percent.</summary>
    Share,

    /// <summary>A number without a unit.</summary>
    Ratio,

    /// <summary>A number of rounds.</summary>
    Rounds,
}
