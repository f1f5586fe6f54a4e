namespace Ballast.Core.Registry;

/// <summary>How alike two files of predictions are.</summary>
/// <param name="Kind">The strongest thing that can be said.</param>
/// <param name="Correlation">Of the ranks of the ids that both have, estimated; 1 where the order is the same.</param>
/// <param name="StandardError">Of that; 0 where it is exact.</param>
/// <param name="SharedIds">Share of the ids of the smaller file that the other has, estimated; 1 where all are the same.</param>
public readonly record struct Likeness(LikenessKind Kind, double Correlation, double StandardError, double SharedIds)
{
    /// <summary>Whether Numerai scores both the same: it ranks what is handed in.</summary>
    public bool IsSame => Kind != LikenessKind.Correlated;
}

/// <summary>What two files of predictions have in common, the strongest first.</summary>
public enum LikenessKind
{
    /// <summary>The same number for every id.</summary>
    Identical,

    /// <summary>The same numbers but for rounding: to 6 digits, or to 32-bit floats.</summary>
    Rounded,

    /// <summary>Other numbers in the same order: ranked, scaled, raised. Numerai ranks them, so they score the same.</summary>
    SameOrder,

    /// <summary>The correlation tells how alike they are.</summary>
    Correlated,
}

/// <summary>Words for it.</summary>
public static class LikenessKinds
{
    /// <summary>identical, rounded, same-order or correlated.</summary>
    public static string Word(this LikenessKind kind) =>
        kind switch
        {
            LikenessKind.Identical => "identical",
            LikenessKind.Rounded => "rounded",
            LikenessKind.SameOrder => "same-order",
            _ => "correlated",
        };
}
